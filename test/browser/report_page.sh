#!/bin/sh
# SPDX-License-Identifier: MIT
# sh report_page.sh CSM PORTFOLIO GENERATOR: opens the HTML report in a real browser and uses it: charts, pages, sorting, filters, an
# account's page, its address, paper, no scripts, a portfolio that tries to inject scripts, and five thousand accounts. With axe-core,
# which cmake/tools.sh brings, it also looks for what keeps people from using it.
set -eu

csm=$1
portfolio=$2
generate=$3
axe=${CSM_TOOLS:-$(dirname "$0")/../../build/tools}/axe.min.js
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

arguments='"--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync", "--disable-component-update", "--hide-scrollbars"'
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

# No violation of any of axe's rules on the page as it stands.
no_barriers() {
    [ -f "$folder/axe.json" ] || return 0
    curl -s "$session/execute/sync" --data-binary @"$folder/axe.json" >"$folder/answer"
    found=$(curl -s "$session/execute/async" -d '{"args": [], "script": "const done = arguments[0]; axe.run(document, {resultTypes: [\"violations\"]})
        .then(found => done(found.violations.map(broken => broken.id + \" \" + broken.nodes[0].html).join(\"; \")))"}')
    [ "$found" = '{"value":""}' ] || fail "axe finds in $1: $found"
}
if [ -f "$axe" ]; then
    # The file as a text of JSON; it holds control characters, too.
    {
        printf '{"args": [], "script": "'
        sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/\t/\\t/g' -e 's/\x01/\\u0001/g' -e 's/\x02/\\u0002/g' "$axe" | awk '{ printf "%s\\n", $0 }'
        printf '"}'
    } >"$folder/axe.json"
else
    echo "report_page: axe-core is not there (sh cmake/tools.sh brings it): barriers are not looked for"
fi

records="Array.from(document.querySelectorAll('#accounts tbody'))"
head="title => Array.from(document.querySelectorAll('#accounts thead th')).find(th => th.textContent === title)"
cell="(body, title) => body.querySelector('[data-t=' + title + '], [data-n=' + title + ']').textContent"
number="text => Number(text.replaceAll(',', ''))"
go() {
    value "(location.hash = '$1')" >"$folder/answer"
    sleep 0.3
}

"$csm" report --as-of 2026-12-01 --quiet --format html -o "$folder/report.html" "$portfolio"
open_page "$folder/report.html"
expect "document.documentElement.dataset.charts" 7
expect "document.querySelectorAll('canvas').length" 7
expect "Array.from(document.querySelectorAll('canvas')).every(c => c.width > 100 && c.height > 100)" true
expect "$records.length" 40
expect "document.querySelectorAll('th:not([scope])').length" 0
expect "document.querySelector('main').firstElementChild.id" week
expect "performance.getEntriesByType('resource').length" 0

# Sorting by a column of numbers, both ways; the address tells it.
sorted="$records.map(body => ($number)(($cell)(body, 'ARR'))).every((v, i, all) => i === 0 || all[i - 1]"
value "(($head)('ARR').firstChild.click(), 0)" >"$folder/answer"
expect "location.hash" "#accounts?sort=ARR"
expect "($head)('ARR').getAttribute('aria-sort')" ascending
expect "$sorted <= v)" true
value "(($head)('ARR').firstChild.click(), 0)" >"$folder/answer"
expect "location.hash" "#accounts?sort=ARR&down=1"
expect "$sorted >= v)" true

# Filters and search.
choose="(title, word) => { const select = document.querySelector('select[data-column=' + title + ']'); select.value = word; select.dispatchEvent(new Event('change')); }"
search="word => { const field = document.querySelector('#search'); field.value = word; field.dispatchEvent(new Event('input')); }"
value "(($choose)('Class', 'red'), 0)" >"$folder/answer"
expect "$records.length > 0 && $records.every(body => ($cell)(body, 'Class') === 'red')" true
value "(($choose)('Class', ''), 0)" >"$folder/answer"
expect "$records.length" 40
value "(($search)('norrfjell'), 0)" >"$folder/answer"
expect "$records.length" 1
expect "document.querySelector('#count').textContent.startsWith('1 of 40 accounts: with')" true

# An account's page takes the place of the overview, and the way back leads to what was chosen.
value "($records[0].querySelector('a').click(), 0)" >"$folder/answer"
expect "location.hash" "#account?sort=ARR&down=1&q=norrfjell&id=C-1004"
expect "document.activeElement.id" account
expect "getComputedStyle(document.querySelector('#charts')).display" none
expect "document.querySelectorAll('#account table').length > 2" true
expect "document.title" "Norrfjell Energi"
value "(document.querySelector('.back a').click(), 0)" >"$folder/answer"
expect "location.hash + ' ' + $records.length" "#accounts?sort=ARR&down=1&q=norrfjell 1"
open_page "$folder/report.html?again#account?id=nobody"
expect "document.querySelector('#account').textContent.includes('No account of this report has the id nobody')" true
no_messages "the report"

devtools() {
    curl -s "$session/goog/cdp/execute" -d '{"cmd": "'"$1"'", "params": '"$2"'}' >"$folder/answer"
}
width() {
    devtools Emulation.setDeviceMetricsOverride '{"width": '"$1"', "height": 844, "deviceScaleFactor": 1, "mobile": '"$2"'}'
}

# From a phone to a large screen, light and dark: nothing is wider than the screen, and why and what to do are on it.
within="element => { const box = element.getBoundingClientRect(); return box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth; }"
for size in "390 true" "768 true" "1440 false" "1920 false"; do
    width ${size% *} ${size#* }
    for scheme in light dark; do
        devtools Emulation.setEmulatedMedia '{"features": [{"name": "prefers-color-scheme", "value": "'$scheme'"}]}'
        open_page "$folder/report.html?${size% *}$scheme"
        expect "matchMedia('(prefers-color-scheme: $scheme)').matches" true
        expect "window.innerWidth + ' ' + document.documentElement.scrollWidth" "${size% *} ${size% *}"
        expect "Array.from(document.querySelectorAll('.records tbody :is(th, td, p)')).every($within)" true
        expect "$records.every(body => body.querySelectorAll('p').length >= 2)" true
        no_barriers "the report, ${size% *} wide, $scheme"
        open_page "$folder/report.html?${size% *}$scheme#account?id=C-1002"
        expect "document.documentElement.scrollWidth" "${size% *}"
        no_barriers "the page of an account, ${size% *} wide, $scheme"
        no_messages "the report, ${size% *} wide"
    done
done

# Paper: every account that was found and the figures of all charts, in light colours; no controls, nothing beyond the sheet.
width 1000 false
devtools Emulation.setEmulatedMedia '{"media": "print", "features": [{"name": "prefers-color-scheme", "value": "dark"}]}'
open_page "$folder/report.html?paper#accounts?sort=ARR"
expect "(dispatchEvent(new Event('beforeprint')), $records.length)" 40
expect "document.querySelectorAll('figure details:not([open])').length" 0
expect "document.documentElement.scrollWidth <= 1000" true
expect "Array.from(document.querySelectorAll('.records tbody :is(th, td)')).every($within)" true
expect "Array.from(document.querySelectorAll('.controls, .pages, .skip, body > nav')).every(e => getComputedStyle(e).display === 'none')" true
expect "getComputedStyle(($head)('ARR').firstChild, '::after').content" none
expect "getComputedStyle(document.body).backgroundColor" "rgb(255, 255, 255)"
expect "(dispatchEvent(new Event('afterprint')), document.querySelectorAll('figure details[open]').length)" 0
no_messages "the printed report"
devtools Emulation.setEmulatedMedia '{"media": "", "features": []}'

# Without scripts the week, the figures of every chart and all accounts are there, and a word about their pages.
devtools Emulation.setScriptExecutionDisabled '{"value": true}'
for size in 390 1440; do
    width $size false
    open_page "$folder/report.html?plain$size"
    expect "document.documentElement.className" ""
    expect "$records.length" 40
    expect "document.querySelectorAll('#week tbody').length > 0" true
    expect "Array.from(document.querySelectorAll('figure[data-chart=bars]')).every(figure => figure.querySelector('table').offsetHeight > 20)" true
    expect "Array.from(document.querySelectorAll('.records tbody :is(th, td, p)')).every($within)" true
    expect "getComputedStyle(document.querySelector('.controls')).display" none
    expect "document.querySelector('noscript p').offsetHeight > 0" true
    expect "document.documentElement.scrollWidth" $size
done
devtools Emulation.setScriptExecutionDisabled '{"value": false}'
devtools Emulation.clearDeviceMetricsOverride '{}'

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
value "(document.querySelector('#accounts tbody a').click(), 0)" >"$folder/answer"
expect "document.querySelector('#account dl') !== null" true
expect "document.title.startsWith('<img src=x')" true
expect "document.querySelectorAll('img, iframe, svg').length" 0
expect "document.querySelectorAll('script').length" 4
expect "document.documentElement.dataset.injected" undefined
expect "Number(document.documentElement.dataset.charts) + document.querySelectorAll('.empty').length" 7
expect "document.querySelector('#count').textContent" "1 account"
no_messages "the hostile report"

# Five thousand accounts: a page of fifty at a time, and the file stays one that can be sent.
"$generate" 5000 >"$folder/many.json"
"$csm" report --as-of 2026-03-01 --quiet --format html -o "$folder/many.html" "$folder/many.json"
size=$(wc -c <"$folder/many.html")
[ "$size" -lt 10000000 ] || fail "five thousand accounts are $size bytes"
open_page "$folder/many.html"
expect "$records.length" 50
expect "document.querySelector('#count').textContent" "5,000 accounts"
week="Array.from(document.querySelectorAll('#week .records:first-of-type tbody')).filter(body => body.offsetHeight > 0)"
expect "$week.length" 20
value "(document.querySelector('.more button').click(), 0)" >"$folder/answer"
expect "$week.length === document.querySelectorAll('#week .records:first-of-type tbody').length && $week.length > 20" true
expect "document.documentElement.dataset.charts" 7
value "(($head)('ARR').firstChild.click(), 0)" >"$folder/answer"
expect "$sorted <= v)" true
value "(($choose)('Class', 'red'), 0)" >"$folder/answer"
expect "Array.from(document.querySelectorAll('nav.pages a'), link => link.textContent).join()" Next,Last
value "(Array.from(document.querySelectorAll('nav.pages a')).find(link => link.textContent === 'Next').click(), 0)" >"$folder/answer"
expect "location.hash" "#accounts?sort=ARR&Class=red&page=2"
first=$(value "$records[0].rows[0].textContent")
value "(history.back(), 0)" >"$folder/answer"
expect "$records.length" 50
open_page "$folder/many.html?again#accounts?sort=ARR&Class=red&page=2"
expect "$records[0].rows[0].textContent" "$first"
no_messages "five thousand accounts"
# A machine with much to do is given three times what the page needs alone.
ready=$(value "Math.round(performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd)")
[ "$ready" -lt 4500 ] || fail "five thousand accounts are ready after $ready ms"

# Charts that cannot be drawn leave their tables, and everything else of the page.
devtools Page.addScriptToEvaluateOnNewDocument '{"source": "HTMLCanvasElement.prototype.getContext = () => { throw new Error(0); }"}'
open_page "$folder/many.html?without"
expect "document.documentElement.dataset.charts" 0
expect "document.querySelectorAll('.plot').length" 0
expect "Array.from(document.querySelectorAll('figure[data-chart] table')).every(table => table.offsetHeight > 0)" true
expect "document.documentElement.classList.contains('scripted')" true
expect "$records.length" 50
expect "Array.from(document.querySelectorAll('nav.pages a'), link => link.textContent).join()" Next,Last
echo "report_page: fine; five thousand accounts are $size bytes, ready after $ready ms"
