// SPDX-License-Identifier: MIT
#include "help/completion.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstddef>

namespace csm::cmd {

namespace {

/// Between single quotes, where a backslash and the quote itself are special.
std::string quoted(std::string_view text) { return "'" + with_escapes(text, "\\'") + "'"; }

/// What -a takes: the words, which fish expands, and calls that list files.
template <class Declaration>
std::string arguments(const Declaration& declaration) {
    std::vector<std::string> parts;
    for (const auto& word : offered_words(declaration))
        parts.push_back(with_escapes(word, " ()\\\"'$*?~{}[]<>&|;#"));
    if (!declaration.offer.values.empty())
        parts.push_back(fmt::format("(__csm_values {})", declaration.offer.values));
    if (declaration.offer.names == Offer::Names::folders) parts.emplace_back("(__fish_complete_directories)");
    if (declaration.offer.names == Offer::Names::files) {
        std::string call = "(__csm_files";
        for (const auto& ending : endings_of(declaration.offer)) call += ' ' + ending;
        if (!declaration.offer.endings.empty()) parts.push_back(call + ")");
    }
    return fmt::format("{}", fmt::join(parts, " "));
}

/// Whether files of any name are offered.
bool takes_any_file(const Offer& offer) {
    return offer.names == Offer::Names::files && offer.endings.empty();
}

/// " -F -a '…'" or what else is offered.
template <class Declaration>
std::string offered(const Declaration& declaration) {
    const std::string list = arguments(declaration);
    return std::string(takes_any_file(declaration.offer) ? " -F" : " -f") +
           (list.empty() ? "" : " -a " + quoted(list));
}

std::string line_of(const DeclaredCommand& command, const Option& option) {
    std::string line = fmt::format("complete -c csm -n '__csm_has_command {}'", command.name);
    if (option.short_name != '\0') line += fmt::format(" -s {}", option.short_name);
    line += " -l " + option.name;
    if (!option.value_name.empty()) line += " -r" + offered(option);
    return line + " -d " + quoted(first_phrase(option.summary)) + '\n';
}

std::string lines_of(const DeclaredCommand& command) {
    std::string lines;
    std::string valued;
    for (const auto& option : command.options()) {
        lines += line_of(command, option);
        if (option.value_name.empty()) continue;
        valued += " --" + option.name;
        if (option.short_name != '\0') valued += fmt::format(" -{}", option.short_name);
    }
    std::size_t number = 0;
    for (const auto& operand : command.invocation.operands) {
        ++number;
        lines +=
            fmt::format("complete -c csm -n '__csm_needs_operand {} {} {}{}'{} -d {}\n", command.name, number,
                        operand.repeatable ? 9999 : number, valued, offered(operand), quoted(operand.name));
    }
    return lines;
}

}  // namespace

std::string fish_declarations(const std::vector<DeclaredCommand>& commands) {
    std::string out;
    for (const auto& command : commands)
        out += fmt::format("complete -c csm -n __csm_needs_command -a {} -d {}\n", command.name,
                           quoted(first_phrase(command.summary)));
    for (const auto& command : commands) out += '\n' + lines_of(command);
    return out;
}

}  // namespace csm::cmd
