// SPDX-License-Identifier: MIT
#pragma once

#include "line/command.hpp"

#include <csm/document.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm::cmd {

/// What every command can be told.
struct GeneralArguments {
    bool help = false;
    bool version = false;
    bool no_pager = false;
    bool no_config = false;
};

/// The options that every command understands.
OptionGroup general_options(GeneralArguments& arguments);

/// The declaration of a command with the general options, to write about; nothing is parsed with it.
Invocation documented(const Command& command);

/// How the program is called.
constexpr std::string_view overview_usage = "csm COMMAND [OPTION…] [FILE…]";

/// What csm is for, in a sentence.
std::string_view purpose();

/// The commands and what they do.
TermGroup command_list(std::span<const Command> commands);

/// The guides and what they hold.
TermGroup guide_list();

constexpr std::string_view operands_title = "Operands";

/// The operands and options of a command, a section for each group; operands come first. Where an option of
/// the command has a short name, the terms of the others begin with blanks that align them.
std::vector<TermGroup> argument_sections(const Command& command);

/// The options that make sense without a command.
TermGroup general_section();

TermGroup examples_section(const std::vector<Example>& examples);

/// The first example of the first commands.
std::vector<Example> first_examples(std::span<const Command> commands);

/// What the exit status of every command says.
TermGroup exit_status_section();

/// Variables of the environment that csm looks at.
TermGroup environment_section();

/// How something is called: each line of the text is one form.
TermGroup usage_section(std::string_view title, std::string_view forms);

/// Adds the paragraphs of a text, which empty lines separate.
void add_paragraphs(Document& document, std::string_view text);

}  // namespace csm::cmd
