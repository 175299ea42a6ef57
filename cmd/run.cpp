// SPDX-License-Identifier: MIT
#include "run.hpp"

#include "configuration.hpp"
#include "help/manual.hpp"
#include "help/manual_sections.hpp"
#include "line/parse.hpp"
#include "terminal/pager.hpp"

#include <csm/escaped.hpp>

#include <fmt/format.h>

#include <exception>
#include <new>
#include <optional>
#include <string>
#include <vector>

namespace csm::cmd {

namespace {

using Words = std::span<const std::string>;
using Commands = std::span<const Command>;

Outcome print(Io& io, std::string_view page) {
    show_page(io, page);
    return Status::done;
}

void switch_configuration_off(Io& io) {
    io.environment = [given = io.environment](std::string_view name) {
        return name == "CSM_CONFIG" ? std::optional<std::string>{""} : given(name);
    };
}

Outcome print_version(Io& io) { return print(io, version_line()); }

/// Runs the command with what the configuration files say, which is told.
Outcome run_configured(const Command& command, Invocation& invocation, const Given& given, Io& io) {
    const auto settings = apply_settings(invocation, given, io);
    if (!settings) return settings.error();
    if (!(*settings).empty() && !given.options.contains("quiet"))
        io.err(fmt::format("csm {}: {}; --no-config does without\n", command.name, told(*settings)));
    auto outcome = invocation.run(io);
    if (!outcome) return with_setting(outcome.error(), *settings);
    return outcome;
}

Outcome run_command(const Command& command, Words words, Io& io) {
    GeneralArguments general;
    Invocation invocation = command.declare();
    invocation.options.push_back(general_options(general));
    const auto parsed = parse(words, invocation, io.today);
    if (general.no_pager) io.page = nullptr;
    if (general.no_config) switch_configuration_off(io);
    if (general.help) return print(io, command_page(command, io.width));
    if (general.version) return print_version(io);
    if (!parsed) return wrong_usage(parsed.error());
    return run_configured(command, invocation, *parsed, io);
}

/// Options before the command: only help and the version make sense there.
Outcome run_without_command(Words words, Io& io, Commands commands) {
    const std::string& option = words.front();
    if (option == "--version" || option == "-v") return print_version(io);
    if (option == "--help" || option == "-h") {
        if (words.size() == 1) return print(io, overview_page(commands, io.width));
        const Command* command = find_command(commands, words[1]);
        if (command == nullptr) return unknown_command(commands, words[1]);
        return print(io, command_page(*command, io.width));
    }
    return wrong_usage(
        {{}, fmt::format("the command is missing before \"{}\"", option), "write csm COMMAND first"},
        "\"csm help\" lists the commands.");
}

Outcome dispatch(Words args, Io& io, Commands commands) {
    if (args.empty()) return print(io, overview_page(commands, io.width));
    if (args.front().starts_with('-')) return run_without_command(args, io, commands);
    const Command* command = find_command(commands, args.front());
    if (command == nullptr) return unknown_command(commands, args.front());
    return run_command(*command, args.subspan(1), io);
}

Outcome dispatch_and_catch(Words args, Io& io, Commands commands) {
    try {
        return dispatch(args, io, commands);
    } catch (const std::bad_alloc&) {
        return Error{{}, "there is not enough memory", {}};
    } catch (const std::exception& problem) {
        return Error{{},
                     fmt::format("something went wrong inside csm ({})", problem.what()),
                     "this is a defect of csm, please report it with the command you ran"};
    }
}

void explain_failure(const Failure& failure, Words args, Io& io, Commands commands) {
    const bool has_command = !args.empty() && find_command(commands, args.front()) != nullptr;
    const std::string name = has_command ? ' ' + args.front() : std::string();
    std::string text = fmt::format("csm{}: {}\n", name, describe(failure.error));
    if (!failure.see.empty()) {
        text += failure.see + '\n';
    } else if (failure.status == Status::wrong_usage) {
        text += fmt::format("\"csm help{}\" explains the options.\n", name);
    }
    io.err(text);
}

}  // namespace

int run(std::span<const std::string> args, Io& given, std::span<const Command> commands) {
    // Names of files, columns and modules come from elsewhere: none of them acts on the terminal.
    Io io = given;
    io.err = [&given](std::string_view text) { given.err(escaped_lines(text)); };
    const Outcome outcome = dispatch_and_catch(args, io, commands);
    const Result<void> delivered = io.finish_out();
    if (!outcome) explain_failure(outcome.error(), args, io, commands);
    if (!delivered) explain_failure(delivered.error(), args, io, commands);
    if (!outcome) return static_cast<int>(outcome.error().status);
    return static_cast<int>(delivered ? *outcome : Status::failed);
}

int run(std::span<const std::string> args, Io& io) { return run(args, io, all_commands()); }

int run_process(int argc, const char* const* argv) {
    const std::vector<std::string> words(argv, argv + argc);
    Io io = process_io();
    return run(Words(words).subspan(words.empty() ? 0 : 1), io);
}

}  // namespace csm::cmd
