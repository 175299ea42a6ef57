#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what is missing, builds csm and runs it on the sample portfolio.
set -eu
cd "$(dirname "$0")/.."

sh cmake/setup.sh run
sh cmake/build.sh release csm_manual -DCSM_BUILD_BENCHMARKS=OFF -DCSM_LINK_TIME_OPTIMISATION=OFF
echo "csm: ./build/release/csm report data/samples/portfolio.json --as-of 2026-12-01"
exec ./build/release/csm report data/samples/portfolio.json --as-of 2026-12-01
