// SPDX-License-Identifier: MIT
#include "support/csv_portfolio.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <map>
#include <vector>

namespace csm::test {

namespace {

namespace json = boost::json;

std::string list_text(const json::array& items) {
    std::string text;
    for (const auto& item : items) text += std::string{item.as_string()} + ";";
    return text.empty() ? ";" : text;
}

/// Fields in the order in which they are found, and their cells by customer.
struct Columns {
    std::vector<std::string> names;
    std::map<std::string, std::vector<std::string>> cells;

    void add(const std::string& name, std::size_t row, std::string text) {
        auto& column = cells[name];
        if (column.empty()) names.push_back(name);
        column.resize(std::max(column.size(), row + 1));
        column[row] = std::move(text);
    }

    void flatten(const std::string& prefix, std::size_t row, const json::object& object) {
        for (const auto& [key, value] : object) {
            if (key == "milestones") continue;  // a CSV has no place for them
            const auto name = prefix + std::string{key};
            if (const auto* inner = value.if_object())
                flatten(name + ".", row, *inner);
            else if (const auto* text = value.if_string())
                add(name, row, std::string{*text});
            else if (const auto* list = value.if_array())
                add(name, row, list_text(*list));
            else
                add(name, row, json::serialize(value));
        }
    }
};

std::string quoted(const std::string& text) {
    std::string cell = "\"";
    for (const char letter : text) cell += letter == '"' ? std::string{"\"\""} : std::string(1, letter);
    return cell + "\"";
}

}  // namespace

std::string csv_of(std::string_view portfolio, char delimiter) {
    return csv_of(json::parse(portfolio), delimiter);
}

std::string csv_of(const json::value& portfolio, char delimiter, std::string_view line_end) {
    const auto& customers = portfolio.as_object().at("customers").as_array();
    Columns columns;
    for (std::size_t row = 0; row < customers.size(); ++row)
        columns.flatten({}, row, customers[row].as_object());
    std::string text;
    for (const auto& name : columns.names) (text += quoted(name)) += delimiter;
    text.back() = line_end.front();
    text += line_end.substr(1);
    for (std::size_t row = 0; row < customers.size(); ++row) {
        for (const auto& name : columns.names) {
            const auto& column = columns.cells[name];
            if (row < column.size() && !column[row].empty()) text += quoted(column[row]);
            text += delimiter;
        }
        text.back() = line_end.front();
        text += line_end.substr(1);
    }
    return text;
}

}  // namespace csm::test
