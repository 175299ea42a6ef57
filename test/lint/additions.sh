#!/bin/sh
# SPDX-License-Identifier: MIT
# sh additions.sh SOURCE COMPILER: adds a field of a customer, and columns that the CSV and the workbook share, to a copy of the
# sources, in the places that CONTRIBUTING.md names and nowhere else, and lets the compiler read what uses their tables.
set -eu
source=$(realpath "$1")
compiler=$2
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -R "$source/include" "$source/lib" "$copy"
mkdir "$copy/data" && cp -R "$source/data/schema" "$copy/data"

# add FILE BEFORE LINE: puts the line before the first one that holds BEFORE.
add() {
    line=$3 before=$2 awk 'index($0, ENVIRON["before"]) && !done { print ENVIRON["line"]; done = 1 } { print }
        END { exit !done }' "$copy/$1" >"$copy/new" && mv "$copy/new" "$copy/$1"
}

# changed COUNT WHAT: fails when another number of files differs from the sources.
changed() {
    found=$(diff -rq "$source/include" "$copy/include" | wc -l)
    found=$((found + $(diff -rq "$source/lib" "$copy/lib" | wc -l)))
    found=$((found + $(diff -rq "$source/data/schema" "$copy/data/schema" | wc -l)))
    [ "$found" -eq "$1" ] || { echo "$2 takes $found places instead of $1" >&2; exit 1; }
}

# compiles FILE…
compiles() {
    for file in "$@"; do
        "$compiler" -std=c++20 -fsyntax-only -I "$copy/include" -I "$copy/lib" "$copy/$file" ||
            { echo "$file does not compile with the addition" >&2; exit 1; }
    done
}

add include/csm/account.hpp '    std::string lifecycle_stage;' '    std::string region;'
add include/csm/own_field.hpp 'OwnField{"lifecycle_stage"' '    OwnField{"region", &Account::region},'
add data/schema/portfolio.schema.json '"lifecycle_stage": {' '        "region": {"type": "string"},'
changed 3 "a field of a customer"
compiles lib/model/field_table.cpp lib/read/json/record_schema.cpp lib/read/json/record_builder.cpp \
    lib/read/source_reading.cpp lib/read/portfolio.cpp lib/check/check_facts.cpp

add lib/write/data/score_columns.hpp '{"renewal_state"' \
    '    {"region", "Region", text, [](const ChurnRow& row) { return value_of(row.account.region); }},'
add lib/write/data/score_columns.hpp '{"renewal_date"' \
    '    {"region", "Region", text, [](const ReportRow& row) { return value_of(row.account.region); }, SheetPart::risk},'
changed 4 "a column of the CSV and the workbook beside it"
compiles lib/write/data/csv.cpp lib/pages/workbook.cpp
