// SPDX-License-Identifier: MIT
#include "check_run.hpp"
#include "line/command.hpp"

#include <memory>

namespace csm::cmd {

namespace {

const Choices<Format> formats{{"text", Format::text}, {"markdown", Format::markdown}, {"json", Format::json}};
const Choices<CheckLevel> levels{{"problems", CheckLevel::problems},
                                 {"suspicious", CheckLevel::suspicious},
                                 {"incomplete", CheckLevel::incomplete}};

Invocation declare() {
    const auto arguments = std::make_shared<CheckArguments>();
    Invocation invocation;
    invocation.options = {
        {"Method", method_options(*arguments, "compare dates with this day",
                                  "check for this model; \"csm model show\" prints one to start from")},
        {"Output",
         output_options(*arguments, formats, "print no result; the exit status and a file of --output tell")},
        {"Gates",
         {strict_option(*arguments),
          choice("fail-on", "LEVEL",
                 "exit with status 3 when there is one: a problem, a suspicious field or name, an account "
                 "too incomplete for a verdict",
                 arguments->fail_on, levels)}}};
    invocation.operands = portfolio_operands(*arguments);
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
