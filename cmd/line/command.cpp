// SPDX-License-Identifier: MIT
#include "line/command.hpp"

#include <csm/nearest.hpp>

#include <algorithm>
#include <utility>

namespace csm::cmd {

Operand operand(std::string_view name, std::string_view summary, std::string& variable, Offer offer) {
    Operand result;
    result.name = name;
    result.summary = summary;
    result.offer = std::move(offer);
    result.store = [&variable](std::string_view value) -> Result<void> {
        variable = value;
        return {};
    };
    return result;
}

Operand operands(std::string_view name, std::string_view summary, std::vector<std::string>& variable,
                 Offer offer) {
    Operand result;
    result.name = name;
    result.summary = summary;
    result.offer = std::move(offer);
    result.repeatable = true;
    result.store = [&variable](std::string_view value) -> Result<void> {
        variable.emplace_back(value);
        return {};
    };
    return result;
}

Operand word(std::string_view name, std::string_view summary, std::string& variable,
             std::vector<std::string> choices) {
    Operand result = operand(name, summary, variable);
    result.choices = choices;
    result.required = true;
    result.store = [&variable, subject = result.name,
                    words = std::move(choices)](std::string_view value) -> Result<void> {
        if (std::ranges::find(words, value) == words.end()) return unknown_word(subject, value, words);
        variable = value;
        return {};
    };
    return result;
}

}  // namespace csm::cmd
