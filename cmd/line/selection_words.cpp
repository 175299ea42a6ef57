// SPDX-License-Identifier: MIT
#include "line/selection_words.hpp"

#include "line/suggestion.hpp"

namespace csm::cmd {

namespace {

void add(std::string& words, const std::string& what, const std::vector<std::string>& values) {
    if (values.empty()) return;
    words += (words.empty() ? "" : ", ") + what + " " + alternatives(values);
}

template <class Enum>
std::vector<std::string> words_of_all(const std::vector<Enum>& values) {
    std::vector<std::string> words;
    for (const auto value : values)
        words.push_back(value == Enum::insufficient_data ? "no verdict" : std::string{csm::word(value)});
    return words;
}

}  // namespace

std::string selection_words(const ScoringArguments& arguments) {
    std::string words;
    add(words, "customer", arguments.customers);
    add(words, "segment", arguments.segments);
    add(words, "owner", arguments.owners);
    add(words, "health", words_of_all(arguments.classes));
    add(words, "risk tier", words_of_all(arguments.tiers));
    return words.empty() ? "all accounts" : words;
}

}  // namespace csm::cmd
