// SPDX-License-Identifier: MIT

#include "import/synonyms.hpp"

#include "base/embedded.hpp"
#include "read/json/fields.hpp"

#include <csm/import.hpp>

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <map>

namespace csm::import {

namespace {

std::string text_in(const boost::json::object& row, std::string_view key) {
    const auto* const value = row.if_contains(key);
    return value ? std::string{value->as_string()} : std::string{};
}

const boost::json::object& known_names() {
    static const auto document = boost::json::parse(embedded::import_synonyms);
    return document.as_object();
}

std::vector<Synonym> read_synonyms() {
    std::vector<Synonym> list;
    for (const auto& item : known_names().at("synonyms").as_array()) {
        const auto& row = item.as_object();
        for (const auto& column : row.at("columns").as_array()) {
            Synonym synonym;
            synonym.column = std::string{column.as_string()};
            synonym.key = read::column_key(synonym.column);
            synonym.field = text_in(row, "field");
            synonym.vendor = text_in(row, "vendor");
            synonym.why = text_in(row, "why");
            synonym.suggestion = text_in(row, "suggest");
            if (auto format = text_in(row, "format"); !format.empty())
                synonym.formats.push_back(std::move(format));
            list.push_back(std::move(synonym));
        }
    }
    return list;
}

std::vector<QualifyingName> read_qualifying_names() {
    std::vector<QualifyingName> list;
    for (const auto& item : known_names().at("qualifiers").as_array()) {
        const auto& row = item.as_object();
        const auto kind = qualifier_of_word(text_in(row, "qualifier"));
        for (const auto& column : row.at("columns").as_array()) {
            const std::string name{column.as_string()};
            list.push_back({name, read::column_key(name), kind.value(), text_in(row, "yes"),
                            text_in(row, "vendor"), text_in(row, "field")});
        }
    }
    return list;
}

/// What the rows of a list say of their columns, by the columns' keys.
std::map<std::string, std::string> read_columns(std::string_view list, std::string_view value,
                                                std::string_view names = "columns") {
    std::map<std::string, std::string> columns;
    for (const auto& item : known_names().at(list).as_array())
        for (const auto& column : item.as_object().at(names).as_array())
            columns.emplace(read::column_key(std::string{column.as_string()}),
                            text_in(item.as_object(), value));
    return columns;
}

std::string_view value_of(const std::map<std::string, std::string>& columns, std::string_view column) {
    const auto found = columns.find(read::column_key(column));
    return found == columns.end() ? std::string_view{} : found->second;
}

}  // namespace

const std::vector<Synonym>& synonyms() {
    static const std::vector<Synonym> list = read_synonyms();
    return list;
}

const std::vector<QualifyingName>& qualifying_names() {
    static const std::vector<QualifyingName> list = read_qualifying_names();
    return list;
}

std::string_view event_meaning(std::string_view column) {
    static const auto meanings = read_columns("events", "meaning");
    return value_of(meanings, column);
}

std::string_view rows_of_word(std::string_view word) {
    static const auto kinds = read_columns("rows", "of", "words");
    return value_of(kinds, word);
}

std::string_view vendor_in_cents(const CsvTable& table) {
    for (const auto& cell : table.header)
        if (const auto vendor = vendor_in_cents(std::string_view{cell.text}); !vendor.empty()) return vendor;
    return {};
}

std::string_view vendor_in_cents(std::string_view column) {
    static const auto vendors = read_columns("money_in_cents", "vendor");
    return value_of(vendors, column);
}

}  // namespace csm::import

namespace csm {

namespace {

std::string reason_of(const import::QualifyingName& name) {
    if (name.kind == import::Qualifier::quantity)
        return fmt::format("{}: {}", name.vendor, import::quantity_reason);
    return name.yes_word.empty() ? name.vendor : fmt::format("{}: a yes is {}", name.vendor, name.yes_word);
}

}  // namespace

std::vector<ColumnUse> known_columns() {
    std::vector<ColumnUse> list;
    for (const auto& synonym : import::synonyms())
        list.push_back({.file = {},
                        .column = synonym.column,
                        .field = synonym.field,
                        .reason = synonym.why.empty() ? synonym.vendor
                                                      : fmt::format("{}: {}", synonym.vendor, synonym.why),
                        .formats = synonym.formats,
                        .examples = {}});
    for (const auto& name : import::qualifying_names()) {
        if (!name.field.empty()) continue;
        list.push_back({.file = {},
                        .column = name.column,
                        .field = name.kind == import::Qualifier::quantity
                                     ? std::string{}
                                     : std::string{import::word_of(name.kind)},
                        .reason = reason_of(name),
                        .formats = {},
                        .examples = {}});
    }
    return list;
}

}  // namespace csm
