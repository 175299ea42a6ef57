// SPDX-License-Identifier: MIT
#pragma once

#include "help/manual.hpp"
#include "line/command.hpp"
#include "run.hpp"
#include "support/memory_io.hpp"
#include "terminal/output.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdint>
#include <new>
#include <stdexcept>

namespace csm::test {

enum class Format : std::uint8_t { text, json, csv };

struct ToyArguments {
    std::vector<std::string> files;
    Format format = Format::text;
    std::vector<std::string> owners;
    std::optional<std::size_t> top;
    std::optional<Date> as_of;
    std::string output;
    bool quiet = false;
};

/// Prints what it was given.
inline cmd::Outcome run_toy(const ToyArguments& args, cmd::Io& io) {
    const std::string text = fmt::format(
        "files={} format={} owners={} top={} as_of={} quiet={}\n", fmt::join(args.files, ","),
        static_cast<int>(args.format), fmt::join(args.owners, ","),
        args.top ? static_cast<int>(*args.top) : -1, args.as_of ? iso_text(*args.as_of) : "", args.quiet);
    Result<cmd::Output> output = cmd::Output::open(io, args.output);
    if (!output) return output.error();
    output->write(text);
    if (const Result<void> finished = output->finish(); !finished) return finished.error();
    return cmd::Status::done;
}

inline cmd::Invocation declare_toy() {
    const auto args = std::make_shared<ToyArguments>();
    cmd::Invocation invocation;
    invocation.operands = {cmd::operands("FILE", "portfolios to read; - is standard input", args->files)};
    invocation.options = {
        {"Filters",
         {cmd::texts("owner", "NAME", "only accounts of this owner", args->owners),
          cmd::whole_number("top", "only the first N accounts", args->top)}},
        {"Output",
         {cmd::choice("format,f", "FORMAT", "how the result is written", args->format,
                      {{"text", Format::text}, {"json", Format::json}, {"csv", Format::csv}}),
          cmd::text("output,o", "FILE", "write to FILE instead of standard output", args->output),
          cmd::date("as-of", "score as of this day", args->as_of),
          cmd::flag("quiet,q", "say less", args->quiet)}}};
    invocation.run = [args](cmd::Io& io) { return run_toy(*args, io); };
    return invocation;
}

inline cmd::Command toy_command() {
    return {"health",
            "score the health of every account",
            "csm health [OPTION…] [FILE…]",
            "Scores every account from 0 to 100.",
            {{"csm health portfolio.json", "scores every account of the file"}},
            declare_toy};
}

/// Has a sub-word and an operand: csm model show | check FILE.
inline cmd::Command model_command() {
    const auto declare = [] {
        const auto words = std::make_shared<std::pair<std::string, std::string>>();
        cmd::Invocation invocation;
        invocation.operands = {cmd::word("ACTION", "what to do", words->first, {"show", "check"}),
                               cmd::operand("FILE", "a model", words->second)};
        invocation.run = [words](cmd::Io& io) -> cmd::Outcome {
            io.out(words->first + ' ' + words->second + '\n');
            return cmd::Status::gate_tripped;
        };
        return invocation;
    };
    return {"model", "show or check a model", "csm model show\ncsm model check FILE", "About models.", {},
            declare};
}

/// A command that does nothing but what `action` does.
inline cmd::Command acting_command(std::function<cmd::Outcome(cmd::Io&)> action) {
    const auto declare = [act = std::move(action)] { return cmd::Invocation{{}, {}, act}; };
    return {"act", "act", "csm act", "Acts.", {}, declare};
}

inline std::vector<cmd::Command> toy_commands() {
    return {toy_command(), model_command(), cmd::help_command_for(toy_commands)};
}

struct ToyRun {
    int status = 0;
    std::string out;
    std::string err;
};

/// One run of the toy program.
inline ToyRun run_toy_program(const std::vector<std::string>& args) {
    MemoryIo memory;
    const int status = cmd::run(args, memory.io, toy_commands());
    return {status, memory.out, memory.err};
}

}  // namespace csm::test
