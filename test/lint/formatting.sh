#!/bin/sh
# SPDX-License-Identifier: MIT
# Every source is as clang-format leaves it.
cd "$1" || exit 2
if ! command -v clang-format >/dev/null; then
    echo "clang-format is not installed; \"sh cmake/setup.sh develop\" installs it"
    exit 77
fi
find cmd include lib test -type f '(' -name '*.cpp' -o -name '*.hpp' ')' -print0 | xargs -0 clang-format --dry-run --Werror
