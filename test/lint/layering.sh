#!/bin/sh
# SPDX-License-Identifier: MIT
# Who may use what: cmd uses lib and never the reverse, renderers know documents only, and the library is silent and pure.
cd "$1" || exit 2
status=0

# forbid REASON PATTERN FILE...: reports every line that matches outside // comments.
forbid() {
    reason=$1
    pattern=$2
    shift 2
    [ $# -gt 0 ] || return
    awk -v reason="$reason" -v pattern="$pattern" '
        { code = $0; sub("//.*", "", code) }
        code ~ pattern { print FILENAME ":" FNR ": " $0 "   <- " reason; found = 1 }
        END { exit found }' "$@" || status=1
}

# forbid_words REASON WORDS FILE...: the same for whole words, given as alternatives of a pattern.
forbid_words() {
    reason=$1
    words="(^|[^[:alnum:]_])($2)([^[:alnum:]_]|\$)"
    shift 2
    forbid "$reason" "$words" "$@"
}

# sources FOLDER...: the C++ files below the folders; names hold no blanks.
sources() {
    find "$@" -type f '(' -name '*.cpp' -o -name '*.hpp' ')' | LC_ALL=C sort
}

library=$(sources lib include)
no_json=$(sources lib include cmd | grep -vE '^lib/(base|read|model|import|history)/')
renderers=$(sources lib/write/page)

# Word splitting of the lists is meant.
# shellcheck disable=SC2086
{
    forbid 'the library does not use the command line' '#include *["<]([^">]*/)?cmd/' $library
    forbid 'Boost.Program_options belongs to cmd' 'boost/program_options' $library
    forbid 'Boost.JSON belongs to lib/base, lib/model, lib/read, lib/import and lib/history' 'boost/json' $no_json
    forbid_words 'the library does not print' \
        'std::(cout|cerr|clog|print|println)|fmt::print|v?f?printf|f?puts|f?putc|putchar|stdout|stderr' $library
    forbid_words 'the library does not end the program' '(exit|_Exit|_exit|quick_exit|abort|terminate) *[(].*' $library
    forbid_words 'the library does not read the environment' '(secure_)?getenv' $library
    forbid_words 'the library does not touch the locale' 'setlocale|std::locale|imbue' $library
    forbid_words 'the library does not read the clock' '[a-z_]+_clock|std::time|clock_gettime' $library
}

# Every other header of csm knows accounts, scores or files; what writes JSON knows none of them.
allowed='<csm/(calendar|cell|date|date_in_text|document|error|html|message|number|render|version|xlsx)[.]hpp>|"(base|write/page)/|"write/data/json_writer[.]hpp"'
# shellcheck disable=SC2086
if grep -nE '^ *#include *(<csm/|")' $renderers /dev/null | grep -vE "#include *($allowed)"; then
    echo 'a renderer knows documents only; see the lines above'
    status=1
fi

exit $status
