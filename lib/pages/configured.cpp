// SPDX-License-Identifier: MIT
#include <csm/configured.hpp>

#include "write/data/json_writer.hpp"

#include <string_view>

namespace csm {

namespace {

std::string_view word(ConfiguredBy by) {
    switch (by) {
    case ConfiguredBy::option: return "option";
    case ConfiguredBy::environment: return "environment";
    case ConfiguredBy::file: return "file";
    case ConfiguredBy::built_in: return "built in";
    }
    return {};
}

}  // namespace

std::string Configured::source() const {
    if (by == ConfiguredBy::built_in) return std::string{word(by)};
    if (by == ConfiguredBy::file) return where + ":" + std::to_string(line);
    return std::string{word(by)} + " " + where;
}

Document configured_document(std::span<const Configured> keys) {
    Table table;
    table.columns = {{"Key", {}, 0, false}, {"Value", {}, 0, true}, {"From", {}, 0, true}};
    table.wraps = true;
    for (const auto& key : keys) {
        std::string value;
        for (const auto& one : key.values) value += (value.empty() ? "" : ", ") + one;
        table.rows.push_back({{{key.key}, value.empty() ? Cell{} : Cell{value}, {key.source()}}, {}});
    }
    return {{Heading{1, "Configuration"}, std::move(table)}};
}

void append_configured_json(TextBuffer& out, std::span<const Configured> keys) {
    render::JsonWriter json{out, render::Layout::lines};
    json.begin_object();
    json.key("report");
    json.plain_text("configuration");
    json.key("schema");
    json.plain_text("csm.config/1");
    json.key("keys");
    json.begin_list();
    for (const auto& key : keys) {
        json.begin_object(render::Layout::line);
        json.key("key");
        json.text(key.key);
        json.key("values");
        json.begin_list(render::Layout::line);
        for (const auto& value : key.values) json.text(value);
        json.end();
        json.key("from");
        json.plain_text(key.by == ConfiguredBy::built_in ? "built_in" : word(key.by));
        json.key("where");
        json.text_or_null(key.where);
        json.key("line");
        if (key.line == 0)
            json.null();
        else
            json.count(key.line);
        json.end();
    }
    json.end();
    json.end();
    out.append('\n');
}

}  // namespace csm
