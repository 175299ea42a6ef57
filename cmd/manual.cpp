// SPDX-License-Identifier: MIT
#include "manual.hpp"

#include "page.hpp"
#include "suggestion.hpp"

#include <csm/guide.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace csm::cmd {

namespace {

constexpr std::size_t examples_in_overview = 3;

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

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

Section option_section(const OptionGroup& group, bool any_short_names) {
    Section section{group.title, {}};
    for (const Option& option : group.options) {
        section.entries.push_back({option_term(option, any_short_names), option_text(option)});
    }
    return section;
}

Section operand_section(const std::vector<Operand>& operands) {
    Section section{"Operands", {}};
    for (const Operand& operand : operands) {
        std::string text = operand.summary;
        if (!operand.choices.empty()) text += ": " + alternatives(operand.choices);
        section.entries.push_back({operand.name, std::move(text)});
    }
    return section;
}

Section exit_status_section() {
    return {"Exit status",
            {{"0", "done"},
             {"1", "an input cannot be read, or the output cannot be written"},
             {"2", "the command line is not understood"},
             {"3", "a gate that was asked for tripped, such as --fail-on or --strict"}}};
}

bool has_short_names(const std::vector<OptionGroup>& groups) {
    return std::ranges::any_of(groups, [](const OptionGroup& group) {
        return std::ranges::any_of(group.options,
                                   [](const Option& option) { return option.short_name != '\0'; });
    });
}

Section examples_section(const std::vector<Example>& examples) {
    Section section{"Examples", {}};
    for (const Example& example : examples) {
        section.entries.push_back({std::string(example.command), std::string(example.what)});
    }
    return section;
}

}  // namespace

OptionGroup general_options(bool& help, bool& version, bool& no_pager) {
    return {"General",
            {flag("help,h", "print this page", help), flag("version", "print the version", version),
             flag("no-pager", "show a page that is longer than the terminal without $CSM_PAGER or $PAGER",
                  no_pager)}};
}

std::string overview_page(std::span<const Command> commands, int width) {
    Page page(width);
    page.paragraphs(
        "csm scores a portfolio of SaaS customers: their health, the risk that they leave, and where "
        "they can grow.");
    page.lines("Usage", {"csm COMMAND [OPTION…] [FILE…]"});
    Section list{"Commands", {}};
    std::vector<Example> examples;
    for (const Command& command : commands) {
        list.entries.push_back({std::string(command.name), std::string(command.summary)});
        const bool wanted = !command.examples.empty() && examples.size() < examples_in_overview;
        if (wanted) examples.push_back(command.examples.front());
    }
    Section guide_list{"Guides", {}};
    for (const auto& [name, summary, text] : guides())
        guide_list.entries.push_back({std::string(name), std::string(summary)});
    page.sections({list, guide_list});
    if (!examples.empty()) page.list(examples_section(examples));
    page.paragraphs(
        "\"csm help COMMAND\" explains a command and its options; \"csm help GUIDE\" prints a guide.");
    return page.text();
}

std::string command_page(const Command& command, int width) {
    bool ignored = false;
    Invocation invocation = command.declare();
    invocation.options.push_back(general_options(ignored, ignored, ignored));
    const bool any_short_names = has_short_names(invocation.options);
    std::vector<Section> sections;
    if (!invocation.operands.empty()) sections.push_back(operand_section(invocation.operands));
    for (const OptionGroup& group : invocation.options)
        sections.push_back(option_section(group, any_short_names));

    Page page(width);
    page.paragraphs(fmt::format("csm {}: {}", command.name, command.summary));
    page.lines("Usage", split_lines(command.usage));
    page.paragraphs(command.description);
    page.sections(sections);
    if (!command.examples.empty()) page.list(examples_section(command.examples));
    page.sections({exit_status_section()});
    return page.text();
}

const Command* find_command(std::span<const Command> commands, std::string_view name) {
    const auto found = std::ranges::find(commands, name, &Command::name);
    return found == commands.end() ? nullptr : &*found;
}

Failure unknown_command(std::span<const Command> commands, std::string_view name) {
    std::vector<std::string> names;
    for (const Command& command : commands) names.emplace_back(command.name);
    return wrong_usage({{}, fmt::format("there is no command \"{}\"", name), did_you_mean(name, names)},
                       "\"csm help\" lists the commands.");
}

}  // namespace csm::cmd
