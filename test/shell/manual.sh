#!/bin/sh
# SPDX-License-Identifier: MIT
# sh manual.sh MAN: the manual pages below the folder are sound. Status 77 means that nothing is installed to tell.
set -u
cd "$1" || exit 2
status=0

fail() {
    echo "$1"
    status=1
}

has() {
    command -v "$1" >/dev/null
}

has groff || has mandoc || {
    echo "neither groff nor mandoc is installed; the manual pages are not tested"
    exit 77
}

export LC_ALL=C.UTF-8 MANWIDTH=80
for page in man?/*; do
    if has groff; then
        warnings=$(groff -man -Tutf8 -ww -z "$page" 2>&1)
        [ -z "$warnings" ] || fail "$page: groff says: $warnings"
        # The guides have lines of code that are as long as they are.
        wide=$(groff -man -Tutf8 -P-cbou -rLL=80n "$page" | grep -nE '^.{81,}')
        [ -z "$wide" ] || [ "${page%.7}" != "$page" ] || fail "$page: wider than 80 columns: $wide"
    fi
    if has mandoc; then
        # A page names the version and no date: the same source makes the same page on any day.
        warnings=$(mandoc -Tlint -W warning "$page" | grep -v 'WARNING: missing date')
        [ -z "$warnings" ] || fail "$page: mandoc says: $warnings"
    fi
    if has lexgrog; then
        lexgrog "$page" >/dev/null || fail "$page: whatis and apropos find no name and summary"
    fi
    sections='NAME DESCRIPTION'
    case $page in
        *.1) sections="$sections SYNOPSIS OPTIONS EXIT.STATUS EXAMPLES" ;;
    esac
    for section in $sections; do
        grep -q "^.SH $section" "$page" || fail "$page: no section $section"
    done

    # What a page refers to is there, and every page refers to all others.
    references=$(sed -n '/^.SH SEE ALSO/,$s/^\\fB\(.*\)\\fR(\(.\)),*$/man\2\/\1.\2/p' "$page" | sed 's/\\-/-/g')
    [ "$(printf '%s\n%s\n' "$references" "$page" | LC_ALL=C sort)" = "$(printf '%s\n' man?/* | LC_ALL=C sort)" ] ||
        fail "$page: SEE ALSO does not name every other page"
done

if has man; then
    man -M . csm-report | grep -q 'csm report \[OPTION...\] \[FILE...\]' || fail 'man csm-report does not show the usage'
fi
exit $status
