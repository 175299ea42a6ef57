#!/bin/sh
# SPDX-License-Identifier: MIT
# Opens the workbook of csm report in LibreOffice and compares what it reads there with csm's own CSV: a workbook
# that needs repair is not read at all.
#
#   sh test/office/workbook.sh CSM PORTFOLIO
set -eu

csm=$1
portfolio=$2

if ! command -v soffice >/dev/null; then
    echo "skipped: LibreOffice is not installed (on Debian: apt-get install libreoffice-calc-nogui)"
    exit 77
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# Comma, quotes, UTF-8, every cell as it is stored, all sheets: one file each.
csv='csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'

"$csm" report "$portfolio" --as-of 2026-12-01 --quiet --format xlsx --output report.xlsx
"$csm" report "$portfolio" --as-of 2026-12-01 --quiet --format csv --output report.csv
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "$csv" report.xlsx >convert.log 2>&1 ||
    fail "LibreOffice does not read the workbook: $(cat convert.log)"

for sheet in Summary Accounts Churn Expansion Renewals Problems; do
    [ -s "report-$sheet.csv" ] || fail "there is no sheet $sheet: $(ls) $(cat convert.log)"
done

# The first columns of both: customer_id, name, segment, owner, arr.
head_of() { cut -d, -f1-5 "$1" | tail -n +2 | tr -d '\r"'; }
head_of report.csv >expected
head_of report-Accounts.csv >found
cmp expected found || fail "the accounts differ: $(diff expected found | head -n 5)"

# The portfolio's ARR, a number in both.
sum=$(awk -F, '{ sum += $5 } END { printf "%d", sum }' expected)
tr -d '"' <report-Summary.csv | grep -q "^ARR,$sum," || fail "the summary has another ARR than $sum: $(grep '^ARR' report-Summary.csv)"

grep -q '^Customer ID,Account,' report-Churn.csv || fail "the sheet Churn has no header"
! grep -q '#REF!\|#NAME?\|#VALUE!\|Err:' report-*.csv || fail "a cell holds an error"
echo "LibreOffice reads all sheets of the workbook"
