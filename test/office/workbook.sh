#!/bin/sh
# SPDX-License-Identifier: MIT
# Opens the workbooks of csm in LibreOffice and compares what it reads there with csm's own CSV, and what it
# calculates with what csm wrote: a workbook that needs repair is not read at all.
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

convert() { # FORMAT FILE
    soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "$1" "$2" >convert.log 2>&1 ||
        fail "LibreOffice does not read $2: $(cat convert.log)"
}

# Makes LibreOffice calculate every formula when it loads a file, whoever wrote it.
mkdir -p profile/user
cat >profile/user/registrymodifications.xcu <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
XML

"$csm" report "$portfolio" --as-of 2026-12-01 --quiet --format xlsx --output report.xlsx
"$csm" report "$portfolio" --as-of 2026-12-01 --quiet --format csv --output report.csv
for command in health churn expand; do
    "$csm" "$command" "$portfolio" --as-of 2026-12-01 --quiet --format xlsx --output "$command.xlsx"
done
for command in report health churn expand; do convert "$csv" "$command.xlsx"; done

for file in report-Summary report-Accounts report-Churn report-Expansion report-Renewals report-Problems \
    health-Summary health-Health health-Problems churn-Summary churn-Churn churn-Problems \
    expand-Summary expand-Expansion expand-Opportunities expand-Problems; do
    [ -s "$file.csv" ] || fail "there is no sheet $file: $(ls) $(cat convert.log)"
done

# The first columns of both: customer_id, name, segment, owner, arr. The total stands below a free line.
head_of() { cut -d, -f1-5 "$1" | tail -n +2 | tr -d '\r"' | sed '/^,*$/,$d'; }
# People read the labels of the segments, programs their names.
head_of report.csv | sed 's/,enterprise,/,Enterprise,/; s/,mid-market,/,Mid-market,/; s/,smb,/,SMB,/' >expected
head_of report-Accounts.csv >found
cmp expected found || fail "the accounts differ: $(diff expected found | head -n 5)"

# The portfolio's ARR and its accounts, calculated by LibreOffice, on both sheets.
sum=$(awk -F, '{ sum += $5 } END { printf "%d", sum }' expected)
count=$(wc -l <expected | tr -d ' ')
tr -d '"' <report-Summary.csv | grep -q "^ARR,$sum," || fail "the summary has another ARR than $sum: $(grep '^ARR' report-Summary.csv)"
total=$(tail -n 1 report-Accounts.csv | tr -d '"')
case $total in "$count,,,,$sum,"*) ;; *) fail "another total than $count, $sum: $total" ;; esac

grep -q '^Customer ID,Account,' report-Churn.csv || fail "the sheet Churn has no header"
! grep -q '#REF!\|#NAME?\|#VALUE!\|#DIV/0!\|Err:' ./*.csv || fail "a cell holds an error: $(grep -l 'Err:\|#' ./*.csv)"

# What is calculated is what was written: the same table from a copy whose formulas were taken out.
if command -v unzip >/dev/null && command -v python3 >/dev/null; then
    for command in report health churn expand; do
        mkdir calculated
        mv "$command"-*.csv calculated
        python3 - "$command.xlsx" <<'PYTHON'
import re, shutil, sys, zipfile
name = sys.argv[1]
shutil.copy(name, "whole.zip")
formulas = 0
with zipfile.ZipFile("whole.zip") as whole, zipfile.ZipFile(name, "w") as values:
    for part in whole.namelist():
        data = whole.read(part)
        if part.startswith("xl/worksheets/"):
            data, count = re.subn(rb"<f>[^<]*</f>", b"", data)
            formulas += count
        values.writestr(part, data)
if formulas == 0:
    sys.exit(name + " has no formula")
PYTHON
        convert "$csv" "$command.xlsx"
        for file in calculated/*.csv; do
            python3 - "$file" "$(basename "$file")" <<'PYTHON' || fail "$file: what is calculated is not what was written"
import csv, sys
calculated, written = (list(csv.reader(open(name, encoding="utf-8"))) for name in sys.argv[1:])
def same(a, b):
    if a == b:
        return True
    try:
        return abs(float(a) - float(b)) <= 1e-6 * max(1, abs(float(b)))
    except ValueError:
        return False
differ = [(r, c, a, b) for r, (x, y) in enumerate(zip(calculated, written), 1)
          for c, (a, b) in enumerate(zip(x, y), 1) if not same(a, b)]
print("\n".join(map(str, differ[:5])), end="")
sys.exit(bool(differ) or len(calculated) != len(written))
PYTHON
        done
        rm -r calculated
    done
fi
echo "LibreOffice reads all sheets of the workbooks and calculates the same totals"
