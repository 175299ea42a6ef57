// SPDX-License-Identifier: MIT
#include "base/line_index.hpp"
#include "import/raw_column.hpp"

#include <csm/import.hpp>
#include <csm/nearest.hpp>

#include <boost/json/stream_parser.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace csm {

namespace {

namespace json = boost::json;

using Texts = std::vector<std::string>;

Texts split(std::string_view text, char mark) {
    Texts parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(mark), text.size());
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// Reads the parts of one mapping file; the first mistake ends it.
class MappingFile {
  public:
    explicit MappingFile(std::string name) { mapping_.name = std::move(name); }

    Result<Mapping> read(const json::value& document) {
        const auto* const root = document.if_object();
        if (root == nullptr) {
            fail("the file", "expected an object with \"columns\"");
        } else {
            allow("the file", *root, {"$schema", "columns", "files", "tables", "types", "select"});
            if (const auto* value = root->if_contains("columns")) columns({}, *value);
            if (const auto* value = root->if_contains("files")) files(*value);
            if (const auto* value = root->if_contains("tables")) tables(*value);
            if (const auto* value = root->if_contains("types")) types(*value);
            if (const auto* value = root->if_contains("select")) select(*value);
            if (root->if_contains("types") != nullptr && mapping_.select.empty())
                fail("types", "says what columns are to a SELECT, and there is none",
                     "write \"select\", or leave \"types\" out");
        }
        if (failure_) return std::move(*failure_);
        return std::move(mapping_);
    }

  private:
    void fail(std::string_view place, std::string message, std::string hint = {}) {
        if (!failure_)
            failure_ =
                Error{fmt::format("{}: {}", mapping_.name, place), std::move(message), std::move(hint)};
    }

    void allow(std::string_view place, const json::object& object,
               std::initializer_list<std::string_view> keys) {
        for (const auto& member : object) {
            const std::string_view key = member.key();
            if (std::ranges::find(keys, key) != keys.end()) continue;
            const Texts known(keys.begin(), keys.end());
            const auto best = nearest(key, known);
            fail(place, fmt::format("unknown key \"{}\"", key),
                 best ? fmt::format("did you mean \"{}\"?", *best) : std::string{});
        }
    }

    /// A text, or the texts of a list.
    Texts texts(std::string_view place, const json::value& value) {
        if (const auto* text = value.if_string()) return {std::string{*text}};
        Texts list;
        if (const auto* items = value.if_array())
            for (const auto& item : *items) {
                if (const auto* text = item.if_string())
                    list.emplace_back(*text);
                else
                    fail(place, "expected a list of texts");
            }
        else
            fail(place, "expected a text or a list of texts");
        return list;
    }

    const json::object* object(std::string_view place, const json::value& value) {
        const auto* const found = value.if_object();
        if (found == nullptr) fail(place, "expected an object");
        return found;
    }

    void columns(std::string_view file, const json::value& value) {
        const auto* const members = object("columns", value);
        if (members == nullptr) return;
        for (const auto& member : *members) column(file, std::string{member.key()}, member.value());
    }

    void column(std::string_view file, const std::string& name, const json::value& value) {
        ImportRule rule;
        rule.file = file;
        rule.column = name;
        rule.origin = mapping_.name;
        const auto place = fmt::format("column \"{}\"", name);
        if (const auto* text = value.if_string()) {
            const std::string_view target{*text};
            const auto colon = target.find(':');
            rule.field = target.substr(0, colon);
            if (colon != std::string_view::npos) rule.formats = split(target.substr(colon + 1), ',');
        } else if (const auto* details = value.if_object()) {
            detailed(place, *details, rule);
        } else if (!value.is_null()) {
            fail(place, "expected a field, an object with \"field\", or null");
        }
        mapping_.rules.push_back(std::move(rule));
    }

    void detailed(const std::string& place, const json::object& details, ImportRule& rule) {
        allow(place, details, {"field", "format", "words", "yes", "no"});
        const auto* const field = details.if_contains("field");
        if (field == nullptr || !field->is_string()) return fail(place, "\"field\" is missing");
        rule.field = std::string{field->as_string()};
        if (const auto* value = details.if_contains("format")) rule.formats = texts(place, *value);
        if (const auto* value = details.if_contains("yes")) rule.yes = texts(place, *value);
        if (const auto* value = details.if_contains("no")) rule.no = texts(place, *value);
        const auto* const words = details.if_contains("words");
        const auto* const members = words ? object(place, *words) : nullptr;
        if (members == nullptr) return;
        for (const auto& member : *members) {
            if (const auto* text = member.value().if_string())
                rule.words.emplace_back(std::string{member.key()}, std::string{*text});
            else if (member.value().is_null())
                rule.words.emplace_back(std::string{member.key()}, std::string{});
            else
                fail(place, "\"words\" gives each cell a text, or null for a missing value");
        }
    }

    void files(const json::value& value) {
        const auto* const members = object("files", value);
        if (members == nullptr) return;
        for (const auto& member : *members) {
            const auto place = fmt::format("file \"{}\"", std::string_view{member.key()});
            const auto* const file = object(place, member.value());
            if (file == nullptr) return;
            allow(place, *file, {"columns"});
            if (const auto* inner = file->if_contains("columns")) columns(member.key(), *inner);
        }
    }

    void tables(const json::value& value) {
        const auto* const members = object("tables", value);
        if (members == nullptr) return;
        for (const auto& member : *members) {
            mapping_.tables.push_back({std::string{member.key()}, texts("tables", member.value())});
            refuse_zero_byte("tables", member.key());
        }
    }

    void types(const json::value& value) {
        const auto* const members = object("types", value);
        if (members == nullptr) return;
        for (const auto& member : *members) {
            const std::string column{member.key()};
            const auto place = fmt::format("types \"{}\"", column);
            const auto* const word = member.value().if_string();
            const auto type = word ? import::type_of_word(std::string_view{*word}) : std::nullopt;
            if (!type) return fail(place, "expected \"text\", \"number\", \"date\" or \"flag\"");
            if (column.find('.') == std::string::npos)
                return fail(place, "names no column", "write TABLE.COLUMN, as --explain lists them");
            mapping_.types.push_back({column, *type});
        }
    }

    /// SQLite would end the text there.
    void refuse_zero_byte(std::string_view place, std::string_view text) {
        if (text.find('\0') != std::string_view::npos)
            fail(place, "holds a NUL character, \\u0000", "take it out");
    }

    void select(const json::value& value) {
        for (const auto& line : texts("select", value)) mapping_.select += line + "\n";
        refuse_zero_byte("select", mapping_.select);
        if (mapping_.select.find_first_not_of(" \t\r\n") == std::string::npos) fail("select", "is empty");
    }

    Mapping mapping_;
    std::optional<Error> failure_;
};

}  // namespace

Result<Mapping> read_mapping(std::string_view text, const std::string& name) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    json::parse_options options;
    options.allow_comments = true;
    options.allow_trailing_commas = true;
    json::stream_parser parser{{}, options};
    json::error_code error;
    const auto consumed = parser.write_some(text.data(), text.size(), error);
    if (!error && consumed < text.size()) error = json::error::extra_data;
    if (!error) parser.finish(error);
    if (error) {
        const auto place = read::LineIndex{text}.place(std::min(consumed, text.size()));
        return Error{fmt::format("{}:{}:{}", name, place.line, place.column),
                     "is not JSON: " + error.message(),
                     "comments begin with //, and texts stand in double quotes"};
    }
    return MappingFile{name}.read(parser.release());
}

Result<ImportRule> parse_import_rule(std::string_view text) {
    const auto equals = text.rfind('=');
    if (equals == std::string_view::npos || equals == 0)
        return Error{{},
                     fmt::format("--map takes COLUMN=FIELD, not \"{}\"", text),
                     "such as --map 'Cust ID=customer_id'"};
    ImportRule rule;
    rule.origin = fmt::format("--map '{}'", text);
    rule.must_apply = true;
    auto column = text.substr(0, equals);
    const auto in_file = column.find(".csv:");
    if (in_file != std::string_view::npos) {
        rule.file = column.substr(0, in_file + 4);
        column.remove_prefix(in_file + 5);
    }
    rule.column = column;
    const auto target = text.substr(equals + 1);
    const auto colon = target.find(':');
    rule.field = target.substr(0, colon);
    if (colon != std::string_view::npos) rule.formats = split(target.substr(colon + 1), ',');
    return rule;
}

}  // namespace csm
