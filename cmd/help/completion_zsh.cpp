// SPDX-License-Identifier: MIT
#include "help/completion.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstddef>

namespace csm::cmd {

namespace {

/// Between single quotes.
std::string quoted(std::string_view text) { return "'" + with_escapes(text, "'", "'\\'") + "'"; }

/// What takes names of files or folders.
std::string names_action(const Offer& offer) {
    if (offer.names == Offer::Names::folders) return "_files -/";
    if (offer.endings.empty()) return "_files";
    return fmt::format("_files -g \"*.(#i)({})(-.)\"", fmt::join(endings_of(offer), "|"));
}

/// The words of a declaration as a list in the language of _arguments; empty when there are none.
template <class Declaration>
std::string words_action(const Declaration& declaration) {
    std::vector<std::string> words;
    for (const auto& word : offered_words(declaration)) words.push_back(with_escapes(word, " ()\\:\"'$`"));
    return words.empty() ? std::string() : fmt::format("({})", fmt::join(words, " "));
}

template <class Declaration>
bool offers_both(const Declaration& declaration) {
    return declaration.offer.names != Offer::Names::none && !offered_words(declaration).empty();
}

/// The function that offers the words and the names of a declaration that has both.
std::string function_name(std::string_view command, std::string_view name) {
    return fmt::format("_csm_value_{}_{}", command, name);
}

/// The action of a value or operand in the language of _arguments; a blank where nothing is offered.
template <class Declaration>
std::string action(std::string_view command, const Declaration& declaration) {
    if (offers_both(declaration)) return function_name(command, declaration.name);
    if (declaration.offer.names != Offer::Names::none) return names_action(declaration.offer);
    // The blank keeps _arguments from adding arguments of its own.
    if (!declaration.offer.values.empty()) return fmt::format(" _csm_values {}", declaration.offer.values);
    const std::string words = words_action(declaration);
    return words.empty() ? " " : words;
}

/// The function of a declaration that has both words and names; empty for others.
template <class Declaration>
std::string alternative_function(std::string_view command, const Declaration& declaration) {
    if (!offers_both(declaration)) return {};
    return fmt::format("\n{}() {{\n    _alternative {} {}\n}}\n", function_name(command, declaration.name),
                       quoted("words:word:" + words_action(declaration)),
                       quoted("files:file:" + names_action(declaration.offer)));
}

std::string specification(std::string_view command, const Option& option) {
    const bool takes_value = !option.value_name.empty();
    const std::string explanation = '[' + with_escapes(first_phrase(option.summary), "[]\\") + ']';
    const std::string value =
        takes_value ? fmt::format(":{}:{}", with_escapes(option.value_name, ":\\"), action(command, option))
                    : std::string();
    const std::string name = spelled(option) + (takes_value ? "=" : "");
    const bool ends = option.name == "help" || option.name == "version";
    const bool repeats = takes_value && option.repeatable;
    if (option.short_name == '\0')
        return quoted((ends ? "(- *)" : repeats ? "*" : "") + name + explanation + value);
    const std::string others = ends      ? "(- *)"
                               : repeats ? "*"
                                         : fmt::format("(-{} {})", option.short_name, spelled(option));
    return fmt::format("{}{{-{}{},{}}}{}", quoted(others), option.short_name, takes_value ? "+" : "", name,
                       quoted(explanation + value));
}

std::string specification(std::string_view command, const Operand& operand, std::size_t number) {
    const std::string place = operand.repeatable ? "*" : std::to_string(number);
    return quoted(
        fmt::format("{}:{}:{}", place, with_escapes(operand.name, ":\\"), action(command, operand)));
}

std::string commands_function(const std::vector<DeclaredCommand>& commands) {
    std::string out = "\n_csm_commands() {\n    local -a commands\n    commands=(\n";
    for (const auto& command : commands)
        out += "        " + quoted(fmt::format("{}:{}", command.name, first_phrase(command.summary))) + "\n";
    return out + "    )\n    _describe -t commands command commands\n}\n";
}

std::string command_function(const DeclaredCommand& command) {
    std::string out;
    for (const auto& option : command.options()) out += alternative_function(command.name, option);
    for (const auto& operand : command.invocation.operands)
        out += alternative_function(command.name, operand);
    out += fmt::format("\n_csm_command_{}() {{\n    _arguments -s -S", command.name);
    for (const auto& option : command.options()) out += " \\\n        " + specification(command.name, option);
    std::size_t number = 0;
    for (const auto& operand : command.invocation.operands)
        out += " \\\n        " + specification(command.name, operand, ++number);
    return out + "\n}\n";
}

}  // namespace

std::string zsh_declarations(const std::vector<DeclaredCommand>& commands) {
    std::string out = commands_function(commands);
    for (const auto& command : commands) out += command_function(command);
    return out;
}

}  // namespace csm::cmd
