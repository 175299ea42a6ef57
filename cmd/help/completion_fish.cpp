// SPDX-License-Identifier: MIT
#include "help/completion.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstddef>

namespace csm::cmd {

namespace {

constexpr std::string_view head = R"fish(# Completion of csm for fish, printed by "csm completion fish".

function __csm_needs_command
    test (count (commandline -opc)) -eq 1
end

# Whether the command is the one named.
function __csm_has_command
    set -l words (commandline -opc)
    test "$words[2]" = $argv[1]
end

# Whether the command is $argv[1] and an operand from number $argv[2] to $argv[3] is next; what follows are the options
# of the command that take a value.
function __csm_needs_operand
    set -l words (commandline -opc)
    test "$words[2]" = $argv[1]; or return
    set -e words[1..2]
    set -l number 1
    set -l takes_value 0
    for word in $words
        if test $takes_value -eq 1
            set takes_value 0
        else if contains -- $word $argv[4..-1]
            set takes_value 1
        else if not string match -q -- '-?*' $word
            set number (math $number + 1)
        end
    end
    test $number -ge $argv[2] -a $number -le $argv[3]
end

# The folders and the files that end in one of the words given; all files where there is no such word, or none does.
function __csm_files
    set -l word (commandline -ct | string replace -r -- '^-[^=]*=' '')
    set -l names (complete -C "'' $word")
    string match -r -i -- '^.*(?:/|\.(?:'(string join '|' -- $argv)'))$' $names; or printf '%s\n' $names
end

complete -c csm -f
complete -c csm -n __csm_needs_command -s h -l help -d 'explain the program'
complete -c csm -n __csm_needs_command -l version -d 'print the version'
)fish";

/// Between single quotes, where a backslash and the quote itself are special.
std::string quoted(std::string_view text) { return "'" + with_escapes(text, "\\'") + "'"; }

/// What -a takes: the words, which fish expands, and calls that list files.
template <class Declaration>
std::string arguments(const Declaration& declaration) {
    std::vector<std::string> parts;
    for (const auto& word : offered_words(declaration))
        parts.push_back(with_escapes(word, " ()\\\"'$*?~{}[]<>&|;#"));
    if (declaration.offer.names == Offer::Names::folders) parts.emplace_back("(__fish_complete_directories)");
    if (declaration.offer.names == Offer::Names::files) {
        std::string call = "(__csm_files";
        for (const auto& ending : endings_of(declaration.offer)) call += ' ' + ending;
        if (!declaration.offer.endings.empty()) parts.push_back(call + ")");
    }
    return fmt::format("{}", fmt::join(parts, " "));
}

/// Whether files of any name are offered.
bool takes_any_file(const Offer& offer) {
    return offer.names == Offer::Names::files && offer.endings.empty();
}

/// " -F -a '…'" or what else is offered.
template <class Declaration>
std::string offered(const Declaration& declaration) {
    const std::string list = arguments(declaration);
    return std::string(takes_any_file(declaration.offer) ? " -F" : " -f") +
           (list.empty() ? "" : " -a " + quoted(list));
}

std::string line_of(const DeclaredCommand& command, const Option& option) {
    std::string line = fmt::format("complete -c csm -n '__csm_has_command {}'", command.name);
    if (option.short_name != '\0') line += fmt::format(" -s {}", option.short_name);
    line += " -l " + option.name;
    if (!option.value_name.empty()) line += " -r" + offered(option);
    return line + " -d " + quoted(first_phrase(option.summary)) + '\n';
}

std::string lines_of(const DeclaredCommand& command) {
    std::string lines;
    std::string valued;
    for (const auto& option : command.options()) {
        lines += line_of(command, option);
        if (option.value_name.empty()) continue;
        valued += " --" + option.name;
        if (option.short_name != '\0') valued += fmt::format(" -{}", option.short_name);
    }
    std::size_t number = 0;
    for (const auto& operand : command.invocation.operands) {
        ++number;
        lines +=
            fmt::format("complete -c csm -n '__csm_needs_operand {} {} {}{}'{} -d {}\n", command.name, number,
                        operand.repeatable ? 9999 : number, valued, offered(operand), quoted(operand.name));
    }
    return lines;
}

}  // namespace

std::string fish_completion(const std::vector<DeclaredCommand>& commands) {
    std::string out{head};
    for (const auto& command : commands)
        out += fmt::format("complete -c csm -n __csm_needs_command -a {} -d {}\n", command.name,
                           quoted(first_phrase(command.summary)));
    for (const auto& command : commands) out += '\n' + lines_of(command);
    return out;
}

}  // namespace csm::cmd
