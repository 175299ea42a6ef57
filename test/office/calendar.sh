#!/bin/sh
# SPDX-License-Identifier: MIT
# Reads the calendar of csm report with a parser of iCalendar and holds the events against csm's own CSV.
#
#   sh test/office/calendar.sh CSM PORTFOLIO
set -eu

csm=$1
portfolio=$2

# The one of the system knows the packages of the system.
python=
for candidate in python3 /usr/bin/python3; do
    if "$candidate" -c 'import icalendar' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "skipped: Python's icalendar is not installed (on Debian: apt-get install python3-icalendar)"
    exit 77
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$csm" report "$portfolio" --as-of 2026-12-01 --quiet --format ics --output "$folder/report.ics"
"$csm" report "$portfolio" --as-of 2026-12-01 --quiet --format csv --output "$folder/report.csv"
"$python" - "$folder/report.ics" "$folder/report.csv" <<'PYTHON'
import csv, datetime, icalendar, sys

today = datetime.date(2026, 12, 1)
raw = open(sys.argv[1], "rb").read()
assert raw.endswith(b"\r\n") and raw.count(b"\n") == raw.count(b"\r\n"), "lines end in CR LF"
assert max(map(len, raw.split(b"\r\n"))) <= 75, "lines have at most 75 octets"
calendar = icalendar.Calendar.from_ical(raw)
events = calendar.walk("VEVENT")
rows = list(csv.DictReader(open(sys.argv[2], encoding="utf-8", newline="")))

assert not calendar.errors and not any(event.errors for event in events), "nothing is malformed"
assert not calendar.walk("VALARM"), "no alarm"
uids = [str(event["uid"]) for event in events]
assert len(uids) == len(set(uids)), "every event has a name of its own"
for event in events:
    start, end = event["dtstart"].dt, event["dtend"].dt
    assert type(start) is datetime.date and end - start == datetime.timedelta(days=1), "whole days"
    assert event["dtstamp"].dt.date() == today, "stamped with the as-of day"

def found(kind):
    return sorted((event["dtstart"].dt.isoformat(), str(event["description"]).split("Customer ID: ")[1])
                  for event in events if event["uid"].startswith(kind + "-"))

renewals = sorted((row["renewal_date"], row["customer_id"]) for row in rows
                  if row["renewal_date"] >= today.isoformat())
assert found("renewal") == renewals, "a renewal for each contract that ends today or later"
due = sorted((row["due"], row["customer_id"]) for row in rows if row["priority"] in ("critical", "high"))
assert found("due") == due, "a due date for each account that needs a person"
print(f"icalendar reads {len(events)} events")
PYTHON
