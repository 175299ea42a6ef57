// SPDX-License-Identifier: MIT
#include "help/completion.hpp"

#include "help/manual_sections.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace csm::cmd {

std::vector<Option> DeclaredCommand::options() const {
    std::vector<Option> all;
    for (const OptionGroup& group : invocation.options)
        all.insert(all.end(), group.options.begin(), group.options.end());
    return all;
}

std::vector<DeclaredCommand> declared(std::span<const Command> commands) {
    std::vector<DeclaredCommand> list;
    for (const Command& command : commands)
        list.push_back({command.name, command.summary, documented(command)});
    return list;
}

std::vector<std::string> endings_of(const Offer& offer) {
    std::vector<std::string> endings;
    std::string_view rest = offer.endings;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        endings.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return endings;
}

std::string_view first_phrase(std::string_view summary) { return summary.substr(0, summary.find(';')); }

std::string with_escapes(std::string_view text, std::string_view special, std::string_view before) {
    std::string out;
    for (const char letter : text) {
        if (special.find(letter) != std::string_view::npos) out += before;
        out += letter;
    }
    return out;
}

}  // namespace csm::cmd
