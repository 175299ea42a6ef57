#!/bin/sh
# SPDX-License-Identifier: MIT
# The storeys of the house: who may include whom. A file includes what lies on its own storey or below; rooms that
# share a storey do not know each other. A new folder of lib or header of include/csm needs its place here.
cd "$1" || exit 2

find lib include cmd -type f '(' -name '*.cpp' -o -name '*.hpp' ')' | LC_ALL=C sort | xargs awk '
BEGIN {
    # From the ground up.
    rooms = "base;model;score;read;query;write/data;import check history;write/page;pages;letters;cmd"
    # A public header belongs to the room that defines what it declares.
    headers["base"] = "cents date date_in_text error escaped label months name_order nearest number problem progress text_buffer version"
    headers["model"] = "account benchmarks change_phrase cohort condition curve document_style field goal lifecycle listed model model_text own_field report_model scorecard words"
    headers["score"] = "advice aged assessment churn decisions expansion health onboarding phrases renewal score"
    headers["read"] = "batch_sink csv_table input_file mapped_range portfolio portfolio_day record_details record_notes"
    headers["query"] = "analysis asked_names listing order outlook portfolio_lists query queued_ranking ranking retention selected_batch selection summary target_check team week_queue where written_accounts"
    headers["write/data"] = "csv customer_output json team_output where_columns"
    headers["import"] = "import"
    headers["history"] = "arr_snapshots diff_listing diff_output difference history portfolio_diff retention_output retention_result snapshot snapshot_lines snapshot_packer snapshot_reader snapshot_recording subscriptions"
    headers["check"] = "check check_facts distribution name_index portfolio_check problem_groups spellings"
    headers["write/page"] = "calendar cell document html message render xlsx"
    headers["pages"] = "configured diff_pages guide history_pages import_messages pages retention_pages"
    headers["letters"] = "letter_template letters"
    storeys = split(rooms, storey, ";")
    for (i = 1; i <= storeys; ++i) {
        in_storey = split(storey[i], room, " ")
        for (j = 1; j <= in_storey; ++j) {
            height[room[j]] = i
            count = split(headers[room[j]], header, " ")
            for (k = 1; k <= count; ++k) room_of_header["include/csm/" header[k] ".hpp"] = room[j]
        }
    }
}

function room_of(path,    folder) {
    if (path ~ /^cmd\//) return "cmd"
    if (path in room_of_header) return room_of_header[path]
    folder = path
    sub(/^lib\//, "", folder)
    while (sub(/\/[^\/]*$/, "", folder)) if (folder in height) return folder
    return ""
}

function complain(what) {
    print FILENAME ":" FNR ": " what
    failed = 1
}

FNR == 1 {
    here = room_of(FILENAME)
    if (here == "" && FILENAME != "lib/precompiled.hpp") complain("has no storey; give it one in test/lint/storeys.sh")
}

here != "" && /^#include / {
    name = $2
    gsub(/[<>"]/, "", name)
    if ($2 ~ /^<csm\//) target = "include/" name
    else if ($2 ~ /^"/ && here != "cmd") target = "lib/" name
    else next
    there = room_of(target)
    if (there == "") complain("includes " name ", which has no storey")
    else if (height[there] > height[here]) complain("a file of " here " includes " name " of " there ", which lies above")
    else if (height[there] == height[here] && there != here) complain("a file of " here " includes " name " of " there ", on the same storey")
}

END { exit failed }
'
