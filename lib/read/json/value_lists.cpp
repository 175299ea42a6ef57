// SPDX-License-Identifier: MIT
#include "read/json/value_lists.hpp"

#include "base/tokens.hpp"

#include <csm/number.hpp>

#include <boost/json/parser.hpp>
#include <boost/json/serialize.hpp>

#include <array>
#include <span>

namespace csm::read {

namespace {

namespace json = boost::json;

/// The keys of an item that csm reads.
constexpr std::array<std::string_view, 2> point_keys{"on", "value"};
constexpr std::array<std::string_view, 4> goal_keys{"status", "target", "actual", "better"};

json::value parse_record(std::string_view text) {
    json::parser parser;
    boost::system::error_code failure;
    parser.write_some(text.data(), text.size(), failure);
    if (failure == json::error::exponent_overflow) {
        const auto value = value_without_long_exponents(text, 0);
        parser.reset();
        failure = {};
        parser.write_some(value.data(), value.size(), failure);
    }
    return failure ? json::value{} : parser.release();
}

/// What the dotted name leads to, or null.
json::value find(const json::value& record, std::string_view name) {
    const auto* at = &record;
    while (!name.empty()) {
        const auto dot = name.find('.');
        const auto* object = at->if_object();
        const auto* member = object ? object->if_contains(name.substr(0, dot)) : nullptr;
        if (member == nullptr) return {};
        at = member;
        name.remove_prefix(dot == std::string_view::npos ? name.size() : dot + 1);
    }
    return *at;
}

bool append_scalar(std::string& out, const json::value& value) {
    if (value.is_number() && is_plausible(value.to_number<double>()))
        append_shortest(out, value.to_number<double>());
    else if (value.is_string())
        out += json::serialize(value);
    else
        return false;
    return true;
}

void append_object(std::string& out, const json::object& item, std::span<const std::string_view> keys) {
    out += '{';
    const auto begin = out.size();
    for (const auto key : keys) {
        const auto* member = item.if_contains(key);
        if (member == nullptr) continue;
        const auto before = out.size();
        out.append(before == begin ? "\"" : ",\"").append(key).append("\":");
        if (!append_scalar(out, *member)) out.resize(before);
    }
    out += '}';
}

}  // namespace

std::string value_list(std::string_view text, const Field& field) {
    const bool is_series = field.is_series;
    const auto value = find(parse_record(text), is_series ? field.name : field.derivation.source);
    std::string out;
    if (is_series && value.is_number()) {
        append_shortest(out += '[', value.to_number<double>());
        return out + ']';
    }
    if (!value.is_array()) return {};
    const auto keys = is_series ? std::span<const std::string_view>{point_keys} : goal_keys;
    out += '[';
    for (const auto& item : value.get_array()) {
        const auto before = out.size();
        if (before > 1) out += ',';
        if (item.is_object())
            append_object(out, item.get_object(), keys);
        else if (!is_series || !item.is_number() || !append_scalar(out, item))
            out.resize(before);
    }
    return out + ']';
}

}  // namespace csm::read
