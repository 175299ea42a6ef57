// SPDX-License-Identifier: MIT
#include "help/manual.hpp"

#include "help/manual_sections.hpp"
#include "line/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace csm::cmd {

std::string overview_page(std::span<const Command> commands, int width) {
    Page page(width);
    page.paragraphs(purpose());
    page.lines("Usage", {std::string(overview_usage)});
    page.sections({command_list(commands), guide_list()});
    const std::vector<Example> examples = first_examples(commands);
    if (!examples.empty()) page.list(examples_section(examples));
    page.paragraphs("\"csm help COMMAND\" explains a command and its options; \"csm help GUIDE\" prints a "
                    "guide. Where csm "
                    "is installed, \"man csm\" and \"man csm-COMMAND\" open the same pages.");
    return page.text();
}

std::string command_page(const Command& command, int width) {
    Page page(width);
    page.paragraphs(fmt::format("csm {}: {}", command.name, command.summary));
    page.lines("Usage", split_lines(command.usage));
    page.paragraphs(command.description);
    page.sections(argument_sections(command));
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
