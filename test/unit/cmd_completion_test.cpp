// SPDX-License-Identifier: MIT
#include "help/completion.hpp"

#include "cmd_toy_command.hpp"

#include <gmock/gmock.h>

namespace csm::test {

using testing::HasSubstr;
using testing::Not;

namespace {

/// Options whose values are of every kind.
cmd::Command offering_command() {
    const auto declare = [] {
        const auto words = std::make_shared<std::array<std::string, 5>>();
        auto& [page, folder, file, any, table] = *words;
        cmd::Offer pages = cmd::files("md");
        pages.words = [] { return std::vector<std::string>{"qbr", "it's"}; };
        cmd::Invocation invocation;
        invocation.options = {{"Offers",
                               {cmd::text("page,p", "NAME|FILE", "the [page]; or a file's name", page, pages),
                                cmd::text("folder", "DIR", "a folder", folder, {cmd::Offer::Names::folders}),
                                cmd::text("file", "FILE", "a file", file, cmd::files()),
                                cmd::text("any", "TEXT", "a text", any)}}};
        invocation.operands = {cmd::operand("TABLE", "a table", table, cmd::files("csv ndjson"))};
        invocation.run = [words](cmd::Io&) -> cmd::Outcome { return cmd::Status::done; };
        return invocation;
    };
    return {"offer", "offer it all", "csm offer", "Offers.", {}, declare};
}

std::vector<cmd::DeclaredCommand> declared() {
    const std::vector<cmd::Command> commands{toy_command(), model_command(), offering_command()};
    return cmd::declared(commands);
}

}  // namespace

TEST(Completion, ListsCommandsAndOptionsForBash) {
    const std::string script = cmd::bash_declarations(declared());
    EXPECT_THAT(script, HasSubstr("echo health model offer --help --version\n"));
    EXPECT_THAT(
        script,
        HasSubstr(
            "        health)\n            flags='--quiet -q --help -h --version -v --no-pager --no-config'\n"
            "            valued='--owner --top --format -f --output -o --as-of'\n"
            "            most=1\n"));
    EXPECT_THAT(script, HasSubstr("'health --format' | 'health -f') _csm_words 'text' 'json' 'csv' ;;\n"));
    EXPECT_THAT(script, HasSubstr("'model 1') _csm_words 'show' 'check' ;;\n"));
}

TEST(Completion, OffersFilesAndWordsInBash) {
    const std::string script = cmd::bash_declarations(declared());
    EXPECT_THAT(
        script,
        HasSubstr("'offer --page' | 'offer -p') _csm_words 'qbr' 'it'\\''s'; _csm_files '*.[mM][dD]' ;;\n"));
    EXPECT_THAT(script, HasSubstr("'offer --folder') _csm_folders ;;\n"));
    EXPECT_THAT(script, HasSubstr("'offer --file') _csm_files ;;\n"));
    EXPECT_THAT(script,
                HasSubstr("'offer 1') _csm_files '*.[cC][sS][vV]' '*.[nN][dD][jJ][sS][oO][nN]' ;;\n"));
    EXPECT_THAT(script, Not(HasSubstr("'offer --any'")));
}

TEST(Completion, SpecifiesArgumentsForZsh) {
    const std::string script = cmd::zsh_declarations(declared());
    EXPECT_THAT(script, HasSubstr("        'health:score the health of every account'\n"));
    EXPECT_THAT(script, HasSubstr("'*--owner=[only accounts of this owner]:NAME: '"));
    EXPECT_THAT(
        script,
        HasSubstr("'(-f --format)'{-f+,--format=}'[how the result is written]:FORMAT:(text json csv)'"));
    EXPECT_THAT(script, HasSubstr("'(- *)'{-h,--help}'[print this page]'"));
    EXPECT_THAT(script, HasSubstr("'1:ACTION:(show check)'"));
}

TEST(Completion, OffersFilesAndWordsInZsh) {
    const std::string script = cmd::zsh_declarations(declared());
    EXPECT_THAT(script, HasSubstr(R"('[the \[page\]]:NAME|FILE:_csm_value_offer_page')"));
    EXPECT_THAT(script, HasSubstr(R"zsh(
_csm_value_offer_page() {
    _alternative 'words:word:(qbr it\'\''s)' 'files:file:_files -g "*.(#i)(md)(-.)"'
}
)zsh"));
    EXPECT_THAT(script, HasSubstr("'--folder=[a folder]:DIR:_files -/'"));
    EXPECT_THAT(script, HasSubstr("'--file=[a file]:FILE:_files'"));
    EXPECT_THAT(script, HasSubstr("'1:TABLE:_files -g \"*.(#i)(csv|ndjson)(-.)\"'"));
}

TEST(Completion, SpecifiesArgumentsForFish) {
    const std::string script = cmd::fish_declarations(declared());
    EXPECT_THAT(
        script,
        HasSubstr(
            "complete -c csm -n __csm_needs_command -a health -d 'score the health of every account'\n"));
    EXPECT_THAT(
        script,
        HasSubstr("complete -c csm -n '__csm_has_command health' -s f -l format -r -f -a 'text json csv' "
                  "-d 'how the result is written'\n"));
    EXPECT_THAT(
        script,
        HasSubstr("complete -c csm -n '__csm_needs_operand model 1 1' -f -a 'show check' -d 'ACTION'\n"));
}

TEST(Completion, OffersFilesAndWordsInFish) {
    const std::string script = cmd::fish_declarations(declared());
    EXPECT_THAT(script, HasSubstr(R"(-s p -l page -r -f -a 'qbr it\\\'s (__csm_files md)' -d 'the [page]')"));
    EXPECT_THAT(script, HasSubstr("-l folder -r -f -a '(__fish_complete_directories)' -d 'a folder'\n"));
    EXPECT_THAT(script, HasSubstr("-l file -r -F -d 'a file'\n"));
    EXPECT_THAT(script, HasSubstr("-l any -r -f -d 'a text'\n"));
}

}  // namespace csm::test
