// SPDX-License-Identifier: MIT
#include "gates.hpp"
#include "line/command.hpp"
#include "problem_log.hpp"
#include "with_portfolio.hpp"

#include <csm/pages.hpp>
#include <csm/team_output.hpp>

#include <fmt/format.h>

#include <memory>

namespace csm::cmd {

namespace {

constexpr std::string_view over_capacity_level = "over-capacity";

Result<void> write_json(const Team& team, const Model& model, const Settings& settings, ProblemLog& problems,
                        Output& output) {
    TextBuffer json;
    append_team_json(json, team, model, settings, problems.json_tail(team.rejected));
    output.write(json.view());
    if (auto taken = problems.json()->take([&](std::string_view text) { output.write(text); }); !taken)
        return taken;
    json.clear();
    append_json_end(json);
    output.write(json.view());
    return {};
}

/// The figures in the format that was asked for.
Result<void> write_team(const Team& team, const Model& model, const ScoringArguments& arguments,
                        const Settings& settings, ProblemLog& problems, Output& output) {
    TextBuffer data;
    switch (arguments.format) {
    case Format::json: return write_json(team, model, settings, problems, output);
    case Format::ndjson: append_team_lines(data, team, model, settings); break;
    case Format::csv: append_team_csv(data, team, model, settings, arguments.csv); break;
    case Format::xlsx:
        return write_workbook(team_workbook(team, {problems.listed(), problems.left_out()}, model, settings),
                              output);
    default: write_html(team_document(team, model, settings), output); return {};
    }
    output.write(data.view());
    return {};
}

Status check_team_gates(Io& io, const ScoringArguments& arguments, const Team& team,
                        const ProblemLog& problems) {
    const auto over = arguments.fail_on.empty() ? 0 : over_capacity(team.rows);
    if (over > 0)
        io.err(fmt::format("csm team: {} more than a full book (--fail-on {})\n",
                           over == 1 ? "1 owner carries" : fmt::format("{} owners carry", over),
                           over_capacity_level));
    const auto status = check_gates(io, "team", arguments, {.problems = problems.count(), .accounts = 0});
    return over > 0 ? Status::gate_tripped : status;
}

/// Sums up the portfolio, writes the figures, and then looks at the gates.
Outcome write_and_judge(const ScoringArguments& arguments, Io& io, Inputs& inputs, const Model& model,
                        const Selection& selection) {
    auto output = inputs.open_output(arguments.output);
    if (!output) return output.error();
    ProblemLog problems{"team", arguments, io};
    auto settings = settings_of(arguments, io, nullptr, selection);
    look_ahead(selection, settings, inputs, model, arguments, io);
    Portfolio portfolio{inputs.portfolios(), model, read_options(arguments, io, ReadAgain::nothing)};
    const auto team = team_of(portfolio, selection, model, settings,
                              [&](Problem found) { problems.add(std::move(found)); });
    if (const auto unchanged = inputs.check_unchanged(); !unchanged) return unchanged.error();
    if (!team) problems.tell();
    if (!team) return team.error();
    if (arguments.format == Format::text || arguments.format == Format::markdown)
        write_page(team_document(*team, model, settings), arguments, io, *output);
    else if (const auto written = write_team(*team, model, arguments, settings, problems, *output); !written)
        return written.error();
    if (const auto finished = output->finish(); !finished) return finished.error();
    problems.tell();
    tell_nobody("team", arguments, team->selected, io);
    return check_team_gates(io, arguments, *team, problems);
}

Outcome run_team(const ScoringArguments& arguments, Io& io) {
    if (arguments.format == Format::xlsx && arguments.output.empty() && io.out_is_terminal)
        return no_workbook_on_a_terminal("team.xlsx");
    if (const auto usable = check_csv_arguments(arguments); !usable) return usable.error();
    return with_portfolio(
        "team", arguments, io,
        [&](const ScoringArguments& dated, Inputs& inputs, const Model& model, const Selection& selection) {
            return write_and_judge(dated, io, inputs, model, selection);
        });
}

Invocation declare() {
    const auto arguments = std::make_shared<ScoringArguments>();
    Invocation invocation;
    invocation.options = {
        scoring_method(*arguments),
        filter_options(*arguments),
        scoring_output(*arguments, {Format::html, Format::xlsx}, false),
        {"Gates",
         {strict_option(*arguments),
          one_of("fail-on", "LEVEL", "exit with status 3 when an owner carries more than a full book",
                 {std::string{over_capacity_level}},
                 [arguments = arguments.get()](std::size_t) { arguments->fail_on = over_capacity_level; })}}};
    invocation.operands = portfolio_operands(*arguments);
    invocation.run = [arguments](Io& io) { return run_team(*arguments, io); };
    return invocation;
}

}  // namespace

Command team_command() {
    return {.name = "team",
            .summary = "what every owner carries, and how it goes",
            .usage = "csm team [OPTION…] [FILE…]",
            .description =
                "Adds up the accounts of every owner and of the whole team: book, load by the touch model, "
                "average health, NPS and time to value, each beside its target, with how many accounts it is "
                "over. A load of 100 % is a full book. Accounts without an owner are a row of their own.\n\n"
                "What needs two days in time, such as net revenue retention, is named and not known.",
            .examples = {{"csm team portfolio.json", "the team and its owners, fullest book first"},
                         {"csm team --owner \"Dana Reyes\"", "one CSM's figures"},
                         {"csm team --segment enterprise --format csv -o team.csv",
                          "a row a figure, for a spreadsheet"},
                         {"csm team --fail-on over-capacity --quiet > /dev/null",
                          "exit status 3 when somebody carries too much"}},
            .declare = declare};
}

}  // namespace csm::cmd
