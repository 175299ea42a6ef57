#!/bin/sh
# SPDX-License-Identifier: MIT
# sh record_profile.sh CSM GENERATOR: runs the commands on generated portfolios, for the compiler to see what runs often.
set -eu

csm=$1
generate=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$generate" 3000 >"$folder/indented.json"
"$generate" 3000 --layout ndjson --complete 0.8 --seed 7 >"$folder/lines.ndjson"

for portfolio in "$folder/indented.json" "$folder/lines.ndjson"; do
    for command in health churn expand report; do
        for format in json ndjson csv text; do
            "$csm" "$command" --format "$format" --as-of 2026-03-01 --quiet --threads 2 "$portfolio" >"$folder/output"
        done
    done
    "$csm" health --format json --explain --as-of 2026-03-01 --quiet "$portfolio" >"$folder/output"
    "$csm" check --as-of 2026-03-01 "$portfolio" >"$folder/output"
done
