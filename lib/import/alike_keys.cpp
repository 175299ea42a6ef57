// SPDX-License-Identifier: MIT
#include "import/alike_keys.hpp"

#include "base/keyed_hash.hpp"
#include "base/quoted.hpp"
#include "import/sql_tokens.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace csm::import {

namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_letter_or_digit(char letter) {
    return is_digit(letter) || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

std::string in_lower_case(std::string_view key) { return folded(key); }

/// Ids of Salesforce have 15 characters, and three more where case does not count.
std::string without_check_characters(std::string_view key) {
    constexpr std::size_t short_id = 15, long_id = 18;
    const bool may_be_one =
        std::ranges::all_of(key, is_letter_or_digit) && !std::ranges::all_of(key, is_digit);
    if (key.size() != long_id || !may_be_one) return std::string{key};
    return std::string{key.substr(0, short_id)};
}

std::string without_leading_zeros(std::string_view key) {
    if (!std::ranges::all_of(key, is_digit)) return std::string{key};
    return std::string{key.substr(std::min(key.find_first_not_of('0'), key.size() - 1))};
}

/// What two keys may differ in though they mean the same customer.
struct Likeness {
    std::string_view difference;
    bool of_one_size = false;
    std::string (*core)(std::string_view key);
};

constexpr Likeness likenesses[] = {
    {"differ only in upper and lower case", true, in_lower_case},
    {"are ids of Salesforce with 15 and with 18 characters for one account", false, without_check_characters},
    {"differ only in leading zeros", false, without_leading_zeros}};

}  // namespace

std::vector<Problem> alike_keys(std::span<const std::string> keys) {
    std::vector<Problem> notices;
    for (const auto& likeness : likenesses) {
        std::unordered_map<std::string, const std::string*, KeyedHash> first;
        std::size_t count = 0;
        std::string example;
        for (const auto& key : keys) {
            const auto [same, is_new] = first.emplace(likeness.core(key), &key);
            const bool has_one_size = same->second->size() == key.size();
            if (is_new || has_one_size != likeness.of_one_size || count++ > 0) continue;
            example = fmt::format("{} and {}", read::quoted(std::string_view{*same->second}),
                                  read::quoted(std::string_view{key}));
        }
        if (count == 0) continue;
        notices.push_back(
            {.file = {},
             .line = 0,
             .column = 0,
             .record = {},
             .customer_id = {},
             .field = "customer_id",
             .message = fmt::format("{} that {}, such as {}; they stay apart: write one of them "
                                    "everywhere if they mean one customer",
                                    count == 1 ? "there is a pair of keys"
                                               : fmt::format("there are {} pairs of keys", count),
                                    likeness.difference, example)});
    }
    return notices;
}

}  // namespace csm::import
