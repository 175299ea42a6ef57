// SPDX-License-Identifier: MIT
#include "import/repeated_rows.hpp"

#include "read/csv/csv_text.hpp"

#include "base/keyed_hash.hpp"
#include "import/cell_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace csm::import {

namespace {

struct CustomerRows {
    const CsvRow* first = nullptr;
    const CsvRow* other = nullptr;  ///< the first one that differs
};

bool are_equal(const CsvRow& one, const CsvRow& other) {
    return std::ranges::equal(one, other, {}, &CsvCell::text, &CsvCell::text);
}

}  // namespace

std::optional<Error> several_rows(const CsvTable& table, std::size_t key, bool selected) {
    std::unordered_map<std::string_view, CustomerRows, KeyedHash> customers;
    std::size_t count = 0;
    const CustomerRows* example = nullptr;
    for (const auto& row : table.rows) {
        if (read::says_missing(row[key].text)) continue;
        auto& rows = customers[row[key].text];
        if (rows.first == nullptr) rows.first = &row;
        if (rows.other != nullptr || are_equal(*rows.first, row)) continue;
        rows.other = &row;
        ++count;
        if (example == nullptr) example = &rows;
    }
    if (example == nullptr) return {};
    const auto& id = (*example->first)[key];
    return Error{fmt::format("{}: column \"{}\"", table.name, table.header[key].text),
                 fmt::format("{} of {} {} several rows that differ, such as {} in {} {} and {}", count,
                             customers.size(),
                             customers.size() == 1 ? "customer has"
                             : count == 1          ? "customers has"
                                                   : "customers have",
                             id.text, selected ? "rows" : "lines", id.line, (*example->other)[key].line),
                 selected
                     ? "write GROUP BY, so that each customer has one row"
                     : "add the rows up with a SELECT in a mapping file, which csm import --init drafts, "
                       "or write --first-row to use the first row of each customer"};
}

}  // namespace csm::import
