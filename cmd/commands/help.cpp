// SPDX-License-Identifier: MIT
#include "help/manual.hpp"
#include "terminal/color.hpp"
#include "terminal/output.hpp"
#include "terminal/pager.hpp"

#include <csm/guide.hpp>
#include <csm/render.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

namespace csm::cmd {

namespace {

enum class PageFormat : std::uint8_t { text, man };

struct HelpArguments {
    std::string topic;
    PageFormat format = PageFormat::text;
    std::string output;
};

const Choices<PageFormat> formats{{"text", PageFormat::text}, {"man", PageFormat::man}};

const Guide* find_guide(std::string_view name) {
    const auto found = std::ranges::find(guides(), name, &Guide::name);
    return found == guides().end() ? nullptr : &*found;
}

std::string guide_page(const Guide& guide, const HelpArguments& arguments, Io& io) {
    const bool to_file = !arguments.output.empty();
    const TextStyle style{.width = to_file ? TextStyle{}.width : io.width,
                          .colour = use_color(ColorWhen::automatic, io.out_is_terminal && !to_file, io),
                          .ascii = io.out_is_ascii && !to_file};
    return render_text(read_markdown(guide.text), style);
}

/// The page about the topic, as text or as source of a manual page.
boost::system::result<std::string, Failure> page(const HelpArguments& arguments,
                                                 const std::vector<Command>& commands, Io& io) {
    using boost::system::in_place_value;
    using Page = boost::system::result<std::string, Failure>;
    const bool is_man = arguments.format == PageFormat::man;
    const auto& topic = arguments.topic;
    if (topic.empty())
        return Page{in_place_value,
                    is_man ? render_roff(overview_manual_page(commands)) : overview_page(commands, io.width)};
    if (const auto* guide = find_guide(topic))
        return Page{in_place_value, is_man ? render_roff(guide_manual_page(*guide, commands))
                                           : guide_page(*guide, arguments, io)};
    const Command* command = find_command(commands, topic);
    if (command == nullptr) return unknown_command(commands, topic);
    return Page{in_place_value, is_man ? render_roff(command_manual_page(*command, commands))
                                       : command_page(*command, io.width)};
}

Outcome explain(const HelpArguments& arguments, const std::vector<Command>& commands, Io& io) {
    const auto text = page(arguments, commands, io);
    if (!text) return text.error();
    if (arguments.output.empty()) {
        show_page(io, *text);
        return Status::done;
    }
    auto output = Output::open(io, arguments.output);
    if (!output) return output.error();
    output->write(*text);
    if (const auto finished = output->finish(); !finished) return finished.error();
    return Status::done;
}

Invocation declare_help(std::function<std::vector<Command>()> list_commands) {
    const auto arguments = std::make_shared<HelpArguments>();
    Operand subject =
        operand("TOPIC", "the command or the guide to print; without it, all are listed", arguments->topic);
    for (const Command& known : list_commands()) subject.choices.emplace_back(known.name);
    for (const auto& guide : guides()) subject.choices.emplace_back(guide.name);
    Invocation invocation;
    invocation.operands = {std::move(subject)};
    invocation.options = {{"Output",
                           {choice("format,f", "FORMAT", "a page to read, or the source of a manual page",
                                   arguments->format, formats),
                            text("output,o", "FILE", "write to FILE, which appears whole or not at all",
                                 arguments->output, files())}}};
    invocation.run = [arguments, list = std::move(list_commands)](Io& io) {
        return explain(*arguments, list(), io);
    };
    return invocation;
}

}  // namespace

Command help_command_for(std::function<std::vector<Command>()> commands) {
    Command command;
    command.name = "help";
    command.summary = "explain a command, or print a guide";
    command.usage = "csm help [OPTION…] [TOPIC]";
    command.description = "Prints what a command does, its options with their defaults, and examples; "
                          "\"csm COMMAND --help\" prints the same page. The guides hold what csm knows about "
                          "its method: scoring, playbooks, benchmarks, formats.";
    command.examples = {
        {"csm help", "all commands and guides"},
        {"csm help health", "everything about one command"},
        {"csm help playbooks", "a guide"},
        {"csm help --format man report | man -l -", "a page of the manual, without installing it"}};
    command.declare = [list = std::move(commands)] { return declare_help(list); };
    return command;
}

Command help_command() { return help_command_for(all_commands); }

}  // namespace csm::cmd
