// SPDX-License-Identifier: MIT
#include <csm/team.hpp>

#include <csm/number.hpp>
#include <csm/onboarding.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace csm {

namespace {

constexpr double promoters_from = 9, detractors_to = 6;
constexpr double percent = 100;
constexpr std::string_view needs_history = "needs a history";

double ratio(double part, std::uint64_t whole) { return part / static_cast<double>(whole); }

/// The figure before anything is known of it.
TeamFigure figure_of(std::string_view name, std::string_view label, TeamUnit unit, TargetSide side,
                     std::optional<double> target) {
    return {.name = name,
            .label = label,
            .unit = unit,
            .side = side,
            .value = {},
            .target = target,
            .accounts = 0,
            .left_out = 0};
}

TeamFigure load_figure(const Book& book, const Model& model, std::uint64_t managers) {
    auto figure =
        figure_of("load", "Load", TeamUnit::percent, TargetSide::at_most,
                  managers == 0 ? std::nullopt : std::optional{percent * static_cast<double>(managers)});
    figure.value = round_to_tenth(percent * book.load(model));
    figure.accounts = book.accounts;
    if (managers == 0) figure.reason = "nobody carries these accounts";
    return figure;
}

TeamFigure health_figure(const Book& book, const Model& model) {
    auto figure = figure_of("average_health", "Average health", TeamUnit::points, TargetSide::above,
                            model.team.average_health);
    figure.accounts = book.health.with_score;
    figure.left_out = book.accounts - book.health.with_score;
    figure.value = book.health.average();
    if (!figure.value) figure.reason = "needs scored accounts";
    return figure;
}

TeamFigure nps_figure(const Book& book, const Model& model) {
    auto figure = figure_of("nps", "NPS", TeamUnit::points, TargetSide::above, model.team.nps);
    figure.accounts = book.answers;
    figure.left_out = book.accounts - book.answers;
    const double least = model.team.nps_least_answers;
    if (!nps_slot(model)) {
        figure.reason = "the model has no metric nps_score";
    } else if (static_cast<double>(book.answers) < least) {
        figure.reason = "needs ";
        append_shortest(figure.reason, least);
        figure.reason += least > 1 ? " answers" : " answer";
    } else {
        const double lead = static_cast<double>(book.promoters) - static_cast<double>(book.detractors);
        figure.value = round_to_tenth(percent * ratio(lead, book.answers));
    }
    return figure;
}

TeamFigure time_to_value_figure(const Book& book, const Model& model) {
    auto figure = figure_of("time_to_value", "Time to value", TeamUnit::days, TargetSide::below,
                            model.team.time_to_value_days);
    figure.accounts = book.with_first_value;
    figure.left_out = book.accounts - book.with_first_value;
    if (book.with_first_value > 0)
        figure.value = round_to_tenth(ratio(book.time_to_value_sum, book.with_first_value));
    else
        figure.reason = "needs first values";
    return figure;
}

/// What only two days in time can tell.
TeamFigure later_figure(const Book& book, std::string_view name, std::string_view label, TeamUnit unit,
                        TargetSide side, double target) {
    auto figure = figure_of(name, label, unit, side, target);
    figure.left_out = book.accounts;
    figure.reason = needs_history;
    return figure;
}

TeamRow row_of(TeamRow::Group group, const Book& book, const Model& model, std::uint64_t managers) {
    using enum TeamUnit;
    using enum TargetSide;
    const auto& goal = model.team;
    const auto later = [&](std::string_view name, std::string_view label, TeamUnit unit, TargetSide side,
                           double target) { return later_figure(book, name, label, unit, side, target); };
    TeamRow row{.group = group,
                .owner = {},
                .accounts = book.accounts,
                .arr = book.arr,
                .without_arr = book.without_arr,
                .figures = {}};
    row.figures = {
        load_figure(book, model, managers),
        health_figure(book, model),
        nps_figure(book, model),
        time_to_value_figure(book, model),
        later("net_revenue_retention", "NRR", TeamUnit::percent, above, goal.net_revenue_retention),
        later("gross_revenue_retention", "GRR", TeamUnit::percent, above, goal.gross_revenue_retention),
        later("renewals_on_time", "Renewals on time", TeamUnit::percent, above, goal.renewals_on_time),
        later("expansion", "Expansion", TeamUnit::percent, above, goal.expansion),
        later("health_change", "Health a quarter", points, at_least, goal.health_change)};
    return row;
}

/// What of each selected account of a batch is summed up.
struct TeamBatch {
    const Selection& selection;
    const Model& model;
    const Settings& settings;
    std::optional<std::size_t> nps = nps_slot(model);
    std::vector<TeamFigures> figures{};

    void clear() { figures.clear(); }

    void take(const Account& account, std::uint64_t) {
        if (selection.admits(account, model, settings))
            figures.push_back(team_figures_of(account, model, settings, nps));
    }
};

}  // namespace

std::string_view word(TargetState state) {
    constexpr std::array<std::string_view, 3> words{"met", "not_met", "unknown"};
    return words[static_cast<std::size_t>(state)];
}

std::string_view word(TargetSide side) {
    constexpr std::array<std::string_view, 4> words{"above", "at_least", "at_most", "below"};
    return words[static_cast<std::size_t>(side)];
}

std::string_view word(TeamUnit unit) {
    constexpr std::array<std::string_view, 3> words{"percent", "points", "days"};
    return words[static_cast<std::size_t>(unit)];
}

std::string_view word(TeamRow::Group group) {
    constexpr std::array<std::string_view, 3> words{"team", "owner", "no_owner"};
    return words[static_cast<std::size_t>(group)];
}

std::optional<std::size_t> nps_slot(const Model& model) {
    for (const auto* card : {&model.health.card, &model.churn.card})
        for (const auto& dimension : card->dimensions)
            for (const auto& metric : dimension.metrics)
                if (metric.name == "nps_score") return metric.field;
    return std::nullopt;
}

TeamFigures team_figures_of(const Account& account, const Model& model, const Settings& settings,
                            std::optional<std::size_t> nps) {
    const auto health = score_health(account, model, settings.missing, Detail::scores_only);
    TeamFigures figures{.owner = account.owner,
                        .segment = account.segment,
                        .arr = account.arr,
                        .health = figures_of(account, health, model, settings),
                        .nps_score = {},
                        .time_to_value_days = {}};
    if (nps && !std::isnan(account.values[*nps])) figures.nps_score = account.values[*nps];
    if (account.has_onboarding()) {
        const auto onboarding = judge_onboarding(account, model, settings.as_of, Detail::scores_only);
        if (onboarding.first_value.days)
            figures.time_to_value_days = static_cast<double>(*onboarding.first_value.days);
    }
    return figures;
}

void Book::add(const TeamFigures& figures) {
    ++accounts;
    arr += figures.arr.value_or(0);
    if (!figures.arr) ++without_arr;
    if (by_segment.size() <= figures.segment) by_segment.resize(figures.segment + 1);
    ++by_segment[figures.segment];
    health.add(figures.health);
    if (figures.nps_score) {
        ++answers;
        if (*figures.nps_score >= promoters_from) ++promoters;
        if (*figures.nps_score <= detractors_to) ++detractors;
    }
    if (!figures.time_to_value_days) return;
    time_to_value_sum += *figures.time_to_value_days;
    ++with_first_value;
}

double Book::load(const Model& model) const {
    double sum = 0;
    for (std::size_t segment = 0; segment < by_segment.size(); ++segment)
        sum += static_cast<double>(by_segment[segment]) / model.touch[segment].accounts_per_manager;
    return sum;
}

TargetState TeamFigure::state() const {
    if (!value || !target) return TargetState::unknown;
    const bool met = side == TargetSide::above      ? *value > *target
                     : side == TargetSide::at_least ? *value >= *target
                     : side == TargetSide::at_most  ? *value <= *target
                                                    : *value < *target;
    return met ? TargetState::met : TargetState::not_met;
}

void TeamSummary::add(const TeamFigures& figures) {
    all.add(figures);
    by_owner[figures.owner].add(figures);
}

std::uint64_t TeamSummary::owners() const { return by_owner.size() - by_owner.count(std::string{}); }

const TeamFigure& TeamRow::figure(std::string_view name) const {
    return *std::ranges::find(figures, name, &TeamFigure::name);
}

std::vector<TeamRow> team_rows(const TeamSummary& summary, const Model& model) {
    std::vector<TeamRow> rows{row_of(TeamRow::Group::team, summary.all, model, summary.owners())};
    for (const auto& [owner, book] : summary.by_owner) {
        if (owner.empty()) continue;
        rows.push_back(row_of(TeamRow::Group::owner, book, model, 1));
        rows.back().owner = owner;
    }
    std::stable_sort(rows.begin() + 1, rows.end(), [](const TeamRow& a, const TeamRow& b) {
        return a.figures.front().value > b.figures.front().value;
    });
    if (const auto without = summary.by_owner.find(std::string_view{}); without != summary.by_owner.end())
        rows.push_back(row_of(TeamRow::Group::no_owner, without->second, model, 0));
    return rows;
}

std::uint64_t over_capacity(const std::vector<TeamRow>& rows) {
    return static_cast<std::uint64_t>(std::ranges::count_if(rows, [](const TeamRow& row) {
        return row.group == TeamRow::Group::owner && row.figure("load").state() == TargetState::not_met;
    }));
}

Result<Team> team_of(Portfolio& portfolio, const Selection& selection, const Model& model,
                     const Settings& settings, std::function<void(Problem)> problem) {
    TeamSummary summary;
    Team team;
    const auto counts = portfolio.read({[&] {
                                            return TeamBatch{selection, model, settings};
                                        },
                                        [&](TeamBatch& batch) {
                                            for (const auto& figures : batch.figures) summary.add(figures);
                                            team.selected += batch.figures.size();
                                        },
                                        std::move(problem)});
    if (!counts) return counts.error();
    team.rejected = (*counts).rejected;
    team.owners = summary.owners();
    team.rows = team_rows(summary, model);
    return team;
}

}  // namespace csm
