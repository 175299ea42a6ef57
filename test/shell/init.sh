#!/bin/sh
# SPDX-License-Identifier: MIT
# sh init.sh FOLDER_OF_CSM: the folder that csm init makes, with the sample of csm demo in it, and its script as generated.
set -eu
PATH=$1:$PATH
export PATH
unset CSM_CONFIG CSM_PORTFOLIO
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
HOME=$folder
export HOME
cd "$folder"

fail() {
    echo "init: $1" >&2
    exit 1
}

csm init 'a folder' >listed
csm demo --save sample >saved
mv sample/portfolio.json 'a folder'
'a folder/weekly.sh' 2026-12-01 >said 2>&1 || fail "weekly.sh ended with $?: $(cat said)"
[ ! -s said ] || fail "weekly.sh is not silent: $(cat said)"
for kind in -check.txt .json .md .txt; do
    [ -s "a folder/reports/2026-12-01$kind" ] || fail "weekly.sh did not write $kind"
done
cd 'a folder'
csm config | grep -q 'csm.toml:3' || fail 'csm config does not name the line of the portfolio'
csm report --as-of 2026-12-01 --top 1 >report 2>said || fail 'csm report fails in the folder'
grep -q 'csm.toml sets portfolio and decisions' said || fail "the configuration is not told: $(cat said)"
echo "init: the folder works as generated"
