// SPDX-License-Identifier: MIT
#pragma once

#include "line/command.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm::cmd {

/// A command with its options, the general ones among them, and its operands.
struct DeclaredCommand {
    std::string_view name;
    std::string_view summary;
    Invocation invocation;

    /// All options, without their groups.
    std::vector<Option> options() const;
};

std::vector<DeclaredCommand> declared(std::span<const Command> commands);

/// What the shells' own part of the completion, a file of data/completion, needs to know of csm's commands,
/// options, their values, and operands; in the language of the shell.
std::string bash_declarations(const std::vector<DeclaredCommand>& commands);
std::string zsh_declarations(const std::vector<DeclaredCommand>& commands);
std::string fish_declarations(const std::vector<DeclaredCommand>& commands);

/// The completion command over a list of commands; `commands` is called when a script is asked for.
Command completion_command_for(std::function<std::vector<Command>()> commands);

/// The words to offer for an option or operand: its choices, or those of its offer.
template <class Declaration>
std::vector<std::string> offered_words(const Declaration& declaration) {
    if (!declaration.choices.empty() || !declaration.offer.words) return declaration.choices;
    return declaration.offer.words();
}

/// The endings of an offer, one by one.
std::vector<std::string> endings_of(const Offer& offer);

/// What stands before the first semicolon: short enough to stand beside a word.
std::string_view first_phrase(std::string_view summary);

/// The text with `before` in front of every character that is one of `special`.
std::string with_escapes(std::string_view text, std::string_view special, std::string_view before = "\\");

}  // namespace csm::cmd
