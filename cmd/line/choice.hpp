// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace csm::cmd {

/// A word the user writes and what it stands for.
template <class Value>
struct Choice {
    std::string_view word;  ///< points to text that lives as long as the program
    Value value;
};

/// A closed list of words, in the order in which they are shown.
template <class Value>
using Choices = std::vector<Choice<std::type_identity_t<Value>>>;

/// The words of a table.
template <class Value>
std::vector<std::string> words_of(const std::vector<Choice<Value>>& choices) {
    std::vector<std::string> words;
    for (const auto& choice : choices) words.emplace_back(choice.word);
    return words;
}

/// What the word stands for; none when it is not in the table.
template <class Value>
std::optional<Value> value_for(const std::vector<Choice<Value>>& choices, std::string_view word) {
    const auto found = std::ranges::find(choices, word, &Choice<Value>::word);
    return found == choices.end() ? std::nullopt : std::optional{found->value};
}

/// The word that stands for the value; empty when none does.
template <class Value>
std::string word_for(const std::vector<Choice<Value>>& choices, const Value& value) {
    const auto found = std::ranges::find(choices, value, &Choice<Value>::value);
    return found == choices.end() ? std::string() : std::string(found->word);
}

}  // namespace csm::cmd
