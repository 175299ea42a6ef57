#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what is missing, builds csm and packs it: build/release/csm_VERSION_ARCHITECTURE.deb.
set -eu
cd "$(dirname "$0")/.."

sh cmake/setup.sh package
sh cmake/build.sh release csm_manual -DCSM_BUILD_BENCHMARKS=OFF
log=build/release/package.log
if ! cpack --preset release >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "csm: the package could not be made; the whole log is $log" >&2
    exit 1
fi
sed -n 's/^CPack: - package: \(.*\) generated\.$/csm: \1/p' "$log"
