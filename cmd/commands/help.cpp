// SPDX-License-Identifier: MIT
#include "color.hpp"
#include "manual.hpp"
#include "pager.hpp"

#include <csm/guide.hpp>
#include <csm/render.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace csm::cmd {

namespace {

const Guide* find_guide(std::string_view name) {
    const auto found = std::ranges::find(guides(), name, &Guide::name);
    return found == guides().end() ? nullptr : &*found;
}

Outcome explain(const std::string& topic, const std::vector<Command>& commands, Io& io) {
    if (topic.empty()) {
        show_page(io, overview_page(commands, io.width));
        return Status::done;
    }
    if (const auto* guide = find_guide(topic)) {
        const TextStyle style{.width = io.width,
                              .colour = use_color(ColorWhen::automatic, io.out_is_terminal, io),
                              .ascii = io.out_is_ascii};
        show_page(io, render_text(read_markdown(guide->text), style));
        return Status::done;
    }
    const Command* command = find_command(commands, topic);
    if (command == nullptr) return unknown_command(commands, topic);
    show_page(io, command_page(*command, io.width));
    return Status::done;
}

Invocation declare_help(std::function<std::vector<Command>()> list_commands) {
    const auto topic = std::make_shared<std::string>();
    Operand subject =
        operand("TOPIC", "the command or the guide to print; without it, all are listed", *topic);
    for (const Command& known : list_commands()) subject.choices.emplace_back(known.name);
    for (const auto& guide : guides()) subject.choices.emplace_back(guide.name);
    Invocation invocation;
    invocation.operands = {std::move(subject)};
    invocation.run = [topic, list = std::move(list_commands)](Io& io) { return explain(*topic, list(), io); };
    return invocation;
}

}  // namespace

Command help_command_for(std::function<std::vector<Command>()> commands) {
    Command command;
    command.name = "help";
    command.summary = "explain a command, or print a guide";
    command.usage = "csm help [TOPIC]";
    command.description = "Prints what a command does, its options with their defaults, and examples; "
                          "\"csm COMMAND --help\" prints the same page. The guides hold what csm knows about "
                          "its method: scoring, playbooks, benchmarks, formats.";
    command.examples = {{"csm help", "all commands and guides"},
                        {"csm help health", "everything about one command"},
                        {"csm help playbooks", "a guide"}};
    command.declare = [list = std::move(commands)] { return declare_help(list); };
    return command;
}

Command help_command() { return help_command_for(all_commands); }

}  // namespace csm::cmd
