// SPDX-License-Identifier: MIT
#include "check_run.hpp"
#include "command.hpp"

#include <memory>

namespace csm::cmd {

namespace {

const Choices<Format> formats{{"text", Format::text}, {"markdown", Format::markdown}, {"json", Format::json}};
const Choices<ColorWhen> color_words{
    {"auto", ColorWhen::automatic}, {"always", ColorWhen::always}, {"never", ColorWhen::never}};
const Choices<CheckLevel> levels{{"problems", CheckLevel::problems},
                                 {"suspicious", CheckLevel::suspicious},
                                 {"incomplete", CheckLevel::incomplete}};

OptionGroup method_options(CheckArguments& arguments) {
    auto as_of = date("as-of", "compare dates with this day", arguments.as_of);
    as_of.default_text = "today in UTC";
    auto model = text("model", "FILE", "check for this model; \"csm model show\" prints one to start from",
                      arguments.model);
    model.default_text = "the standard model";
    return {"Method", {std::move(as_of), std::move(model)}};
}

OptionGroup output_options(CheckArguments& arguments) {
    auto threads = whole_number("threads", "work with N threads; the result is the same", arguments.threads);
    threads.default_text = "one a processor";
    return {"Output",
            {choice("format,f", "FORMAT", "how the result is written", arguments.format, formats),
             text("output,o", "FILE", "write to FILE, which appears whole or not at all", arguments.output),
             choice("color", "WHEN", "colour in text", arguments.color, color_words),
             flag("quiet,q", "print no result; the exit status and a file of --output tell", arguments.quiet),
             std::move(threads)}};
}

Invocation declare() {
    const auto arguments = std::make_shared<CheckArguments>();
    Invocation invocation;
    invocation.options = {
        method_options(*arguments),
        output_options(*arguments),
        {"Gates",
         {flag("strict", "exit with status 3 when the input has problems", arguments->strict),
          choice("fail-on", "LEVEL",
                 "exit with status 3 when there is one: a problem, a suspicious field or name, an account "
                 "too incomplete for a verdict",
                 arguments->fail_on, levels)}}};
    invocation.operands = {
        operands("FILE",
                 "portfolios (JSON, NDJSON or CSV) to read and join; - is standard input; without any, "
                 "$CSM_PORTFOLIO or portfolio.json",
                 arguments->files)};
    invocation.run = [arguments](Io& io) { return run_check(*arguments, io); };
    return invocation;
}

}  // namespace

Command check_command() {
    return {
        .name = "check",
        .summary = "look at the data before you score it",
        .usage = "csm check [OPTION…] [FILE…]",
        .description =
            "Reads a portfolio and tells what is in it, without judging an account: problems by kind with "
            "their first place, values in what looks like another unit, dates that cannot be right, "
            "customers who may be in it twice, how complete every field is, and what the values are.\n\n"
            "It also tells how many accounts csm health, churn, expand and report can judge, and which "
            "fields to add first.",
        .examples = {{"csm check portfolio.json", "everything about the data, on one page"},
                     {"csm check crm.json usage.json", "two files as they are after the join"},
                     {"csm check --format json -o check.json", "the same for programs, with every name"},
                     {"csm check --quiet --fail-on suspicious --fail-on problems export.json",
                      "exit status 3 when an export is not to be trusted"}},
        .declare = declare};
}

}  // namespace csm::cmd
