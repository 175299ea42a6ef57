// SPDX-License-Identifier: MIT
#include "files/new_files.hpp"
#include "line/command.hpp"

#include <array>
#include <memory>

/// data/init, which the build makes part of the program.
namespace csm::embedded {

extern const std::string_view init_csm_toml;
extern const std::string_view init_mapping_json;
extern const std::string_view init_csm_decisions_csv;
extern const std::string_view init_weekly_sh;

}  // namespace csm::embedded

namespace csm::cmd {

namespace {

struct InitArguments {
    std::string folder = ".";
};

Outcome make_folder(const InitArguments& arguments, Io& io) {
    const std::array<NewFile, 4> files{
        {{"csm.toml", "what csm uses in this folder: portfolio, decisions, model, owner",
          embedded::init_csm_toml},
         {"mapping.json", "an example of what the columns of an export are", embedded::init_mapping_json},
         {"csm-decisions.csv", "the team's decisions, to be filled in", embedded::init_csm_decisions_csv},
         {"weekly.sh", "checks and scores the portfolio, and keeps the reports", embedded::init_weekly_sh,
          true}}};
    if (const auto written = write_new_files(arguments.folder, files); !written) return written.error();
    io.out(list_new_files(arguments.folder, files));
    io.out("\nNext: put your portfolio beside them as portfolio.json, or make it from an\n"
           "export, whose columns you name in mapping.json:\n"
           "  csm import accounts.csv --mapping mapping.json -o portfolio.json\n"
           "Then run weekly.sh, or csm report in the folder. \"csm demo --save DIR\" writes a\n"
           "sample to try it on.\n");
    return Status::done;
}

Invocation declare() {
    const auto arguments = std::make_shared<InitArguments>();
    Invocation invocation;
    invocation.operands = {operand("DIR",
                                   "the folder to write into, made where it is not there; without it "
                                   "the working folder",
                                   arguments->folder, {Offer::Names::folders})};
    invocation.run = [arguments](Io& io) { return make_folder(*arguments, io); };
    return invocation;
}

}  // namespace

Command init_command() {
    return {
        .name = "init",
        .summary = "begin a folder with configuration, mapping, decisions and a weekly script",
        .usage = "csm init [DIR]",
        .description =
            "Writes four files to begin with: csm.toml (csm help configuration), an example of a mapping "
            "for exports (csm help importing), the header of the file of the team's decisions, and a "
            "script for the weekly run (csm help weekly). Nothing that is there is replaced: when one of "
            "the files exists, nothing is written.",
        .examples = {{"csm init", "in the working folder"}, {"csm init portfolio", "in a folder of its own"}},
        .declare = declare};
}

}  // namespace csm::cmd
