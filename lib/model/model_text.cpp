// SPDX-License-Identifier: MIT
#include <csm/model_text.hpp>
#include <csm/number.hpp>

#include "base/syntax_error.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <charconv>
#include <vector>

namespace csm {

namespace json = boost::json;

namespace {

constexpr std::size_t widest = 120;
constexpr std::size_t step = 2;

/// A value on one line.
std::string one_line(const json::value& value);

std::string member_line(const json::key_value_pair& member) {
    return json::serialize(json::value(member.key())) + ": " + one_line(member.value());
}

std::string joined(char opening, const std::vector<std::string>& parts, char closing) {
    std::string line(1, opening);
    for (const auto& part : parts) line += (line.size() == 1 ? "" : ", ") + part;
    return line + closing;
}

std::string one_line(const json::value& value) {
    std::vector<std::string> parts;
    if (const auto* object = value.if_object()) {
        for (const auto& member : *object) parts.push_back(member_line(member));
        return joined('{', parts, '}');
    }
    if (const auto* list = value.if_array()) {
        for (const auto& item : *list) parts.push_back(one_line(item));
        return joined('[', parts, ']');
    }
    if (const auto* number = value.if_double()) {
        std::string text;
        append_shortest(text, *number);
        return text;
    }
    return json::serialize(value);
}

/// Lays out values below each other that are too long for one line.
class Layout {
  public:
    std::string text() && { return std::move(text_); }

    /// Writes a value that begins at `column`, in a line indented by `indent`; what follows it on the line
    /// takes one more column.
    void write(const json::value& value, std::size_t indent, std::size_t column) {
        const auto line = one_line(value);
        const bool is_scalar = !value.is_object() && !value.is_array();
        if (is_scalar || column + line.size() + 1 <= widest) {
            text_ += line;
        } else if (const auto* object = value.if_object()) {
            if (column == indent && is_short(*object, indent))
                fill(*object, indent);
            else
                open(*object, indent);
        } else {
            open(value.get_array(), indent);
        }
    }

    /// The whole document: its sections are set apart by empty lines.
    void write_document(const json::value& value) {
        const auto* object = value.if_object();
        if (object == nullptr) return write(value, 0, 0);
        text_ += "{\n";
        bool after_section = false;
        for (const auto* member = object->begin(); member != object->end(); ++member) {
            const bool is_section = step + member_line(*member).size() + 1 > widest &&
                                    (member->value().is_object() || member->value().is_array());
            if (member != object->begin() && (is_section || after_section)) text_ += '\n';
            write_member(*member, step);
            text_ += member + 1 == object->end() ? "\n" : ",\n";
            after_section = is_section;
        }
        text_ += '}';
    }

  private:
    /// Whether every member fits on a line of its own: then several stand on each, in items of a list.
    static bool is_short(const json::object& object, std::size_t indent) {
        return std::ranges::all_of(
            object, [&](const auto& member) { return indent + member_line(member).size() + 2 <= widest; });
    }

    void fill(const json::object& object, std::size_t indent) {
        auto column = indent + 1;
        text_ += '{';
        for (const auto* member = object.begin(); member != object.end(); ++member) {
            const auto line = member_line(*member);
            if (member != object.begin() && column + line.size() + 3 > widest) {
                text_ += ",\n" + std::string(indent + 1, ' ');
                column = indent + 1;
            } else if (member != object.begin()) {
                text_ += ", ";
                column += 2;
            }
            text_ += line;
            column += line.size();
        }
        text_ += '}';
    }

    void open(const json::object& object, std::size_t indent) {
        text_ += "{\n";
        for (const auto* member = object.begin(); member != object.end(); ++member) {
            write_member(*member, indent + step);
            text_ += member + 1 == object.end() ? "\n" : ",\n";
        }
        text_ += std::string(indent, ' ') + '}';
    }

    void open(const json::array& list, std::size_t indent) {
        text_ += "[\n";
        for (const auto* item = list.begin(); item != list.end(); ++item) {
            text_ += std::string(indent + step, ' ');
            write(*item, indent + step, indent + step);
            text_ += item + 1 == list.end() ? "\n" : ",\n";
        }
        text_ += std::string(indent, ' ') + ']';
    }

    void write_member(const json::key_value_pair& member, std::size_t indent) {
        const auto key = json::serialize(json::value(member.key())) + ": ";
        text_ += std::string(indent, ' ') + key;
        write(member.value(), indent, indent + key.size());
    }

    std::string text_;
};

/// Takes the first step of a place: a key, or an index in brackets; nothing when it is none of both.
json::value* take_step(std::string_view& place, json::value& from) {
    if (place.starts_with('[')) {
        std::size_t index = 0;
        const auto [end, failure] = std::from_chars(place.data() + 1, place.data() + place.size(), index);
        place.remove_prefix(static_cast<std::size_t>(end - place.data()));
        auto* const list = from.if_array();
        if (failure != std::errc{} || !place.starts_with(']') || !list || index >= list->size())
            return nullptr;
        place.remove_prefix(1);
        return &(*list)[index];
    }
    if (place.starts_with('.')) place.remove_prefix(1);
    const auto key = place.substr(0, place.find_first_of(".["));
    place.remove_prefix(key.size());
    auto* const object = from.if_object();
    return object ? object->if_contains(key) : nullptr;
}

json::value* number_at(std::string_view place, json::value& root) {
    auto* value = &root;
    while (value && !place.empty()) value = take_step(place, *value);
    return value && value->is_number() ? value : nullptr;
}

}  // namespace

struct ModelText::Document {
    json::value root;
};

Result<ModelText> ModelText::read(std::string_view text, std::string_view name) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    json::error_code failure;
    auto root = json::parse(text, failure);
    if (failure) return Error{{}, describe(syntax_problem(text, name)), {}};
    return ModelText{std::unique_ptr<Document>{new Document{std::move(root)}}};
}

ModelText::ModelText(std::unique_ptr<Document> document) : document_{std::move(document)} {}

ModelText::~ModelText() = default;
ModelText::ModelText(ModelText&&) noexcept = default;
ModelText& ModelText::operator=(ModelText&&) noexcept = default;

std::optional<double> ModelText::number(std::string_view place) const {
    const auto* const value = number_at(place, document_->root);
    return value ? std::optional{value->to_number<double>()} : std::nullopt;
}

bool ModelText::set(std::string_view place, double number) {
    auto* const value = number_at(place, document_->root);
    if (value) *value = number;
    return value != nullptr;
}

std::string ModelText::text() const {
    Layout layout;
    layout.write_document(document_->root);
    return std::move(layout).text() + '\n';
}

}  // namespace csm
