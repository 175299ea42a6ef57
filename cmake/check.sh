#!/bin/sh
# SPDX-License-Identifier: MIT
# sh cmake/check.sh [PRESET [KIND]]: installs what is missing, builds csm (preset dev) and runs every test, or those of a kind.
set -eu
cd "$(dirname "$0")/.."

preset=${1:-dev}
kind=${2:-}
log=build/$preset/test.log

sh cmake/setup.sh test
sh cmake/build.sh "$preset" "${kind:+csm_${kind}_tests}"
echo "csm: running the tests${kind:+ of kind $kind}"
if ! ctest --preset "$preset" ${kind:+-L "$kind"} >"$log" 2>&1; then
    grep -vE '^ *[0-9]+/[0-9]+ Test .* Passed |^ *Start +[0-9]+:' "$log" | tail -n 200 >&2
    echo "csm: tests failed; the whole log is $log" >&2
    exit 1
fi
sed -n '/tests passed/,$p' "$log"
