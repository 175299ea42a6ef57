// SPDX-License-Identifier: MIT
#include "pages/parts.hpp"

#include <csm/history_pages.hpp>

#include <fmt/format.h>

#include <string>
#include <utility>

namespace csm {

using namespace pages;

namespace {

Cell count_cell(std::uint64_t count) { return {Count{static_cast<std::int64_t>(count)}}; }

Cell arr_cell(const SnapshotTail& tail) { return money_cell(static_cast<double>(tail.arr_cents) / 100); }

/// "3.4 MB".
std::string size_text(std::uint64_t bytes) {
    constexpr std::uint64_t kilo = 1000;
    if (bytes < kilo) return fmt::format("{} B", bytes);
    if (bytes < kilo * kilo) return fmt::format("{:.1f} kB", static_cast<double>(bytes) / kilo);
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / (kilo * kilo));
}

std::string model_text(const SnapshotHead& head) { return head.model_name + " " + head.model_version; }

Row row_of(const HistoryDay& day) {
    if (!day.snapshot)
        return {{{day.day}, {}, {}, text_cell("damaged", Tone::bad), {}, text_cell(size_text(day.bytes))},
                {{"why", day.problem, Tone::bad}}};
    const auto& [head, tail] = *day.snapshot;
    Row row{{{day.day},
             count_cell(tail.accounts),
             arr_cell(tail),
             text_cell(word(head.provenance)),
             text_cell(model_text(head)),
             text_cell(size_text(day.bytes))},
            {}};
    if (day.superseded > 0)
        row.notes.push_back({"replaced", counted(day.superseded, "earlier snapshot of the day is kept",
                                                 "earlier snapshots of the day are kept")});
    return row;
}

template <class Class, std::size_t N>
Bars verdict_bars(const std::array<std::uint64_t, N>& counts) {
    Bars bars{{{"accounts", Align::right}}, {}};
    for (std::size_t i = 0; i < N; ++i) {
        const auto verdict = static_cast<Class>(i);
        bars.bars.push_back(
            {label_of(verdict), static_cast<double>(counts[i]), tone_of(verdict), {count_cell(counts[i])}});
    }
    return bars;
}

std::string inputs_text(const SnapshotHead& head) {
    std::string text;
    for (const auto& input : head.inputs) text += (text.empty() ? "" : ", ") + input.file;
    return text;
}

}  // namespace

Document history_document(const HistoryList& list) {
    Document document;
    document.blocks.emplace_back(Heading{1, "History of " + counted(list.days.size(), "day", "days")});
    document.blocks.emplace_back(Paragraph{list.history, Tone::muted});
    if (list.days.empty()) {
        document.blocks.emplace_back(Paragraph{"csm history add records the first day.", Tone::plain});
        return document;
    }
    Table table{.columns = {{"Day"},
                            {"Accounts", Align::right},
                            {"ARR", Align::right, 1},
                            {"Recorded"},
                            {"Model", Align::left, 2, true},
                            {"Size", Align::right, 3}},
                .rows = {},
                .more = {}};
    for (const auto& day : list.days) table.rows.push_back(row_of(day));
    document.blocks.emplace_back(std::move(table));
    return document;
}

Document history_document(const SnapshotView& view) {
    const auto& [head, tail] = view.snapshot;
    Document document;
    auto& blocks = document.blocks;
    blocks.emplace_back(Heading{1, "Snapshot of " + iso_text(head.as_of)});
    blocks.emplace_back(Paragraph{view.file, Tone::muted});
    blocks.emplace_back(
        Facts{{{"Recorded", {head.recorded_at}, std::string{word(head.provenance)}},
               {"Model", text_cell(model_text(head)), head.model_digest},
               {"Not measured",
                text_cell(head.missing == Missing::exclude ? "left out" : "the model's defaults"),
                {}},
               {"Read from", text_cell(inputs_text(head)), {}},
               {"Accounts", count_cell(tail.accounts), {}},
               {"ARR", arr_cell(tail), {}}}});
    if (view.lines.empty()) {
        blocks.emplace_back(Heading{2, "Health"});
        blocks.emplace_back(verdict_bars<Band>(view.verdicts.health));
        blocks.emplace_back(Heading{2, "Churn risk"});
        blocks.emplace_back(verdict_bars<Tier>(view.verdicts.churn));
    }
    for (const auto& line : view.lines) blocks.emplace_back(Code{line});
    return document;
}

Document history_document(const HistoryCheck& check) {
    Document document;
    auto& blocks = document.blocks;
    const auto damaged = check.damaged();
    blocks.emplace_back(Heading{1, damaged == 0 ? "The history is as it was written"
                                                : counted(damaged, "file is not as it was written",
                                                          "files are not as they were written")});
    blocks.emplace_back(Paragraph{check.history, Tone::muted});
    Facts facts;
    for (const auto& [kind, label] :
         {std::pair{HistoryFileKind::snapshot, "Snapshots"},
          std::pair{HistoryFileKind::superseded, "Replaced"}, std::pair{HistoryFileKind::model, "Models"},
          std::pair{HistoryFileKind::unfinished, "Left over"}, std::pair{HistoryFileKind::other, "Others"}}) {
        const auto count = check.count(kind);
        const bool is_own = kind != HistoryFileKind::unfinished && kind != HistoryFileKind::other;
        if (count == 0 && !is_own) continue;
        facts.facts.push_back({label, count_cell(count),
                               kind == HistoryFileKind::unfinished ? "by runs that were killed; of no use"
                               : kind == HistoryFileKind::other    ? "that csm did not write"
                                                                   : ""});
    }
    blocks.emplace_back(std::move(facts));
    List list;
    for (const auto& file : check.files) {
        if (!file.problem.empty())
            list.items.push_back(file.name + ": " + file.problem);
        else if (file.kind == HistoryFileKind::unfinished || file.kind == HistoryFileKind::other)
            list.items.push_back(file.name);
    }
    if (!list.items.empty()) blocks.emplace_back(std::move(list));
    return document;
}

}  // namespace csm
