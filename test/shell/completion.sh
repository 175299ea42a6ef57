#!/bin/sh
# SPDX-License-Identifier: MIT
# sh completion.sh SHELL SCRIPT FOLDER_OF_CSM: what the shell, with the completion script, offers for each line of the file cases.
# Status 77 means that the shell is not installed, or for bash the file CSM_BASH_COMPLETION.
set -u
shell=$1
script=$2
PATH=$3:$PATH
export PATH
here=$(cd "$(dirname "$0")" && pwd)

if ! command -v "$shell" >/dev/null; then
    echo "$shell is not installed; its completions are not tested"
    exit 77
fi

if [ ! -e "${CSM_BASH_COMPLETION:-/}" ]; then
    echo "the package bash-completion is not installed; bash is not tested with it"
    exit 77
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/work" "$folder/home" "$folder/work/exports"
cd "$folder/work" || exit 2
touch portfolio.json week.csv UPPER.CSV m.json 'my data.ndjson' old.json.gz notes.txt exports/crm.csv

# Owners and customers come from here; the portfolios in the folder are empty.
CSM_PORTFOLIO=$folder/sample.json CSM_CONFIG=
export CSM_PORTFOLIO CSM_CONFIG
cp "$here/../../data/samples/portfolio.json" "$CSM_PORTFOLIO"

grep -v '^#' "$here/cases" | sed 's/ => .*//' >../lines
HOME=$folder/home XDG_DATA_HOME=$folder/home XDG_CONFIG_HOME=$folder/home TERM=dumb \
    "$shell" "$here/offers.$shell" "$script" ../lines ../offers || exit 1

# Line by line: "LINE => words", where words are without their option, in the order of the alphabet.
grep -v '^#' "$here/cases" >../expected
paste ../lines ../offers | awk -F '\t' '{
    words = $2 == "" ? "-" : $2
    print $1 " => " words
}' >../found
diff -u ../expected ../found && echo "$shell: $(wc -l <../lines) lines are completed as they should be"
