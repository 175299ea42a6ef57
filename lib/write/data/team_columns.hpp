// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/columns.hpp"

#include <csm/team.hpp>

namespace csm::columns {

/// A figure of a row of csm team, with the row.
struct TeamFigureRow {
    const TeamRow& row;
    const TeamFigure& figure;
};

/// One row a figure, in the CSV and on the sheet.
inline constexpr OutputColumn<TeamFigureRow> team_columns[]{
    {"group", "Group", ColumnType::text,
     [](const TeamFigureRow& line) { return value_of(word(line.row.group)); }},
    {"owner", "Owner", ColumnType::text, [](const TeamFigureRow& line) { return value_of(line.row.owner); }},
    {"accounts", "Accounts", ColumnType::count,
     [](const TeamFigureRow& line) { return count_of(line.row.accounts); }},
    {"arr", "ARR", ColumnType::money, [](const TeamFigureRow& line) { return value_of(line.row.arr); }},
    {"accounts_without_arr", "Without ARR", ColumnType::count,
     [](const TeamFigureRow& line) { return count_of(line.row.without_arr); }},
    {"figure", "", ColumnType::text, [](const TeamFigureRow& line) { return value_of(line.figure.name); }},
    {"", "Figure", ColumnType::text, [](const TeamFigureRow& line) { return value_of(line.figure.label); }},
    {"value", "Value", ColumnType::number,
     [](const TeamFigureRow& line) { return value_of(line.figure.value); }},
    {"unit", "Unit", ColumnType::text,
     [](const TeamFigureRow& line) { return value_of(word(line.figure.unit)); }},
    {"limit", "Limit", ColumnType::text,
     [](const TeamFigureRow& line) { return value_of(word(line.figure.side)); }},
    {"target", "Target", ColumnType::number,
     [](const TeamFigureRow& line) { return value_of(line.figure.target); }},
    {"state", "State", ColumnType::text,
     [](const TeamFigureRow& line) { return value_of(word(line.figure.state())); }},
    {"over_accounts", "Over accounts", ColumnType::count,
     [](const TeamFigureRow& line) { return count_of(line.figure.accounts); }},
    {"left_out", "Left out", ColumnType::count,
     [](const TeamFigureRow& line) { return count_of(line.figure.left_out); }},
    {"reason", "Because", ColumnType::text,
     [](const TeamFigureRow& line) { return value_of(line.figure.reason); }}};

}  // namespace csm::columns
