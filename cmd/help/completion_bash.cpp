// SPDX-License-Identifier: MIT
#include "help/completion.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cctype>
#include <cstddef>

namespace csm::cmd {

namespace {

std::string quoted(const std::string& word) { return "'" + with_escapes(word, "'", "'\\'") + "'"; }

/// A pattern for names with the ending, in small or capital letters.
std::string pattern(std::string_view ending) {
    std::string text = "*.";
    for (const char letter : ending) {
        const auto small = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        const auto capital = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
        text += small == capital ? std::string(1, small) : fmt::format("[{}{}]", small, capital);
    }
    return quoted(text);
}

/// The calls that reply with what is offered.
template <class Declaration>
std::vector<std::string> calls(const Declaration& declaration) {
    std::vector<std::string> list;
    if (const auto words = offered_words(declaration); !words.empty()) {
        list.emplace_back("_csm_words");
        for (const auto& word : words) list.back() += ' ' + quoted(word);
    }
    if (!declaration.offer.values.empty())
        list.push_back(fmt::format("_csm_values {}", declaration.offer.values));
    if (declaration.offer.names == Offer::Names::folders) list.emplace_back("_csm_folders");
    if (declaration.offer.names == Offer::Names::files) {
        list.emplace_back("_csm_files");
        for (const auto& ending : endings_of(declaration.offer)) list.back() += ' ' + pattern(ending);
    }
    return list;
}

void add_case(std::string& out, std::string_view command, const std::vector<std::string>& places,
              const std::vector<std::string>& replies) {
    if (replies.empty()) return;
    std::vector<std::string> patterns;
    for (const auto& place : places) patterns.push_back(quoted(fmt::format("{} {}", command, place)));
    out += fmt::format("        {}) {} ;;\n", fmt::join(patterns, " | "), fmt::join(replies, "; "));
}

std::vector<std::string> spellings(const Option& option) {
    std::vector<std::string> names{spelled(option)};
    if (option.short_name != '\0') names.push_back(fmt::format("-{}", option.short_name));
    return names;
}

std::string commands_function(const std::vector<DeclaredCommand>& commands) {
    std::string out = "_csm_commands() {\n    echo";
    for (const auto& command : commands) out += fmt::format(" {}", command.name);
    return out + " --help --version\n}\n";
}

/// Sets the flags of a command, its options with a value, and the number of its last operand when that
/// repeats.
std::string options_function(const std::vector<DeclaredCommand>& commands) {
    std::string out = "_csm_options() {\n    case $1 in\n";
    for (const auto& command : commands) {
        std::vector<std::string> flags;
        std::vector<std::string> valued;
        for (const auto& option : command.options())
            for (const auto& name : spellings(option))
                (option.value_name.empty() ? flags : valued).push_back(name);
        const auto& operands = command.invocation.operands;
        const bool repeats = !operands.empty() && operands.back().repeatable;
        out += fmt::format(
            "        {})\n            flags='{}'\n            valued='{}'\n            most={}\n"
            "            ;;\n",
            command.name, fmt::join(flags, " "), fmt::join(valued, " "), repeats ? operands.size() : 0);
    }
    return out + "    esac\n}\n";
}

/// Replies to "COMMAND OPTION" and "COMMAND NUMBER", where the number is an operand's.
std::string offer_function(const std::vector<DeclaredCommand>& commands) {
    std::string out = "_csm_offer() {\n    case $1 in\n";
    for (const auto& command : commands) {
        for (const auto& option : command.options())
            add_case(out, command.name, spellings(option), calls(option));
        for (std::size_t i = 0; i < command.invocation.operands.size(); ++i)
            add_case(out, command.name, {std::to_string(i + 1)}, calls(command.invocation.operands[i]));
    }
    return out + "    esac\n}\n";
}

}  // namespace

std::string bash_declarations(const std::vector<DeclaredCommand>& commands) {
    return fmt::format("{}\n{}\n{}", commands_function(commands), options_function(commands),
                       offer_function(commands));
}

}  // namespace csm::cmd
