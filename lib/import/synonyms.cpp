// SPDX-License-Identifier: MIT

#include "import/synonyms.hpp"

#include "embedded.hpp"
#include "read/fields.hpp"

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

/// By the key of a column that only the vendor's exports have.
std::map<std::string, std::string> read_vendors_in_cents() {
    std::map<std::string, std::string> vendors;
    for (const auto& item : known_names().at("money_in_cents").as_array())
        for (const auto& column : item.as_object().at("columns").as_array())
            vendors.emplace(read::column_key(std::string{column.as_string()}),
                            text_in(item.as_object(), "vendor"));
    return vendors;
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

std::string_view vendor_in_cents(std::string_view column) {
    static const auto vendors = read_vendors_in_cents();
    const auto found = vendors.find(read::column_key(column));
    return found == vendors.end() ? std::string_view{} : found->second;
}

}  // namespace csm::import

namespace csm {

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
                        .field = std::string{import::word_of(name.kind)},
                        .reason = name.yes_word.empty()
                                      ? name.vendor
                                      : fmt::format("{}: a yes is {}", name.vendor, name.yes_word),
                        .formats = {},
                        .examples = {}});
    }
    return list;
}

}  // namespace csm
