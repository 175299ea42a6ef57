// SPDX-License-Identifier: MIT
#include "help/completion.hpp"

#include "terminal/output.hpp"

#include <memory>
#include <string_view>
#include <utility>

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
    std::string output;
};

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
    auto output = Output::open(io, arguments.output);
    if (!output) return output.error();
    output->write(script(arguments.shell, declared(commands)));
    if (const auto finished = output->finish(); !finished) return finished.error();
    return Status::done;
}

Invocation declare_completion(std::function<std::vector<Command>()> list_commands) {
    const auto arguments = std::make_shared<CompletionArguments>();
    Invocation invocation;
    invocation.operands = {
        word("SHELL", "the shell to complete in", arguments->shell, {"bash", "zsh", "fish"})};
    invocation.options = {{"Output",
                           {text("output,o", "FILE", "write to FILE, which appears whole or not at all",
                                 arguments->output, files())}}};
    invocation.run = [arguments, list = std::move(list_commands)](Io& io) {
        return print_script(*arguments, list(), io);
    };
    return invocation;
}

}  // namespace

Command completion_command_for(std::function<std::vector<Command>()> commands) {
    Command command;
    command.name = "completion";
    command.summary = "print completions for bash, zsh or fish";
    command.usage = "csm completion SHELL [-o FILE]";
    command.description =
        "Prints a script by which the shell completes csm's commands, options, the words they take, files "
        "and "
        "the topics of \"csm help\". An installed csm brings the scripts along, and the shells find them; "
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
