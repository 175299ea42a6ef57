// SPDX-License-Identifier: MIT
#include "configuration.hpp"
#include "files/inputs.hpp"
#include "line/command.hpp"
#include "line/common_arguments.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace csm::cmd {

namespace {

/// What csm config is told: the options of the other commands that a configuration can set, by key.
struct ConfigArguments : CommonArguments {
    std::map<std::string, std::vector<std::string>> options;
};

Outcome print(const ConfigArguments& arguments, Io& io) {
    auto options = arguments.options;
    if (!arguments.files.empty()) options["portfolio"] = arguments.files;
    const auto keys = configured(options, io);
    if (!keys) return keys.error();
    auto output = Output::open(io, arguments.output);
    if (!output) return output.error();
    if (is_page(arguments.format)) {
        write_page(configured_document(*keys), arguments, io, *output);
    } else {
        TextBuffer json;
        append_configured_json(json, *keys);
        output->write(json.view());
    }
    if (const auto finished = output->finish(); !finished) return finished.error();
    return Status::done;
}

/// The options of csm report that a configuration can set; they are checked as there, and kept as texts.
OptionGroup settable_options(ConfigArguments& arguments) {
    OptionGroup group{"What counts with", {}};
    const auto commands = all_commands();
    const auto report =
        std::make_shared<const Invocation>(std::ranges::find(commands, "report", &Command::name)->declare());
    for (const auto& key : configuration_keys())
        for (const auto& shared : report->options)
            for (const auto& option : shared.options) {
                if (key.option.empty() || option.name != key.option) continue;
                auto copy = option;
                copy.store = [&arguments, key = std::string{key.name}, report,
                              check = option.store](std::string_view value) -> Result<void> {
                    if (auto checked = check(value); !checked) return checked;
                    arguments.options[key].emplace_back(value);
                    return {};
                };
                copy.short_name = '\0';
                group.options.push_back(std::move(copy));
            }
    return group;
}

Invocation declare() {
    static const Choices<Format> formats{
        {"text", Format::text}, {"markdown", Format::markdown}, {"json", Format::json}};
    const auto arguments = std::make_shared<ConfigArguments>();
    Invocation invocation;
    invocation.options = {
        settable_options(*arguments),
        {"Output",
         {choice("format,f", "FORMAT", "how the result is written", arguments->format, formats),
          text("output,o", "FILE", "write to FILE, which appears whole or not at all", arguments->output,
               files())}}};
    invocation.operands = portfolio_operands(*arguments);
    invocation.operands.back().is_portfolio = false;  // it is told, not used
    invocation.run = [arguments](Io& io) { return print(*arguments, io); };
    return invocation;
}

}  // namespace

Command config_command() {
    return {.name = "config",
            .summary = "print what the configuration says, and from where",
            .usage = "csm config [OPTION…] [FILE…]",
            .description =
                "Prints every key that a configuration file can set, its value, and what says so: an "
                "option, the environment, a file with its line, or what is built in; the first of these "
                "counts. The files are csm.toml in the working folder, then ~/.config/csm/csm.toml. \"csm "
                "help configuration\" explains the keys.",
            .examples = {{"csm config", "what counts here"},
                         {"csm config --model outcomes", "what would count with an option"},
                         {"csm config --format json", "the same for programs"},
                         {"csm config --no-config", "what counts without any file"}},
            .declare = declare};
}

}  // namespace csm::cmd
