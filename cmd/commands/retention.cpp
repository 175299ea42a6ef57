// SPDX-License-Identifier: MIT
#include "file_writing.hpp"
#include "files/inputs.hpp"
#include "gates.hpp"
#include "line/command.hpp"
#include "problem_log.hpp"

#include <csm/retention_output.hpp>
#include <csm/retention_pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>

namespace csm::cmd {

namespace {

enum class RetentionGate : std::uint8_t { untied, incomplete };

/// What csm retention is told on the command line.
struct RetentionArguments : ScoringArguments {
    std::string subscriptions;
    std::string currency;
    std::optional<long> every_months;
    std::optional<Date> from;
    std::optional<Date> until;
    std::optional<std::size_t> window;
    RetentionGroup group = RetentionGroup::none;
    std::optional<Cents> tie_to;
    std::vector<RetentionGate> gates;
};

const Choices<long> periods{{"month", 1}, {"quarter", 3}, {"year", 12}};
const Choices<RetentionGroup> groups{
    {"segment", RetentionGroup::segment}, {"owner", RetentionGroup::owner}, {"plan", RetentionGroup::plan}};
const Choices<RetentionGate> gate_words{{"untied", RetentionGate::untied},
                                        {"incomplete", RetentionGate::incomplete}};

/// What belongs to one of the two kinds of input and was said of the other.
boost::system::result<void, Failure> check_kind(const RetentionArguments& arguments) {
    if (arguments.subscriptions.empty()) {
        if (arguments.files.empty())
            return wrong_usage({{},
                                "no snapshot is named",
                                "name portfolios of two days or more, or a table with --subscriptions"});
        if (arguments.every_months)
            return wrong_usage({{},
                                "--every is of --subscriptions: snapshots are compared on their own days",
                                "leave it out, or name a table with --subscriptions"});
        if (!arguments.currency.empty())
            return wrong_usage({{},
                                "--currency is of --subscriptions: a portfolio has one currency",
                                "leave it out, or name a table with --subscriptions"});
        return {};
    }
    if (!arguments.files.empty())
        return wrong_usage({{},
                            "--subscriptions and snapshots are two ways to say the same",
                            fmt::format("leave out {}", arguments.files.front())});
    if (arguments.group != RetentionGroup::none && arguments.group != RetentionGroup::segment)
        return wrong_usage(
            {{},
             fmt::format("--by {} is of snapshots: subscriptions have segments only", word(arguments.group)),
             "write --by segment"});
    return {};
}

boost::system::result<void, Failure> check_arguments(const RetentionArguments& arguments, const Io& io) {
    if (arguments.format == Format::xlsx && arguments.output.empty() && io.out_is_terminal)
        return no_workbook_on_a_terminal("retention.xlsx");
    if (const auto usable = check_csv_arguments(arguments); !usable) return usable.error();
    if (arguments.window == 0 || arguments.window.value_or(1) > 1200)
        return wrong_usage(
            {{}, "--window takes 1 to 1200 months", "write --window 12 for trailing twelve months"});
    if (arguments.from && arguments.until && *arguments.until <= *arguments.from)
        return wrong_usage({{},
                            fmt::format("--until {} is not after --from {}", iso_text(*arguments.until),
                                        iso_text(*arguments.from)),
                            "change one of them"});
    return check_kind(arguments);
}

RetentionPlan plan_of(const RetentionArguments& arguments) {
    return {.every_months = arguments.every_months.value_or(1),
            .window_months = static_cast<long>(arguments.window.value_or(0)),
            .from = arguments.from,
            .until = arguments.until};
}

/// Opens the table of subscriptions, or the snapshots; there is no table then.
Result<Source> open_inputs(const RetentionArguments& arguments, Inputs& inputs) {
    if (!arguments.subscriptions.empty()) return inputs.open(arguments.subscriptions);
    if (const auto opened = inputs.open_portfolios(arguments.files); !opened) return opened.error();
    return Source{};
}

Result<RetentionResult> of_subscriptions(const RetentionArguments& arguments, const Io& io,
                                         const Source& source, ProblemLog& problems) {
    const auto table = read_subscriptions(source, arguments.currency,
                                          [&](Problem found) { problems.add(std::move(found)); });
    if (!table) return table.error();
    return retention_of(*table, with_days(plan_of(arguments), *table, io.today), arguments.group);
}

Result<RetentionResult> of_snapshots(const RetentionArguments& arguments, const Io& io, Inputs& inputs,
                                     const Model& model, ProblemLog& problems) {
    const auto snapshots =
        ArrSnapshots::read(inputs.portfolios(), model, read_options(arguments, io, ReadAgain::nothing),
                           arguments.group, [&](const Problem& found) { problems.add(found); });
    if (!snapshots) return snapshots.error();
    return retention_of(*snapshots, plan_of(arguments), arguments.group);
}

/// Says when the last pair does not end on the day that was asked for.
void tell_days(const RetentionArguments& arguments, const RetentionResult& result, Io& io) {
    const auto last = result.periods.back().end;
    if (arguments.quiet || !arguments.until || last == *arguments.until) return;
    io.err(fmt::format("csm retention: the last pair ends on {}: none ends on {}\n", iso_text(last),
                       iso_text(*arguments.until)));
}

Result<void> write_json(const RetentionResult& result, ProblemLog& problems, Output& output) {
    TextBuffer json;
    append_retention_json(json, result, problems.json_tail(result.rejected));
    output.write(json.view());
    if (auto taken = problems.json()->take([&](std::string_view text) { output.write(text); }); !taken)
        return taken;
    json.clear();
    append_json_end(json);
    output.write(json.view());
    return {};
}

/// The result in the format that was asked for.
Result<void> write_result(const RetentionResult& result, const RetentionArguments& arguments, const Io& io,
                          const Model& model, ProblemLog& problems, Output& output) {
    TextBuffer data;
    switch (arguments.format) {
    case Format::json: return write_json(result, problems, output);
    case Format::ndjson: append_retention_lines(data, result); break;
    case Format::csv: append_retention_csv(data, result, arguments.csv); break;
    case Format::xlsx:
        return write_workbook(retention_workbook(result, {problems.listed(), problems.left_out()}, model),
                              output);
    case Format::html: write_html(retention_document(result), output); return {};
    default: write_page(retention_document(result), arguments, io, output); return {};
    }
    output.write(data.view());
    return {};
}

std::string untied_text(const RetentionResult& result) {
    if (result.off() != 0)
        return fmt::format("the ending is off by {} from --tie-to", cents_text(result.off(), ","));
    return fmt::format("{} not tie to the sum of the accounts",
                       result.untied_count() == 1 ? "1 period does"
                                                  : fmt::format("{} periods do", result.untied_count()));
}

std::string incomplete_text(const RetentionResult& result) {
    if (result.of_subscriptions) return "over 1 % of the rows are left out for a problem";
    return fmt::format("over 1 % of the beginning has no ARR on one of the days in {}",
                       result.incomplete_count() == 1 ? "1 period"
                                                      : fmt::format("{} periods", result.incomplete_count()));
}

Status check_result(Io& io, const RetentionArguments& arguments, const RetentionResult& result,
                    const ProblemLog& problems) {
    auto status = check_gates(io, "retention", arguments, {.problems = problems.count()});
    const auto asked = [&](RetentionGate gate) { return std::ranges::count(arguments.gates, gate) > 0; };
    const auto trip = [&](const std::string& what, std::string_view gate) {
        io.err(fmt::format("csm retention: {} (--fail-on {})\n", what, gate));
        status = Status::gate_tripped;
    };
    if (asked(RetentionGate::untied) && result.untied_count() > 0) trip(untied_text(result), "untied");
    if (asked(RetentionGate::incomplete) && result.incomplete_count() > 0)
        trip(incomplete_text(result), "incomplete");
    return status;
}

/// Reads the days, compares them, writes the result, and then looks at the gates.
Outcome run_retention(const RetentionArguments& arguments, Io& io) {
    if (const auto fine = check_arguments(arguments, io); !fine) return fine.error();
    Inputs inputs{io, arguments.quiet};
    const auto model = load_model(arguments.model, inputs);
    if (!model) return model.error();
    show_progress(arguments, io);
    const auto table = open_inputs(arguments, inputs);
    if (!table) return table.error();
    auto output = inputs.open_output(arguments.output);
    if (!output) return output.error();
    ProblemLog problems{"retention", arguments, io};
    auto result = arguments.subscriptions.empty() ? of_snapshots(arguments, io, inputs, *model, problems)
                                                  : of_subscriptions(arguments, io, *table, problems);
    if (const auto unchanged = inputs.check_unchanged(); !unchanged) return unchanged.error();
    if (!result) problems.tell();
    if (!result) return result.error();
    result->tie_to = arguments.tie_to;
    if (const auto written = write_result(*result, arguments, io, *model, problems, *output); !written)
        return written.error();
    if (const auto finished = output->finish(); !finished) return finished.error();
    problems.tell();
    tell_days(arguments, *result, io);
    return check_result(io, arguments, *result, problems);
}

Option tie_option(RetentionArguments& arguments) {
    std::string unused;
    auto option =
        text("tie-to", "CENTS",
             "what the last ending has to come to, in whole cents: 42808600 for 428,086.00", unused);
    option.store = [&arguments](std::string_view value) -> Result<void> {
        Cents cents = 0;
        const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), cents);
        if (failure != std::errc{} || end != value.data() + value.size() || cents < 0 || cents > largest_sum)
            return Error{
                {},
                fmt::format("--tie-to takes whole cents, such as 42808600 for 428,086.00, not \"{}\"", value),
                {}};
        arguments.tie_to = cents;
        return {};
    };
    return option;
}

std::vector<OptionGroup> options_of(RetentionArguments& arguments) {
    auto every = choice("every", "PERIOD", "from one day to the next, of --subscriptions",
                        arguments.every_months, periods);
    every.default_text = "month";
    auto by = choice("by", "FIELD", "the same for every group of customers; subscriptions have segments only",
                     arguments.group, groups);
    by.default_text.clear();
    auto model = text("model", "NAME|FILE", "the model whose segments the snapshots' customers are in",
                      arguments.model, {Offer::Names::files, "json", built_in_model_names});
    model.default_text = "the standard model";
    return {{"Input",
             {text("subscriptions", "CSV", "a table of subscriptions instead of snapshots",
                   arguments.subscriptions, files("csv tsv txt gz")),
              text("currency", "CODE", "only subscriptions in this currency; several are an error without it",
                   arguments.currency),
              std::move(model)}},
            {"Days",
             {std::move(every), date("from", "the first day of the first pair", arguments.from),
              date("until", "the last day of the last pair", arguments.until),
              whole_number("window",
                           "compare each day with the one N months before: 12 for trailing twelve months",
                           arguments.window)}},
            {"Listing", {std::move(by)}},
            scoring_output(arguments, {Format::html, Format::xlsx}, false),
            {"Gates",
             {strict_option(arguments), tie_option(arguments),
              choice("fail-on", "LEVEL",
                     "exit with status 3 when an ending is not the sum of the accounts or not --tie-to "
                     "(untied), or over "
                     "1 % of a beginning is not known (incomplete)",
                     arguments.gates, gate_words)}}};
}

Invocation declare() {
    const auto arguments = std::make_shared<RetentionArguments>();
    Invocation invocation;
    invocation.options = options_of(*arguments);
    auto snapshots =
        operands("SNAPSHOT",
                 "portfolios (JSON or NDJSON) with the member as_of, the day of their data; folders of "
                 "them, or patterns; - is standard input",
                 arguments->files, files("json ndjson jsonl gz"));
    invocation.operands = {std::move(snapshots)};
    invocation.run = [arguments](Io& io) { return run_retention(*arguments, io); };
    return invocation;
}

}  // namespace

Command retention_command() {
    return {
        .name = "retention",
        .summary = "the ARR bridge, NRR, GRR and logo retention between two days",
        .usage = "csm retention [OPTION…] SNAPSHOT…\ncsm retention [OPTION…] --subscriptions CSV",
        .description =
            "Compares what customers pay a year on two days, exact to the cent: new, returned, expansion, "
            "reduced "
            "and churned ARR, and how much of the beginning is retained. Snapshots are portfolios of "
            "different days; "
            "each is compared with the next. From a table of subscriptions (customer_id, amount, months, "
            "start, end, "
            "trial, segment, currency) the days are chosen with --every, --from, --until and --window.\n\n"
            "Only the two days count. Other published ways to count NRR stand beside it, and what was left "
            "out is "
            "counted. docs/retention.md has the definitions.",
        .examples =
            {{"csm retention 2026-09-30.json 2026-12-31.json", "the bridge of a quarter"},
             {"csm retention snapshots --by segment", "every day of a folder, and each segment"},
             {"csm retention --subscriptions subscriptions.csv --window 12 --format xlsx -o retention.xlsx",
              "trailing twelve months for a spreadsheet"},
             {"csm retention snapshots --tie-to 42808600 --fail-on untied --quiet > /dev/null",
              "exit status 3 when the ending is not what billing says"}},
        .declare = declare};
}

}  // namespace csm::cmd
