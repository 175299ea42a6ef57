// SPDX-License-Identifier: MIT
#include "base/repeated_key.hpp"

#include "base/keyed_hash.hpp"
#include "base/tokens.hpp"

#include <boost/json/parse.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace csm::read {

namespace {

/// An object or a list that is open where the search has come to.
struct Open {
    Open(bool object, const KeyedHash& hash) : is_object{object}, wants_key{object}, keys{0, hash} {}

    bool is_object;
    std::string key;         // of the object, the last one
    std::size_t member = 0;  // of the list, the one that the search is in
    bool wants_key;
    boost::unordered_flat_map<std::string, std::size_t, KeyedHash> keys;  // where each stands
};

/// Behind the comment that begins at the offset; the offset itself when none does.
std::size_t behind_comment(std::string_view text, std::size_t offset) {
    const auto rest = text.substr(offset);
    if (rest.starts_with("//")) return std::min(text.find('\n', offset), text.size());
    if (!rest.starts_with("/*")) return offset;
    const auto end = text.find("*/", offset + 2);
    return end == std::string_view::npos ? text.size() : end + 2;
}

std::string unescaped(std::string_view string_token) {
    if (string_token.find('\\') == std::string_view::npos)
        return std::string{string_token.substr(1, string_token.size() - 2)};
    boost::json::error_code failure;
    const auto value = boost::json::parse(string_token, failure);
    return value.is_string() ? std::string{value.get_string()} : std::string{string_token};
}

std::string path_of(const std::vector<Open>& open) {
    std::string path;
    for (const auto& level : open) {
        if (!level.is_object)
            path += fmt::format("[{}]", level.member);
        else
            path += (path.empty() ? "" : ".") + level.key;
    }
    return path;
}

}  // namespace

std::optional<RepeatedKey> find_repeated_key(std::string_view text) {
    const KeyedHash hash;
    std::vector<Open> open;
    for (auto token = next_token(text, 0); token.size > 0;) {
        if (const auto behind = behind_comment(text, token.offset); behind > token.offset) {
            token = next_token(text, behind);
            continue;
        }
        if (token.first == '{' || token.first == '[') {
            open.emplace_back(token.first == '{', hash);
        } else if (open.empty()) {
            return std::nullopt;
        } else if (token.first == '}' || token.first == ']') {
            open.pop_back();
        } else if (token.first == ',') {
            open.back().wants_key = open.back().is_object;
            ++open.back().member;
        } else if (token.first == '"' && open.back().wants_key) {
            auto& object = open.back();
            object.key = unescaped(text.substr(token.offset, token.size));
            object.wants_key = false;
            const auto [known, is_new] = object.keys.try_emplace(object.key, token.offset);
            if (!is_new) {
                LineIndex lines{text};
                return RepeatedKey{path_of(open), lines.place(known->second), lines.place(token.offset)};
            }
        }
        token = next_token(text, token.offset + token.size);
    }
    return std::nullopt;
}

std::string given_twice(const RepeatedKey& key) {
    return fmt::format("is given twice; it came before, in line {}, column {}", key.first.line,
                       key.first.column);
}

}  // namespace csm::read
