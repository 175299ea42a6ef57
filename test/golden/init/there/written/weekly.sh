#!/bin/sh
# Checks and scores the portfolio of this folder, and keeps what comes out in reports/, by the day:
#   sh weekly.sh               today
#   sh weekly.sh 2026-12-01    as of another day
# Ends with 1 or 2 when something broke. Add --fail-on critical to the last line to have it end with 3 when an account
# is critical; "csm help weekly" shows how cron, systemd or a CI job starts it, and how to post what it wrote.
set -eu
cd "$(dirname "$0")"
day=${1:-$(date -u +%F)}
mkdir -p reports
csm check --as-of "$day" --quiet --output "reports/$day-check.txt"
csm report --as-of "$day" --quiet --format json --output "reports/$day.json"
csm report --as-of "$day" --quiet --template weekly --output "reports/$day.md"
csm report --as-of "$day" --quiet --output "reports/$day.txt"
