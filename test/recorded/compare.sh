#!/bin/sh
# SPDX-License-Identifier: MIT
# sh test/recorded/compare.sh BEFORE AFTER: runs the lines of test/recorded/lines with two programs and compares every byte
# of their outputs, messages, statuses and files. For a change that must change nothing. CSM_KEEP=FOLDER keeps the outputs.
set -eu
before=$(realpath "$1")
after=$(realpath "$2")
root=$(realpath "$(dirname "$0")/../..")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

generate=${CSM_GENERATE:-$root/build/dev/test/csm_generate}

prepare() {
    mkdir -p "$work/inputs"
    cp -R "$root/data/samples" "$root/data/import" "$root/data/models" "$work/inputs"
    cp -R "$root/test/golden/data" "$work/inputs/golden"
    "$generate" 300 --complete 0.8 >"$work/inputs/small.json"
    "$generate" 20000 --seed 3 --layout ndjson >"$work/inputs/large.ndjson"
}

# record PROGRAM FOLDER: a folder of results for each line.
record() {
    mkdir -p "$work/$2/program"
    ln -s "$1" "$work/$2/program/csm"
    number=0
    grep -v '^#' "$root/test/recorded/lines" | while read -r line; do
        number=$((number + 1))
        folder=$work/$2/$number
        mkdir -p "$folder"
        (
            cd "$folder"
            ln -s ../../inputs/* .
            status=0
            PATH=$work/$2/program:$PATH COLUMNS=100 SOURCE_DATE_EPOCH=1796083200 \
                sh -c "$line" >stdout 2>stderr </dev/null || status=$?
            echo "$line" >line
            echo "$status" >status
        )
    done
}

prepare
record "$before" before
record "$after" after
rm -rf "$work/before/program" "$work/after/program"
[ -z "${CSM_KEEP:-}" ] || cp -R "$work/after" "$CSM_KEEP"
if diff -r --no-dereference "$work/before" "$work/after"; then
    echo "csm: $(grep -cv '^#' "$root/test/recorded/lines") lines, no byte differs"
else
    echo "csm: the programs differ; see the lines above" >&2
    exit 1
fi
