// SPDX-License-Identifier: MIT

#include "import/record_text.hpp"

#include "write/data/json_writer.hpp"

#include <algorithm>

namespace csm::import {

namespace {

using render::JsonWriter;
using render::Layout;

struct ValueWriter {
    JsonWriter& json;

    void operator()(const std::string& text) const { json.text(text); }

    void operator()(double number) const { json.number(number); }

    void operator()(bool flag) const { json.flag(flag); }

    void operator()(const std::vector<std::string>& list) const {
        json.begin_list(Layout::line);
        for (const auto& item : list) json.text(item);
        json.end();
    }
};

/// The keys from the record's top to the field; a module's name is one key whatever it holds.
std::vector<std::string_view> parts_of(const read::TargetField& field) {
    const bool of_module = field.part == read::Part::module_adopted || field.part == read::Part::module_usage;
    std::vector<std::string_view> parts;
    std::string_view rest = field.name;
    for (auto dot = rest.find('.'); dot != std::string_view::npos; dot = rest.find('.')) {
        if (of_module && !parts.empty()) dot = rest.rfind('.');
        parts.push_back(rest.substr(0, dot));
        rest.remove_prefix(dot + 1);
        if (of_module && parts.size() == 2) break;
    }
    parts.push_back(rest);
    return parts;
}

/// Writes one record; the blocks that are open are closed when the next field is in another one.
void write_record(JsonWriter& json, const Record& record, const read::TargetFields& fields) {
    std::vector<std::size_t> order;
    for (const auto& [field, value] : record) order.push_back(field);
    std::ranges::sort(order, {}, [&](std::size_t field) { return fields[field].order; });
    std::vector<std::string_view> open;
    json.begin_object();
    for (const auto field : order) {
        const auto parts = parts_of(fields[field]);
        std::size_t same = 0;
        while (same < open.size() && same + 1 < parts.size() && open[same] == parts[same]) ++same;
        for (; open.size() > same; open.pop_back()) json.end();
        for (; open.size() + 1 < parts.size(); open.push_back(parts[open.size()])) {
            json.key_of(parts[open.size()]);
            const bool of_modules = open.empty() && parts.size() == 3;
            json.begin_object(of_modules ? Layout::lines : Layout::line);
        }
        json.key_of(parts.back());
        std::visit(ValueWriter{json}, record.at(field));
    }
    for (; !open.empty(); open.pop_back()) json.end();
    json.end();
}

}  // namespace

std::string portfolio_text(std::span<const Record> records, const read::TargetFields& fields) {
    TextBuffer text;
    JsonWriter json{text, Layout::lines};
    json.begin_object();
    json.key("customers");
    json.begin_list();
    for (const auto& record : records) write_record(json, record, fields);
    json.end();
    json.end();
    text.append('\n');
    return std::string{text.view()};
}

}  // namespace csm::import
