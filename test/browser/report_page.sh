#!/bin/sh
# SPDX-License-Identifier: MIT
# sh report_page.sh CSM PORTFOLIO GENERATOR: opens the HTML report in a real browser and uses it: charts, sorting, filters, an account's
# page, a portfolio that tries to inject scripts, and five thousand accounts.
set -eu

csm=$1
portfolio=$2
generate=$3
folder=$(mktemp -d)
driver=
session=
finish() {
    [ -z "$session" ] || curl -s -X DELETE "$session" >"$folder/end" || true
    [ -z "$driver" ] || kill "$driver" 2>"$folder/end" || true
    rm -rf "$folder"
}
trap finish EXIT

fail() {
    echo "report_page: $1" >&2
    exit 1
}

# The driver chooses a port and says which.
chromedriver --port=0 >"$folder/driver.log" 2>&1 &
driver=$!
port=
for _ in $(seq 100); do
    port=$(sed -nE 's/.*started successfully on port ([0-9]+).*/\1/p' "$folder/driver.log")
    [ -z "$port" ] || break
    sleep 0.1
done
[ -n "$port" ] || fail "chromedriver does not start"

arguments='"--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync", "--disable-component-update"'
answer=$(curl -s "http://127.0.0.1:$port/session" -d '{"capabilities": {"alwaysMatch": {"goog:loggingPrefs": {"browser": "ALL"},
    "goog:chromeOptions": {"args": ['"$arguments"', "--user-data-dir='"$folder"'/profile", "--window-size=1280,1000"]}}}}')
id=$(printf '%s' "$answer" | sed -nE 's/.*"sessionId":"([^"]+)".*/\1/p')
[ -n "$id" ] || fail "no browser session: $answer"
session="http://127.0.0.1:$port/session/$id"

open_page() {
    curl -s "$session/url" -d '{"url": "file://'"$1"'"}' >"$folder/answer"
}

# The value of a JavaScript expression on the page; it holds no double quotes.
value() {
    curl -s "$session/execute/sync" -d '{"script": "return String('"$1"')", "args": []}' |
        sed -E 's/^\{"value":"(.*)"\}$/\1/'
}

expect() {
    got=$(value "$1")
    [ "$got" = "$2" ] || fail "$1 is $got, not $2"
}

no_messages() {
    log=$(curl -s "$session/se/log" -d '{"type": "browser"}')
    [ "$log" = '{"value":[]}' ] || fail "the console of $1 says: $log"
}

visible="Array.from(document.querySelectorAll('#accounts tbody tr')).filter(row => !row.hidden)"
head="title => Array.from(document.querySelectorAll('#accounts thead th')).find(th => th.textContent === title)"

"$csm" report --as-of 2026-12-01 --quiet --format html -o "$folder/report.html" "$portfolio"
open_page "$folder/report.html"
expect "document.documentElement.dataset.charts" 7
expect "document.querySelectorAll('canvas').length" 7
expect "Array.from(document.querySelectorAll('canvas')).every(c => c.width > 100 && c.height > 100)" true
expect "$visible.length" 40
expect "document.querySelectorAll('th:not([scope])').length" 0
expect "document.documentElement.scrollWidth <= window.innerWidth" true

# Sorting by a column of numbers, both ways.
sorted="$visible.map(row => Number(row.cells[5].dataset.v)).every((v, i, all) => i === 0 || all[i - 1]"
expect "(($head)('ARR').firstChild.click(), ($head)('ARR').getAttribute('aria-sort'))" ascending
expect "$sorted <= v)" true
expect "(($head)('ARR').firstChild.click(), ($head)('ARR').getAttribute('aria-sort'))" descending
expect "$sorted >= v)" true

# Filters and search.
choose="(title, word) => { const select = document.querySelector('select[data-column=' + title + ']'); select.value = word; select.dispatchEvent(new Event('change')); }"
expect "(($choose)('Class', 'red'), $visible.every(row => row.cells[7].textContent === 'red') && $visible.length > 0)" true
expect "(($choose)('Class', ''), $visible.length)" 40
search="word => { const field = document.querySelector('#search'); field.value = word; field.dispatchEvent(new Event('input')); }"
expect "(($search)('norrfjell'), $visible.length)" 1
expect "document.querySelector('#count').textContent" "1 of 40 accounts"

# An account's page takes the place of the overview.
expect "($visible[0].querySelector('a').click(), location.hash.startsWith('#account-'))" true
expect "getComputedStyle(document.querySelector(location.hash)).display" block
expect "getComputedStyle(document.querySelector('#charts')).display" none
expect "document.querySelectorAll(location.hash + ' table').length > 2" true
no_messages "the report"

# A phone, light and dark: nothing is wider than the screen, and the health of an account is on it.
devtools() {
    curl -s "$session/goog/cdp/execute" -d '{"cmd": "Emulation.'"$1"'", "params": '"$2"'}' >"$folder/answer"
}
devtools setDeviceMetricsOverride '{"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": true}'
for scheme in light dark; do
    devtools setEmulatedMedia '{"features": [{"name": "prefers-color-scheme", "value": "'$scheme'"}]}'
    open_page "$folder/report.html?$scheme"
    expect "matchMedia('(prefers-color-scheme: $scheme)').matches" true
    expect "window.innerWidth + ' ' + document.documentElement.scrollWidth" "390 390"
    expect "document.querySelector('#accounts tbody tr').cells[6].getBoundingClientRect().right < 390" true
    expect "(location.hash = '#account-1', document.documentElement.scrollWidth)" 390
    no_messages "the report on a phone"
done
devtools clearDeviceMetricsOverride '{}'

# Nothing of the input runs.
cat >"$folder/hostile.json" <<'EOF'
{"customers": [{"customer_id": "</script><script>document.documentElement.dataset.injected = 1</script>", "segment": "enterprise",
  "name": "<img src=x onerror='document.documentElement.dataset.injected = 2'>", "owner": "\"><svg onload=alert(1)>", "arr": 100000,
  "usage": {"login_frequency": 50, "feature_adoption": 40, "dau_mau_ratio": 0.2}, "contract_end_date": "2027-01-01",
  "product_usage": {"<iframe src='javascript:alert(1)'>": {"adopted": false}}}]}
EOF
"$csm" report --as-of 2026-12-01 --quiet --format html -o "$folder/hostile.html" "$folder/hostile.json"
open_page "$folder/hostile.html"
expect "document.documentElement.dataset.injected" undefined
expect "(location.hash = '#account-1')" "#account-1"
expect "document.querySelector('#account-1 dl') !== null" true
expect "document.querySelectorAll('img, iframe, svg').length" 0
expect "document.documentElement.dataset.injected" undefined
expect "document.documentElement.dataset.charts" 7
no_messages "the hostile report"

# Five thousand accounts.
"$generate" 5000 >"$folder/many.json"
"$csm" report --as-of 2026-03-01 --quiet --format html -o "$folder/many.html" "$folder/many.json"
open_page "$folder/many.html"
expect "$visible.length" 5000
expect "document.documentElement.dataset.charts" 7
expect "(($head)('ARR').firstChild.click(), $sorted <= v))" true
expect "(($choose)('Class', 'red'), $visible.length > 100 && $visible.length < 5000)" true
no_messages "five thousand accounts"
echo "report_page: fine"
