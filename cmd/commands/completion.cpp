// SPDX-License-Identifier: MIT
#include "help/completion.hpp"

#include "configuration.hpp"
#include "files/inputs.hpp"
#include "line/common_arguments.hpp"
#include "terminal/output.hpp"

#include <csm/asked_names.hpp>
#include <csm/escaped.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// data/completion: the shells' own part, which the build makes part of the program.
namespace csm::embedded {

extern const std::string_view bash_completion;
extern const std::string_view zsh_completion;
extern const std::string_view fish_completion;

}  // namespace csm::embedded

namespace csm::cmd {

namespace {

struct CompletionArguments {
    std::string shell;
    std::string values;  ///< what the portfolio is asked for in the place of a script
    std::string output;
};

const Choices<bool> asked_for_owners{{"owner", true}, {"customer", false}};

/// A larger portfolio would keep the shell waiting.
constexpr std::size_t most_bytes = std::size_t{64} << 20U;

/// The words that name the portfolio, as a command line would; nothing where the configuration is broken.
std::optional<std::vector<std::string>> portfolio_words(const Io& io) {
    const std::vector<std::string> usual;
    if (!io.environment("CSM_PORTFOLIO").value_or("").empty()) return usual;
    const auto settings = find_settings(io);
    if (!settings) return std::nullopt;
    const auto set = std::ranges::find(*settings, "portfolio", &Setting::key);
    return set == (*settings).end() ? usual : set->values;
}

/// The names in the portfolio, for a shell that completes: what cannot be read has none, and nothing is told.
AccountNames names_in_portfolio(bool owners, Io io) {
    io.err = [](std::string_view) {};
    io.progress = nullptr;
    Inputs inputs{io, true};
    const auto words = portfolio_words(io);
    if (!words || !inputs.open_portfolios(*words)) return {};
    std::size_t bytes = 0;
    for (const auto& source : inputs.portfolios()) bytes += source.bytes.size();
    const auto model = read_model(standard_model_text(), {});
    if (!model || bytes > most_bytes) return {};
    CommonArguments reading;
    Portfolio portfolio{inputs.portfolios(), *model, read_options(reading, io, ReadAgain::nothing)};
    Filters wanted;
    (owners ? wanted.owners : wanted.customers).emplace_back();
    auto names = read_names(portfolio, wanted, [](const Problem&) {});
    return names ? std::move(*names) : AccountNames{};
}

/// One a line; a name that does not fit on one is left out.
Outcome print_values(const CompletionArguments& arguments, Io& io) {
    auto names = names_in_portfolio(*value_for(asked_for_owners, arguments.values), io);
    names.ids.merge(names.names);
    names.ids.merge(names.owners);
    auto output = Output::open(io, arguments.output);
    if (!output) return output.error();
    for (const auto& name : names.ids)
        if (escaped(name) == name && !name.empty()) output->write(name + "\n");
    if (const auto finished = output->finish(); !finished) return finished.error();
    return Status::done;
}

/// The declarations in the place that the shell's file has for them.
std::string filled(std::string_view file, std::string_view declarations) {
    constexpr std::string_view place = "# The declarations of every command and option stand here.\n";
    std::string script{file};
    return script.replace(script.find(place), place.size(), declarations);
}

std::string script(const std::string& shell, const std::vector<DeclaredCommand>& commands) {
    if (shell == "bash") return filled(embedded::bash_completion, bash_declarations(commands));
    if (shell == "zsh") return filled(embedded::zsh_completion, zsh_declarations(commands));
    return filled(embedded::fish_completion, fish_declarations(commands));
}

Outcome print_script(const CompletionArguments& arguments, const std::vector<Command>& commands, Io& io) {
    if (arguments.shell.empty()) return wrong_usage({{}, "SHELL is missing", "it is bash, zsh or fish"});
    auto output = Output::open(io, arguments.output);
    if (!output) return output.error();
    output->write(script(arguments.shell, declared(commands)));
    if (const auto finished = output->finish(); !finished) return finished.error();
    return Status::done;
}

Invocation declare_completion(std::function<std::vector<Command>()> list_commands) {
    const auto arguments = std::make_shared<CompletionArguments>();
    Invocation invocation;
    auto shell = word("SHELL", "the shell to complete in", arguments->shell, {"bash", "zsh", "fish"});
    shell.required = false;
    invocation.operands = {std::move(shell)};
    invocation.options = {
        {"Values",
         {one_of(
             "values", "WHAT",
             "print what the accounts of the portfolio have instead, one a line, as the scripts ask for it; "
             "nothing when it cannot be read or is larger than 64 MB",
             words_of(asked_for_owners),
             [arguments = arguments.get()](std::size_t index) {
                 arguments->values = asked_for_owners[index].word;
             })}},
        {"Output",
         {text("output,o", "FILE", "write to FILE, which appears whole or not at all", arguments->output,
               files())}}};
    invocation.run = [arguments, list = std::move(list_commands)](Io& io) {
        return arguments->values.empty() ? print_script(*arguments, list(), io)
                                         : print_values(*arguments, io);
    };
    return invocation;
}

}  // namespace

Command completion_command_for(std::function<std::vector<Command>()> commands) {
    Command command;
    command.name = "completion";
    command.summary = "print completions for bash, zsh or fish";
    command.usage = "csm completion SHELL [-o FILE]\ncsm completion --values owner|customer";
    command.description =
        "Prints a script by which the shell completes csm's commands, options, the words they take, files, "
        "the topics of \"csm help\", and the owners and customers of $CSM_PORTFOLIO, else of the portfolio "
        "that "
        "the configuration names, else of portfolio.json. An installed csm brings the scripts along, and the "
        "shells find them; "
        "otherwise keep one where your shell looks for it.";
    command.examples = {{"source <(csm completion bash)", "in ~/.bashrc, or typed, for bash"},
                        {"csm completion zsh -o ~/.zfunc/_csm",
                         "for zsh, when that folder is in its fpath before compinit runs"},
                        {"csm completion fish -o ~/.config/fish/completions/csm.fish", "for fish"}};
    command.declare = [list = std::move(commands)] { return declare_completion(list); };
    return command;
}

Command completion_command() { return completion_command_for(all_commands); }

}  // namespace csm::cmd
