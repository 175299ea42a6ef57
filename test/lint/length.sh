#!/bin/sh
# SPDX-License-Identifier: MIT
# A source has at most 500 lines and a header 160; past that it is two nouns.
cd "$1" || exit 2
status=0
for file in $(find cmd include lib -type f \( -name '*.cpp' -o -name '*.hpp' \)); do
    case $file in
        *.hpp) most=160 ;;
        *) most=500 ;;
    esac
    lines=$(wc -l <"$file")
    if [ "$lines" -gt "$most" ]; then
        echo "$file: $lines lines, more than $most; split it by noun"
        status=1
    fi
done
exit $status
