#!/bin/sh
# SPDX-License-Identifier: MIT
# sh cmake/build.sh PRESET [TARGET [CMAKE-ARGUMENT...]]: configures and builds a preset; shows the log only when that fails.
set -eu
cd "$(dirname "$0")/.."

preset=$1
target=${2:-all}
shift
[ $# -eq 0 ] || shift

log=build/$preset/build.log
mkdir -p "build/$preset"
hint=' (takes a few minutes)'
[ ! -e "build/$preset/build.ninja" ] || hint=
echo "csm: building preset $preset$hint"
if ! { cmake --preset "$preset" "$@" && cmake --build --preset "$preset" --target "$target"; } >"$log" 2>&1; then
    sed -nE '/^FAILED: |CMake Error|error:/,$p' "$log" | head -n 60 >&2
    echo "csm: the build failed; the whole log is $log" >&2
    exit 1
fi
