#!/bin/sh
# SPDX-License-Identifier: MIT
# sh cmake/check.sh [PRESET]: installs what is missing, builds csm (preset dev) and runs every test.
set -eu
cd "$(dirname "$0")/.."

preset=${1:-dev}
log=build/$preset/test.log

sh cmake/setup.sh test
sh cmake/build.sh "$preset"
echo "csm: running the tests"
if ! ctest --preset "$preset" >"$log" 2>&1; then
    grep -vE '^ *[0-9]+/[0-9]+ Test .* Passed |^ *Start +[0-9]+:' "$log" | tail -n 200 >&2
    echo "csm: tests failed; the whole log is $log" >&2
    exit 1
fi
sed -n '/tests passed/,$p' "$log"
