#!/bin/sh
# SPDX-License-Identifier: MIT
# What the pages for contributors name is there: paths of files and folders, patterns, and single sources and headers.
cd "$1" || exit 2
status=0

for page in docs/architecture.md CONTRIBUTING.md; do
    named=$(grep -oE '(^|[^A-Za-z0-9_./])(cmake|cmd|data|docs|include|lib|test)(/[A-Za-z0-9_.*-]+)+' "$page" |
        sed -E 's/^[^a-z]//; s/[.]*$//' | LC_ALL=C sort -u)
    for path in $named; do
        case $path in
            */x | */x.* | *COMMAND* | *KIND* | *TARGET*) continue ;; # stands for any name
        esac
        # shellcheck disable=SC2086 # a pattern is meant as one
        ls -d $path >/dev/null 2>&1 || [ -e "$path" ] || {
            echo "$page names $path, which is not there"
            status=1
        }
    done
    for name in $(grep -oE '[a-z_]+[.](cpp|hpp)' "$page" | LC_ALL=C sort -u); do
        [ "$name" = x.cpp ] || [ -n "$(find lib include cmd test -name "$name")" ] || {
            echo "$page names $name, which is not there"
            status=1
        }
    done
done

exit $status
