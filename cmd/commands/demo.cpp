// SPDX-License-Identifier: MIT
#include "files/new_files.hpp"
#include "line/parse.hpp"
#include "line/scoring_arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

/// data/samples, which the build makes part of the program.
namespace csm::embedded {

extern const std::string_view portfolio_sample;
extern const std::string_view documents_sample;

}  // namespace csm::embedded

namespace csm::cmd {

namespace {

constexpr std::string_view sample_day = "2026-12-01";  // what the sample's dates are made for

struct DemoArguments {
    std::vector<std::string> words;  // for csm report
    std::string folder;              // to save the files in
    bool quiet = false;
};

/// The option, with what it is given kept for csm report as well, which has the same.
Option passed_on(Option option, DemoArguments& arguments) {
    option.store = [&arguments, name = spelled(option), is_flag = option.value_name.empty(),
                    check = std::move(option.store)](std::string_view value) -> Result<void> {
        if (auto checked = check(value); !checked) return checked;
        arguments.words.push_back(is_flag ? name : fmt::format("{}={}", name, value));
        return {};
    };
    return option;
}

Outcome save(const DemoArguments& arguments, Io& io) {
    if (!arguments.words.empty())
        return wrong_usage({{},
                            "--save writes the sample's files, not a report",
                            fmt::format("leave {} out", arguments.words.front())});
    const std::array<NewFile, 2> files{
        {{"portfolio.json", "40 made-up accounts", embedded::portfolio_sample},
         {"documents.json", "what their documents say beside: people, goals, notes",
          embedded::documents_sample}}};
    if (const auto written = write_new_files(arguments.folder, files); !written) return written.error();
    io.out(list_new_files(arguments.folder, files));
    io.out(fmt::format("\nNext, in the folder, with the day that their dates are made for:\n"
                       "  csm report portfolio.json --as-of {0}\n"
                       "  csm churn portfolio.json --as-of {0} --where 'arr > 100000'\n"
                       "  csm report portfolio.json documents.json --as-of {0} --template qbr "
                       "--customer C-1002\n",
                       sample_day));
    return Status::done;
}

/// Runs csm report on the sample, as if it came by standard input.
Outcome report(const DemoArguments& arguments, Io& io) {
    if (!arguments.quiet)
        io.err(
            fmt::format("csm demo: a made-up portfolio as of {}; \"csm demo --save DIR\" writes its files, "
                        "to try the other commands\n",
                        sample_day));
    auto words = arguments.words;
    for (const auto word : {"--decisions=none", "-"}) words.emplace_back(word);
    words.push_back(fmt::format("--as-of={}", sample_day));
    const auto commands = all_commands();
    auto invocation = std::ranges::find(commands, "report", &Command::name)->declare();
    if (const auto parsed = parse(words, invocation, io.today); !parsed) return wrong_usage(parsed.error());
    auto sample = io;
    sample.read_stdin = []() -> Result<InputFile> {
        return InputFile::of(std::string{embedded::portfolio_sample});
    };
    return invocation.run(sample);
}

Invocation declare() {
    // What is checked here is kept in the first, and given to csm report from the second.
    const auto checked = std::make_shared<ScoringArguments>();
    const auto arguments = std::make_shared<DemoArguments>();
    Invocation invocation;
    auto output = scoring_output(
        *checked, {Format::html, Format::xlsx, Format::slack, Format::mail, Format::ics}, false);
    std::erase_if(output.options, [](const Option& option) {
        return option.name == "all-problems" || option.name == "threads";
    });
    output.options.push_back(
        whole_number("top", "list only the first N accounts; totals still cover all", checked->top));
    for (auto& option : output.options) option = passed_on(std::move(option), *arguments);
    invocation.options = {
        {"Sample",
         {text("save", "DIR", "write the sample's files into DIR instead; nothing that is there is replaced",
               arguments->folder, {Offer::Names::folders})}},
        std::move(output)};
    invocation.run = [checked, arguments](Io& io) {
        arguments->quiet = checked->quiet;
        return arguments->folder.empty() ? report(*arguments, io) : save(*arguments, io);
    };
    return invocation;
}

}  // namespace

Command demo_command() {
    return {.name = "demo",
            .summary = "show the report on a made-up portfolio, with nothing at hand",
            .usage = "csm demo [OPTION…]\ncsm demo --save DIR",
            .description =
                "Prints what csm report says of a sample that is part of the program: 40 accounts of a "
                "made-up company, as of the day that their dates are made for. With --save the sample's "
                "files are written into a folder, to try every other command on.",
            .examples = {{"csm demo", "the report, in the terminal"},
                         {"csm demo --format html -o demo.html", "the page with charts, for a browser"},
                         {"csm demo --save demo", "the files, and what to try on them"}},
            .declare = declare};
}

}  // namespace csm::cmd
