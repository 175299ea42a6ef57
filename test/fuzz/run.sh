#!/bin/sh
# SPDX-License-Identifier: MIT
# sh test/fuzz/run.sh TARGET [SECONDS]: builds a fuzz target with Clang and runs it. What it finds goes to build/fuzz/findings,
# the inputs that it learns to build/fuzz/corpus/TARGET.
set -eu
cd "$(dirname "$0")/../.."

target=$1
seconds=${2:-600}
corpus=$PWD/build/fuzz/corpus/$target

[ -n "${CSM_NO_BUILD:-}" ] || sh cmake/build.sh fuzz "csm_fuzz_$target"
mkdir -p "$corpus" build/fuzz/findings
exec nice -n 10 "build/fuzz/test/csm_fuzz_$target" \
    -max_total_time="$seconds" -max_len=8192 -timeout=60 -rss_limit_mb=4096 -print_final_stats=1 \
    -dict="$PWD/test/fuzz/csm.dict" -artifact_prefix="$PWD/build/fuzz/findings/$target-" \
    "$corpus" "$PWD/test/fuzz/corpus/$target"
