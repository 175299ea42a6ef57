// SPDX-License-Identifier: MIT
#include <csm/snapshot_reader.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <string>

namespace csm {

namespace {

/// Behind the string that begins at `at`.
std::size_t behind_string(std::string_view text, std::size_t at) {
    for (++at; at < text.size() && text[at] != '"'; ++at)
        if (text[at] == '\\') ++at;
    return std::min(at + 1, text.size());
}

/// Behind the value that begins at `at`.
std::size_t behind_value(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    while (at < text.size()) {
        const char letter = text[at];
        if (letter == '"') {
            at = behind_string(text, at);
            continue;
        }
        if (depth == 0 && (letter == ',' || letter == '}' || letter == ']')) return at;
        if (letter == '{' || letter == '[') ++depth;
        if (letter == '}' || letter == ']') --depth;
        ++at;
    }
    return at;
}

}  // namespace

std::string_view member_text(std::string_view object, std::string_view key) {
    std::size_t at = 1;
    while (at < object.size() && object[at] == '"') {
        const auto name_end = behind_string(object, at);
        const auto begin = std::min(name_end + 1, object.size());  // behind the colon
        const auto end = behind_value(object, begin);
        const auto name = object.substr(at + 1, name_end - std::min(name_end, at + 2));
        if (name == key) return object.substr(begin, end - begin);
        at = end + 1;
    }
    return {};
}

std::string customer_id_of(std::string_view line) {
    boost::system::error_code failure;
    const auto value = boost::json::parse(member_text(line, "customer_id"), failure);
    return failure || !value.is_string() ? std::string{} : std::string{value.get_string()};
}

std::string customer_of(std::string_view line, std::optional<Date> as_of) {
    std::string customer = R"({"customer_id":)";
    customer += member_text(line, "customer_id");
    if (as_of) customer += R"(,"as_of":")" + iso_text(*as_of) + '"';
    const auto record = member_text(line, "record");
    if (record.size() > 2) customer.append(",").append(record.substr(1, record.size() - 2));
    return customer + '}';
}

}  // namespace csm
