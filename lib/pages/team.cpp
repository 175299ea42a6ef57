// SPDX-License-Identifier: MIT
#include "pages/parts.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <array>
#include <span>

namespace csm {

using namespace pages;

namespace {

Tone tone_of(TargetState state) {
    constexpr std::array tones{Tone::good, Tone::bad, Tone::unknown};
    return tones[static_cast<std::size_t>(state)];
}

std::string_view label_of(TargetState state) {
    constexpr std::array<std::string_view, 3> labels{"met", "not met", "not known"};
    return labels[static_cast<std::size_t>(state)];
}

std::string_view label_of(TargetSide side) {
    constexpr std::array<std::string_view, 4> labels{"above ", "at least ", "at most ", "below "};
    return labels[static_cast<std::size_t>(side)];
}

/// The number with its unit: "87.5 %", "62.1", "24 days".
std::string with_unit(double value, TeamUnit unit) {
    constexpr std::array<std::string_view, 3> units{" %", "", " days"};
    std::string text;
    append_shortest(text, value);
    if (unit == TeamUnit::days && value == 1) return text + " day";
    return text.append(units[static_cast<std::size_t>(unit)]);
}

Cell value_cell(const TeamFigure& figure) {
    const auto tone = tone_of(figure.state());
    return figure.value ? text_cell(with_unit(*figure.value, figure.unit), tone) : Cell{{}, Tone::unknown};
}

std::string target_text(const TeamFigure& figure) {
    if (!figure.target) return {};
    return std::string{label_of(figure.side)} + with_unit(*figure.target, figure.unit);
}

/// Whether the target is reached, or why that is not known.
std::string state_text(const TeamFigure& figure) {
    return figure.reason.empty() ? std::string{label_of(figure.state())} : figure.reason;
}

/// Every figure of the team with what it rests on.
Table team_table(const TeamRow& team) {
    Table table{.columns = {{"Figure"},
                            {"Value", Align::right},
                            {"Target", Align::right, 1},
                            {"State", Align::left, 0, true},
                            {"Over", Align::right, 2},
                            {"Without", Align::right, 3}},
                .rows = {},
                .more = {}};
    for (const auto& figure : team.figures)
        table.rows.push_back({{text_cell(figure.label),
                               value_cell(figure),
                               text_cell(target_text(figure)),
                               text_cell(state_text(figure), tone_of(figure.state())),
                               {Count{static_cast<std::int64_t>(figure.accounts)}},
                               {Count{static_cast<std::int64_t>(figure.left_out)}}},
                              {}});
    return table;
}

/// The figure in a sentence: "Load 112.5 % over 9 accounts, target at most 100 %".
std::string figure_text(const TeamFigure& figure) {
    auto text = std::string{figure.label};
    if (figure.value) text += " " + with_unit(*figure.value, figure.unit);
    text += " over " + counted(figure.accounts, "account", "accounts");
    if (figure.state() == TargetState::not_met) text += ", target " + target_text(figure);
    return figure.reason.empty() ? text : text + ": " + figure.reason;
}

/// What the figures of a row say, by state. What is not known of the team for the same reason is told once,
/// there.
std::vector<Note> notes_of(const TeamRow& row, const TeamRow& team) {
    std::vector<Note> notes;
    for (const auto state : {TargetState::not_met, TargetState::met, TargetState::unknown}) {
        Note note{std::string{label_of(state)}, {}, tone_of(state)};
        for (const auto& figure : row.figures) {
            if (figure.state() != state) continue;
            if (!figure.reason.empty() && team.figure(figure.name).reason == figure.reason) continue;
            note.text += (note.text.empty() ? "" : "; ") + figure_text(figure);
        }
        if (!note.text.empty()) notes.push_back(std::move(note));
    }
    return notes;
}

/// The figures that stand in columns of the owners' table: those that somebody has.
std::vector<std::string_view> shown_figures(std::span<const TeamRow> rows) {
    std::vector<std::string_view> names;
    for (const auto& figure : rows.front().figures)
        if (std::ranges::any_of(
                rows, [&](const TeamRow& row) { return row.figure(figure.name).value.has_value(); }))
            names.push_back(figure.name);
    return names;
}

Table owners_table(std::span<const TeamRow> rows) {
    const auto& team = rows.front();
    const auto shown = shown_figures(rows);
    Table table{
        .columns = {{"Owner", Align::left, 0, true}, {"Accounts", Align::right, 3}, {"ARR", Align::right, 2}},
        .rows = {},
        .more = {}};
    for (const auto name : shown)
        table.columns.push_back({std::string{team.figure(name).label}, Align::right,
                                 name == "load" || name == "average_health" ? 0 : 1});
    for (const auto& row : rows.subspan(1)) {
        const bool is_nobody = row.group == TeamRow::Group::no_owner;
        std::vector<Cell> cells{is_nobody ? text_cell("no owner", Tone::unknown) : text_cell(row.owner),
                                {Count{static_cast<std::int64_t>(row.accounts)}},
                                row.without_arr == row.accounts ? Cell{} : Cell{Money{row.arr}}};
        for (const auto name : shown) cells.push_back(value_cell(row.figure(name)));
        table.rows.push_back({std::move(cells), notes_of(row, team)});
    }
    return table;
}

}  // namespace

Document team_document(const Team& team, const Model& model, const Settings& settings) {
    Document document;
    auto& blocks = document.blocks;
    blocks.emplace_back(Heading{1, "Team of " + counted(team.owners, "owner", "owners") + " with " +
                                       counted(team.selected, "account", "accounts")});
    blocks.emplace_back(Paragraph{basis_text(model, settings), Tone::muted});
    add_rejected(document, team.rejected);
    if (team.selected == 0) {
        blocks.emplace_back(Paragraph{"No account matches the filters.", Tone::plain});
        return document;
    }
    const auto& whole = team.rows.front();
    const auto unknown = whole.without_arr == 0
                             ? std::string{}
                             : "ARR not known of " + counted(whole.without_arr, "account", "accounts");
    const auto over = over_capacity(team.rows);
    blocks.emplace_back(
        Facts{{{"Book", {Money{whole.arr}}, unknown},
               {"Over capacity",
                {Count{static_cast<std::int64_t>(over)}, over > 0 ? Tone::bad : Tone::good},
                over == 1 ? "owner carries more than a full book" : "owners carry more than a full book"}}});
    blocks.emplace_back(Heading{2, "Whole team"});
    blocks.emplace_back(team_table(whole));
    blocks.emplace_back(Heading{2, "Owners, fullest book first"});
    blocks.emplace_back(owners_table(team.rows));
    return document;
}

}  // namespace csm
