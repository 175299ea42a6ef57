// SPDX-License-Identifier: MIT
#include "day.hpp"
#include "files/inputs.hpp"
#include "line/command.hpp"
#include "line/common_arguments.hpp"
#include "line/outcome.hpp"
#include "line/scoring_arguments.hpp"
#include "problem_log.hpp"
#include "terminal/output.hpp"

#include <csm/json.hpp>
#include <csm/pages.hpp>
#include <csm/portfolio_check.hpp>
#include <csm/render.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

namespace csm::cmd {

namespace {

/// What --fail-on of csm check looks for.
enum class CheckLevel : std::uint8_t { problems, suspicious, incomplete };

/// What csm check is told on the command line.
struct CheckArguments : CommonArguments {
    std::vector<CheckLevel> fail_on;
};

Result<void> write(Output& output, const CheckResult& result, const Model& model,
                   const CheckArguments& arguments, const Io& io, ProblemLog& problems) {
    if (is_page(arguments.format)) {
        write_page(check_document(result, model), arguments, io, output);
        return {};
    }
    TextBuffer json;
    append_check_json(json, result, model, arguments.all_problems);
    output.write(json.view());
    if (!arguments.all_problems) return {};
    json.clear();
    append_json_end(json);
    if (auto taken = problems.json()->take([&](std::string_view text) { output.write(text); }); !taken)
        return taken;
    output.write(json.view());
    return {};
}

std::string found(const CheckResult& result, CheckLevel level) {
    const auto some = [](std::uint64_t count, std::string_view one, std::string_view many) {
        return count == 0 ? std::string{} : fmt::format("{} {}", count, count == 1 ? one : many);
    };
    switch (level) {
    case CheckLevel::problems: return some(result.problems, "problem", "problems");
    case CheckLevel::suspicious:
        return some(result.suspicious(), "suspicious thing was found", "suspicious things were found");
    case CheckLevel::incomplete:
        return some(result.without_verdict(), "account is not known well enough for a verdict",
                    "accounts are not known well enough for a verdict");
    }
    return {};
}

/// The status that the gates ask for; every gate that trips says why.
Status check_levels(Io& io, const CheckArguments& arguments, const CheckResult& result) {
    auto status = Status::done;
    const auto look = [&](CheckLevel level, std::string_view option) {
        const auto what = found(result, level);
        if (what.empty()) return;
        const auto subject = level == CheckLevel::problems ? "the input has " : "";
        io.err(fmt::format("csm check: {}{} ({})\n", subject, what, option));
        status = Status::gate_tripped;
    };
    if (arguments.strict) look(CheckLevel::problems, "--strict");
    if (std::ranges::count(arguments.fail_on, CheckLevel::problems) > 0)
        look(CheckLevel::problems, "--fail-on problems");
    if (std::ranges::count(arguments.fail_on, CheckLevel::suspicious) > 0)
        look(CheckLevel::suspicious, "--fail-on suspicious");
    if (std::ranges::count(arguments.fail_on, CheckLevel::incomplete) > 0)
        look(CheckLevel::incomplete, "--fail-on incomplete");
    return status;
}

/// Reads the opened portfolio once, writes what was found, and then looks at the gates.
Outcome check_opened(const CheckArguments& arguments, Io& io, const Inputs& inputs, const Model& model) {
    auto output = inputs.open_output(arguments.output);
    if (!output) return output.error();
    ProblemLog problems{"check", arguments, io};
    Portfolio portfolio{inputs.portfolios(), model, read_options(arguments, io, ReadAgain::nothing)};
    const auto result =
        check_portfolio(portfolio, model, arguments.as_of.value_or(io.today), [&](const Problem& problem) {
            if (arguments.all_problems) problems.add(problem);
        });
    if (const auto unchanged = inputs.check_unchanged(); !unchanged) return unchanged.error();
    if (!result) return result.error();
    if (const auto written = write(*output, *result, model, arguments, io, problems); !written)
        return written.error();
    if (const auto finished = output->finish(); !finished) return finished.error();
    return check_levels(io, arguments, *result);
}

Outcome run_check(const CheckArguments& arguments, Io& io) {
    Inputs inputs{io, arguments.quiet};
    const auto model = load_model(arguments.model, inputs);
    if (!model) return model.error();
    show_progress(arguments, io);
    if (const auto opened = inputs.open_portfolios(arguments.files); !opened) return opened.error();
    auto dated = arguments;
    if (const auto settled = settle_day("check", dated, inputs); !settled) return settled.error();
    return check_opened(dated, io, inputs, *model);
}

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
         output_options(*arguments, formats, "do not list problems of the input on standard error")},
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
                     {"csm check --fail-on suspicious --fail-on problems -o check.txt export.json",
                      "exit status 3 when an export is not to be trusted"}},
        .declare = declare};
}

}  // namespace csm::cmd
