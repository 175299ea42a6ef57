// SPDX-License-Identifier: MIT
#include "help/manual_sections.hpp"

#include <csm/guide.hpp>
#include <csm/nearest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace csm::cmd {

namespace {

constexpr std::size_t examples_in_overview = 3;

std::string option_term(const Option& option, bool any_short_names) {
    std::string term;
    if (option.short_name != '\0') {
        term = fmt::format("-{}, ", option.short_name);
    } else if (any_short_names) {
        term = "    ";
    }
    term += spelled(option);
    return option.value_name.empty() ? term : term + ' ' + option.value_name;
}

std::string option_text(const Option& option) {
    std::string text = option.summary;
    if (!option.choices.empty()) text += ": " + alternatives(option.choices);
    if (!option.default_text.empty()) text += fmt::format(" (default: {})", option.default_text);
    if (option.repeatable && !option.value_name.empty()) text += " (may be repeated)";
    return text;
}

TermGroup option_section(const OptionGroup& group, bool any_short_names) {
    TermGroup section{group.title, {}};
    for (const Option& option : group.options) {
        section.terms.push_back({option_term(option, any_short_names), option_text(option)});
    }
    return section;
}

TermGroup operand_section(const std::vector<Operand>& operands) {
    TermGroup section{std::string(operands_title), {}};
    for (const Operand& operand : operands) {
        std::string text = operand.summary;
        if (!operand.choices.empty()) text += ": " + alternatives(operand.choices);
        section.terms.push_back({operand.name, std::move(text)});
    }
    return section;
}

bool has_short_names(const std::vector<OptionGroup>& groups) {
    return std::ranges::any_of(groups, [](const OptionGroup& group) {
        return std::ranges::any_of(group.options,
                                   [](const Option& option) { return option.short_name != '\0'; });
    });
}

}  // namespace

OptionGroup general_options(GeneralArguments& arguments) {
    return {"General",
            {flag("help,h", "print this page", arguments.help),
             flag("version,v", "print the version", arguments.version),
             flag("no-pager", "show a page that is longer than the terminal without $CSM_PAGER or $PAGER",
                  arguments.no_pager),
             flag("no-config", "use no configuration file", arguments.no_config)}};
}

Invocation documented(const Command& command) {
    static GeneralArguments ignored;  // lives as long as the options that refer to it
    Invocation invocation = command.declare();
    invocation.options.push_back(general_options(ignored));
    return invocation;
}

std::string_view purpose() {
    return "csm scores a portfolio of SaaS customers: their health, the risk that they leave, and where "
           "they can grow.";
}

TermGroup command_list(std::span<const Command> commands) {
    TermGroup list{"Commands", {}};
    for (const Command& command : commands)
        list.terms.push_back({std::string(command.name), std::string(command.summary)});
    return list;
}

TermGroup guide_list() {
    TermGroup list{"Guides", {}};
    for (const auto& [name, summary, text] : guides())
        list.terms.push_back({std::string(name), std::string(summary)});
    return list;
}

std::vector<TermGroup> argument_sections(const Command& command) {
    const Invocation invocation = documented(command);
    const bool any_short_names = has_short_names(invocation.options);
    std::vector<TermGroup> sections;
    if (!invocation.operands.empty()) sections.push_back(operand_section(invocation.operands));
    for (const OptionGroup& group : invocation.options)
        sections.push_back(option_section(group, any_short_names));
    return sections;
}

TermGroup general_section() {
    GeneralArguments ignored;
    return option_section(general_options(ignored), true);
}

TermGroup examples_section(const std::vector<Example>& examples) {
    TermGroup section{"Examples", {}};
    for (const Example& example : examples) {
        section.terms.push_back({std::string(example.command), std::string(example.what)});
    }
    return section;
}

std::vector<Example> first_examples(std::span<const Command> commands) {
    std::vector<Example> examples;
    for (const Command& command : commands)
        if (!command.examples.empty() && examples.size() < examples_in_overview)
            examples.push_back(command.examples.front());
    return examples;
}

TermGroup exit_status_section() {
    return {"Exit status",
            {{"0", "done"},
             {"1", "an input cannot be read, or the output cannot be written"},
             {"2", "the command line is not understood, or names an owner or a customer that no account has"},
             {"3", "a gate that was asked for tripped, such as --fail-on or --strict"}}};
}

TermGroup environment_section() {
    return {"Environment",
            {{"CSM_PORTFOLIO", "the portfolio that is read when the command line names none"},
             {"CSM_HISTORY", "the folder of the history, when csm history names none"},
             {"CSM_CONFIG",
              "the configuration file to use in the place of ./csm.toml and ~/.config/csm/csm.toml (in "
              "$XDG_CONFIG_HOME where that is set); none when it is empty"},
             {"CSM_PAGER, PAGER",
              "the program that shows what is longer than the terminal, the first that is set; less without "
              "either, none when it is empty or cat"},
             {"LINES", "how many lines the terminal has; without it as many as the terminal says"},
             {"COLUMNS", "how wide a page is; without it as wide as the terminal, or 80 columns"},
             {"NO_COLOR", "when it is set and not empty, text is not coloured"},
             {"CLICOLOR_FORCE",
              "when it is set and not 0, text is coloured wherever it goes, unless NO_COLOR is set, too"}}};
}

TermGroup usage_section(std::string_view title, std::string_view forms) {
    TermGroup section{std::string{title}, {}};
    while (!forms.empty()) {
        const std::size_t end = std::min(forms.find('\n'), forms.size());
        section.terms.push_back({std::string{forms.substr(0, end)}, {}});
        forms.remove_prefix(std::min(end + 1, forms.size()));
    }
    return section;
}

void add_paragraphs(Document& document, std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find("\n\n"), text.size());
        document.blocks.emplace_back(Paragraph{std::string{text.substr(0, end)}, Tone::plain});
        text.remove_prefix(std::min(end + 2, text.size()));
    }
}

}  // namespace csm::cmd
