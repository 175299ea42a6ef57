// SPDX-License-Identifier: MIT
#pragma once

#include "pages/parts.hpp"
#include "write/data/columns.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::pages {

/// A column of a page's table of accounts: what it is called, its cells, and how it gives way where the page
/// is narrow, as a `Column` does.
template <class Scored>
struct AccountColumn {
    std::string_view title;
    Cell (*cell)(const columns::ScoredRow<Scored>& row);
    Align align = Align::left;
    int dispensable = 0;
    bool flexible = false;
};

/// Stands for how dispensable the column of the ids is. Short ones, which people type, stay on a narrow page
/// longer than other columns; long ones are the first to go.
inline constexpr int as_ids_are = -1;

template <class Scored>
using AccountColumns = std::vector<AccountColumn<Scored>>;

/// The table without rows. What is left out of the listing is told below it.
template <class Scored>
Table table_of(const AccountColumns<Scored>& columns, const Listing<Scored>& listing) {
    constexpr std::size_t short_id = 10;
    const bool are_short = std::ranges::all_of(
        listing.rows, [](const auto& row) { return row.account.customer_id.size() <= short_id; });
    const int dispensable_ids = are_short ? 1 : 9;
    Table table{.columns = {}, .rows = {}, .more = more_text(listing.rows.size(), listing.selected)};
    for (const auto& [title, cell, align, dispensable, flexible] : columns)
        table.columns.push_back(
            {std::string{title}, align, dispensable == as_ids_are ? dispensable_ids : dispensable, flexible});
    return table;
}

template <class Scored>
void add_row(Table& table, const AccountColumns<Scored>& columns, const columns::ScoredRow<Scored>& row,
             std::vector<Note> notes) {
    std::vector<Cell> cells;
    for (const auto& column : columns) cells.push_back(column.cell(row));
    table.rows.push_back({std::move(cells), std::move(notes)});
}

}  // namespace csm::pages
