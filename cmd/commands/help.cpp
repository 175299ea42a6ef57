// SPDX-License-Identifier: MIT
#include "manual.hpp"

#include <memory>
#include <utility>

namespace csm::cmd {

namespace {

Outcome explain(const std::string& topic, const std::vector<Command>& commands, Io& io) {
    if (topic.empty()) {
        io.out(overview_page(commands, io.width));
        return Status::done;
    }
    const Command* command = find_command(commands, topic);
    if (command == nullptr) return unknown_command(commands, topic);
    io.out(command_page(*command, io.width));
    return Status::done;
}

Invocation declare_help(std::function<std::vector<Command>()> list_commands) {
    const auto topic = std::make_shared<std::string>();
    Operand command =
        operand("COMMAND", "the command to explain; without it, all commands are listed", *topic);
    for (const Command& known : list_commands()) command.choices.emplace_back(known.name);
    Invocation invocation;
    invocation.operands = {std::move(command)};
    invocation.run = [topic, list = std::move(list_commands)](Io& io) { return explain(*topic, list(), io); };
    return invocation;
}

}  // namespace

Command help_command_for(std::function<std::vector<Command>()> commands) {
    Command command;
    command.name = "help";
    command.summary = "explain csm or one of its commands";
    command.usage = "csm help [COMMAND]";
    command.description = "Prints what a command does, its options with their defaults, and examples. "
                          "\"csm COMMAND --help\" prints the same page.";
    command.examples = {{"csm help", "all commands"}, {"csm help health", "everything about one command"}};
    command.declare = [list = std::move(commands)] { return declare_help(list); };
    return command;
}

Command help_command() { return help_command_for(all_commands); }

}  // namespace csm::cmd
