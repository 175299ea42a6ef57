// SPDX-License-Identifier: MIT
#include "pages/decisions.hpp"

#include "pages/parts.hpp"

#include <csm/words.hpp>

namespace csm::pages {

namespace {

/// "override: class red", "done: Call the sponsor", "snooze".
std::string decision_text(const Decision& row) {
    std::string text{word(row.kind)};
    if (is_override(row.kind))
        text += ": " + std::string{overridden_thing(row.kind)} + " " + row.value;
    else if (!row.value.empty())
        text += ": " + row.value;
    return text;
}

std::string note_text(const Decision& row) {
    auto text = decision_text(row);
    if (!row.by.empty()) text += ", by " + row.by;
    if (row.until) text += ", until " + iso_text(*row.until);
    if (!row.reason.empty()) text += ": " + row.reason;
    return text;
}

Cell day_cell(const std::optional<Date>& day) { return day ? Cell{*day} : Cell{}; }

/// A cell of words; of none an empty one that says nothing.
Cell words_cell(std::string_view words, Tone tone = Tone::plain) {
    return words.empty() ? Cell{std::string{" "}} : text_cell(words, tone);
}

/// What the model says where the decision says something else.
std::string computed_text(const Decision& row, const ComputedVerdicts& computed) {
    switch (row.kind) {
    case DecisionKind::override_class: return computed.band ? label_of(*computed.band) : "";
    case DecisionKind::override_tier: return computed.tier ? label_of(*computed.tier) : "";
    case DecisionKind::override_priority:
        return computed.priority ? std::string{word(*computed.priority)} : "";
    default: return {};
    }
}

std::string label(const Decision& row) {
    return is_override(row.kind) ? std::string{overridden_thing(row.kind)} : std::string{word(row.kind)};
}

Row decision_row(const Decision& row, const Assessment& assessment, bool has_expired) {
    Row cells{{text_cell(label(row)), words_cell(computed_text(row, verdicts_of(assessment))),
               words_cell(row.value, has_expired ? Tone::muted : Tone::strong), words_cell(row.by),
               day_cell(row.until), words_cell(has_expired ? "expired" : "in force")},
              {}};
    if (!row.reason.empty()) cells.notes.push_back({"why", row.reason});
    return cells;
}

}  // namespace

std::vector<Note> team_notes(const Account& account, const Settings& settings) {
    std::vector<Note> notes;
    if (const auto* decided = decisions_about(account, settings))
        for (const auto& row : decided->in_force) notes.push_back({"team", note_text(row)});
    return notes;
}

void add_decision_counts(Document& document, const DecisionCounts& counts, const Settings& settings,
                         std::string_view where) {
    if (!settings.decisions) return;
    auto text = "The team's decisions: " + counted(counts.overridden, "row is", "rows are") + " overridden " +
                std::string{where} + ", " + counted(counts.snoozed, "account is", "accounts are") +
                " snoozed, " + counted(counts.expired, "decision has", "decisions have") +
                " expired. Totals are as computed.";
    document.blocks.emplace_back(Paragraph{std::move(text), Tone::muted});
}

void add_expired(Document& document, const std::vector<const CustomerDecisions*>& listed,
                 std::uint64_t total) {
    if (total == 0) return;
    Table table{.columns = {{"Customer"}, {"Decision", Align::left, 0, true}, {"By"}, {"Until"}},
                .rows = {},
                .more = "They count no more: renew them in the file, or take them out.",
                .wraps = true};
    for (const auto* decided : listed)
        for (const auto& row : decided->expired)
            table.rows.push_back({{text_cell(row.customer_id), text_cell(decision_text(row)),
                                   words_cell(row.by), day_cell(row.until)},
                                  {}});
    document.blocks.emplace_back(Heading{2, "Expired decisions"});
    const auto elsewhere = total - table.rows.size();
    if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
    if (elsewhere > 0)
        document.blocks.emplace_back(
            Paragraph{counted(elsewhere, "expired decision is", "expired decisions are") +
                          " about accounts that are not listed here",
                      Tone::muted});
}

Table decisions_table() {
    return {.columns = {{"Customer ID"},
                        {"Name"},
                        {"Decision"},
                        {"Computed"},
                        {"Decided"},
                        {"Why"},
                        {"By"},
                        {"On"},
                        {"Until"},
                        {"State"}},
            .rows = {},
            .more = {},
            .wraps = false};
}

void add_decided(Table& table, const Account& account, const ComputedVerdicts& computed,
                 const Settings& settings) {
    const auto* decided = decisions_about(account, settings);
    if (!decided) return;
    const auto add = [&](const Decision& row, std::string_view state) {
        table.rows.push_back(
            {{text_cell(account.customer_id), text_cell(account.name), text_cell(label(row)),
              text_cell(computed_text(row, computed)), text_cell(row.value), text_cell(row.reason),
              text_cell(row.by), day_cell(row.on), day_cell(row.until), text_cell(state)},
             {}});
    };
    for (const auto& row : decided->in_force) add(row, "in force");
    for (const auto& row : decided->expired) add(row, "expired");
}

void add_decisions(Document& document, const Account& account, const Assessment& assessment,
                   const Settings& settings) {
    const auto* decided = decisions_about(account, settings);
    if (!decided) return;
    Table table{.columns = {{"Decision"},
                            {"Computed"},
                            {"Decided", Align::left, 0, true},
                            {"By"},
                            {"Until"},
                            {"State", Align::left, 1}},
                .rows = {},
                .more = "Scores and totals are as computed; a decision stands beside them.",
                .wraps = true};
    for (const auto& row : decided->in_force) table.rows.push_back(decision_row(row, assessment, false));
    for (const auto& row : decided->expired) table.rows.push_back(decision_row(row, assessment, true));
    if (table.rows.empty()) return;
    document.blocks.emplace_back(Heading{2, "Decisions"});
    document.blocks.emplace_back(std::move(table));
}

}  // namespace csm::pages
