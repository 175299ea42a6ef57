// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"

#include <csm/date.hpp>
#include <csm/pages.hpp>
#include <csm/portfolio.hpp>
#include <csm/render.hpp>
#include <csm/team_output.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const Settings settings{*parse_iso_date("2026-12-01")};

/// What an account of that owner adds, of which nothing else is known.
TeamFigures nothing_known(std::string owner, std::size_t segment = smb) {
    return {.owner = std::move(owner),
            .segment = segment,
            .arr = {},
            .health = {},
            .nps_score = {},
            .time_to_value_days = {}};
}

TeamFigures with_answer(double nps_score) {
    auto figures = nothing_known("Ada");
    figures.nps_score = nps_score;
    return figures;
}

TeamFigures with_health(double score) {
    auto figures = nothing_known("Ada");
    figures.health = {Band::green, score, 1};
    return figures;
}

TeamFigures with_first_value(double days) {
    auto figures = nothing_known("Ada");
    figures.time_to_value_days = days;
    return figures;
}

std::vector<TeamRow> rows_of(const std::vector<TeamFigures>& accounts,
                             const Model& model = standard_model()) {
    TeamSummary summary;
    for (const auto& figures : accounts) summary.add(figures);
    return team_rows(summary, model);
}

/// "met 87.5 of 7, 2 left out"; a dash for a value that is not known, and its reason.
std::string told(const TeamFigure& figure) {
    auto text =
        fmt::format("{} {} of {}, {} left out", word(figure.state()),
                    figure.value ? fmt::format("{}", *figure.value) : "-", figure.accounts, figure.left_out);
    return figure.reason.empty() ? text : text + ": " + figure.reason;
}

/// The figure of the only owner.
std::string of_owner(const std::vector<TeamFigures>& accounts, std::string_view figure) {
    return told(rows_of(accounts).at(1).figure(figure));
}

std::vector<TeamFigures> answers(std::initializer_list<double> scores) {
    std::vector<TeamFigures> all;
    for (const double score : scores) all.push_back(with_answer(score));
    return all;
}

std::vector<TeamFigures> several(std::size_t count, std::string_view owner, std::size_t segment) {
    return std::vector<TeamFigures>(count, nothing_known(std::string{owner}, segment));
}

std::vector<TeamFigures> joined(std::initializer_list<std::vector<TeamFigures>> parts) {
    std::vector<TeamFigures> all;
    for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

Result<Team> team_in(std::string_view text, const Selection& selection, unsigned threads = 1) {
    const Source source{"p.json", text};
    Portfolio portfolio{
        {&source, 1}, standard_model(), {.threads = threads, .as_of = settings.as_of, .batch_bytes = 200}};
    return team_of(portfolio, selection, standard_model(), settings, [](const Problem&) {});
}

std::string csv_of(const Team& team) {
    TextBuffer csv;
    append_team_csv(csv, team, standard_model(), settings);
    return std::string{csv.view()};
}

}  // namespace

TEST(TeamNps, CountsPromotersFromNineAndDetractorsUpToSix) {
    // 9 and 10 are two promoters, 0 and 6 two detractors, 7 and 8 are passive.
    EXPECT_EQ(of_owner(answers({9, 10, 0, 6, 7, 8}), "nps"), "not_met 0 of 6, 0 left out");
    EXPECT_EQ(of_owner(answers({9, 9, 9, 7, 8}), "nps"), "met 60 of 5, 0 left out");
    EXPECT_EQ(of_owner(answers({6, 6, 6, 6, 9}), "nps"), "not_met -60 of 5, 0 left out");
    EXPECT_EQ(of_owner(answers({7, 8, 7, 8, 7}), "nps"), "not_met 0 of 5, 0 left out");
    EXPECT_EQ(of_owner(answers({6.5, 8.9, 7, 8, 7}), "nps"), "not_met 0 of 5, 0 left out");
}

TEST(TeamNps, MustBeAboveItsTarget) {
    // (3 − 1) / 4 would be 50; 4 of 8 without a detractor are exactly 50.
    EXPECT_EQ(of_owner(answers({9, 9, 9, 9, 7, 7, 7, 7}), "nps"), "not_met 50 of 8, 0 left out");
    EXPECT_EQ(of_owner(answers({9, 9, 9, 9, 9, 7, 7, 7, 7}), "nps"), "met 55.6 of 9, 0 left out");
}

TEST(TeamNps, NeedsFiveAnswers) {
    EXPECT_EQ(of_owner(answers({9, 9, 9, 9}), "nps"), "unknown - of 4, 0 left out: needs 5 answers");
    EXPECT_EQ(of_owner(answers({9, 9, 9, 9, 9}), "nps"), "met 100 of 5, 0 left out");
    const auto of_two = model_with({{"team.nps_least_answers", "1"}});
    EXPECT_EQ(told(rows_of({nothing_known("Ada")}, of_two)[1].figure("nps")),
              "unknown - of 0, 1 left out: needs 1 answer");
}

TEST(TeamNps, NeedsTheMetricOfThatNameInTheModel) {
    auto model = standard_model();
    for (auto& dimension : model.health.card.dimensions)
        for (auto& metric : dimension.metrics)
            if (metric.name == "nps_score") metric.name = "net_promoters";
    EXPECT_EQ(told(rows_of({nothing_known("Ada")}, model)[1].figure("nps")),
              "unknown - of 0, 1 left out: the model has no metric nps_score");
    const auto record = account(R"("engagement": {"nps_score": 9})", model);
    EXPECT_EQ(team_figures_of(record, model, settings, nps_slot(model)).nps_score, std::nullopt);
}

TEST(TeamNps, LeavesOutWhatIsNotKnown) {
    auto accounts = answers({9, 9, 9, 9, 9});
    accounts.push_back(nothing_known("Ada"));
    EXPECT_EQ(of_owner(accounts, "nps"), "met 100 of 5, 1 left out");
}

TEST(TeamLoad, IsTheSumOfSharesOfAFullBook) {
    // 2 / 8 + 5 / 25 + 10 / 100 = 0.25 + 0.2 + 0.1
    const auto accounts =
        joined({several(2, "Ada", enterprise), several(5, "Ada", mid_market), several(10, "Ada", smb)});
    EXPECT_EQ(of_owner(accounts, "load"), "met 55 of 17, 0 left out");
}

TEST(TeamLoad, OfAHundredPercentIsAFullBookAndNotTooMuch) {
    for (const auto& [count, segment] :
         {std::pair{8U, enterprise}, std::pair{25U, mid_market}, std::pair{100U, smb}}) {
        auto accounts = several(count, "Ada", segment);
        EXPECT_EQ(of_owner(accounts, "load"), fmt::format("met 100 of {}, 0 left out", count));
        EXPECT_EQ(over_capacity(rows_of(accounts)), 0);
        accounts.push_back(nothing_known("Ada", smb));
        EXPECT_EQ(of_owner(accounts, "load"), fmt::format("not_met 101 of {}, 0 left out", count + 1));
        EXPECT_EQ(over_capacity(rows_of(accounts)), 1);
    }
    // 4 / 8 + 10 / 25 + 10 / 100 = 0.5 + 0.4 + 0.1
    const auto mixed =
        joined({several(4, "Ada", enterprise), several(10, "Ada", mid_market), several(10, "Ada", smb)});
    EXPECT_EQ(of_owner(mixed, "load"), "met 100 of 24, 0 left out");
}

TEST(TeamLoad, OfTheTeamIsComparedWithABookForEachOwner) {
    const auto accounts = joined({several(12, "Ada", enterprise), several(2, "Bo", enterprise)});
    const auto rows = rows_of(accounts);
    EXPECT_EQ(told(rows[0].figure("load")), "met 175 of 14, 0 left out");
    EXPECT_EQ(rows[0].figure("load").target, 200);
    EXPECT_EQ(told(rows[1].figure("load")), "not_met 150 of 12, 0 left out");
    EXPECT_EQ(over_capacity(rows), 1);
}

TEST(TeamLoad, OfNobodyIsShownAndNotJudged) {
    const auto rows = rows_of(several(16, "", enterprise));
    EXPECT_EQ(word(rows[1].group), "no_owner");
    EXPECT_EQ(told(rows[1].figure("load")), "unknown 200 of 16, 0 left out: nobody carries these accounts");
    EXPECT_EQ(over_capacity(rows), 0);
}

TEST(TeamHealth, IsTheMeanOfAccountsWithAClass) {
    const std::vector accounts{with_health(70), with_health(81.2), nothing_known("Ada")};
    EXPECT_EQ(of_owner(accounts, "average_health"), "met 75.6 of 2, 1 left out");
    EXPECT_EQ(of_owner({nothing_known("Ada")}, "average_health"),
              "unknown - of 0, 1 left out: needs scored accounts");
}

TEST(TeamHealth, MustBeAboveItsTargetAsItIsShown) {
    EXPECT_EQ(of_owner({with_health(75)}, "average_health"), "not_met 75 of 1, 0 left out");
    EXPECT_EQ(of_owner({with_health(75), with_health(75.1), with_health(75)}, "average_health"),
              "not_met 75 of 3, 0 left out");
    EXPECT_EQ(of_owner({with_health(75.1)}, "average_health"), "met 75.1 of 1, 0 left out");
}

TEST(TeamTimeToValue, IsTheMeanOfAccountsThatHaveIt) {
    EXPECT_EQ(of_owner({nothing_known("Ada")}, "time_to_value"),
              "unknown - of 0, 1 left out: needs first values");
    EXPECT_EQ(of_owner({with_first_value(20), with_first_value(39), nothing_known("Ada")}, "time_to_value"),
              "met 29.5 of 2, 1 left out");
    EXPECT_EQ(of_owner({with_first_value(30)}, "time_to_value"), "not_met 30 of 1, 0 left out");
    EXPECT_EQ(of_owner({with_first_value(0)}, "time_to_value"), "met 0 of 1, 0 left out");
}

TEST(Team, InventsNothingThatNeedsTwoDaysInTime) {
    for (const auto name : {"net_revenue_retention", "gross_revenue_retention", "renewals_on_time",
                            "expansion", "health_change"})
        EXPECT_EQ(of_owner({with_health(90)}, name), "unknown - of 0, 1 left out: needs a history") << name;
}

TEST(Team, ListsOwnersByLoadAndThenByNameAndNobodyLast) {
    const auto rows = rows_of(joined({several(20, "", enterprise), several(1, "Cleo", smb),
                                      several(1, "Bo", smb), several(1, "Ada", enterprise)}));
    std::vector<std::string> order;
    for (const auto& row : rows) order.push_back(fmt::format("{} {}", word(row.group), row.owner));
    EXPECT_THAT(order, ElementsAre("team ", "owner Ada", "owner Bo", "owner Cleo", "no_owner "));
}

TEST(Team, TakesOtherSpellingsOfAnOwnerForOne) {
    const auto rows = rows_of({nothing_known("Dana Reyes"), nothing_known("dana reyes"),
                               nothing_known("DANA-REYES"), nothing_known("Dan")});
    std::vector<std::string> owners;
    for (const auto& row : rows)
        if (!row.owner.empty()) owners.push_back(row.owner);
    EXPECT_THAT(owners, testing::UnorderedElementsAre("Dana Reyes", "Dan"));
}

TEST(Team, AddsTheArrThatIsKnown) {
    auto known = nothing_known("Ada");
    known.arr = 1200.5;
    const auto rows = rows_of({known, known, nothing_known("Ada")});
    EXPECT_EQ(rows[1].arr, 2401);
    EXPECT_EQ(rows[1].without_arr, 1);
}

TEST(Team, ReadsWhatAnAccountAdds) {
    const auto figures = team_figures_of(
        account(R"("owner": "Ada", "segment": "smb", "arr": 5000, "engagement": {"nps_score": 9},
                   "onboarding": {"kickoff": "2026-09-01", "first_value_on": "2026-09-21"})"),
        standard_model(), settings, nps_slot(standard_model()));
    EXPECT_EQ(figures.owner, "Ada");
    EXPECT_EQ(figures.segment, smb);
    EXPECT_EQ(figures.arr, 5000);
    EXPECT_EQ(figures.nps_score, 9);
    EXPECT_EQ(figures.health.band, Band::insufficient_data);
    EXPECT_EQ(figures.time_to_value_days, 20);
    const auto nothing = team_figures_of(account(""), standard_model(), settings, nps_slot(standard_model()));
    EXPECT_EQ(nothing.nps_score, std::nullopt);
    EXPECT_EQ(nothing.time_to_value_days, std::nullopt);
}

TEST(Team, IsTheSameForAnyNumberOfThreads) {
    std::string text = "[";
    for (int i = 0; i < 60; ++i)
        text += fmt::format(R"({}{{"customer_id": "C{}", "owner": "O{}", "arr": {}.1,)"
                            R"( "engagement": {{"nps_score": {}}}}})",
                            i == 0 ? "" : ",", i, i % 7, 1000 + i, i % 11);
    text += "]";
    const auto everything = *Selection::make({}, standard_model());
    const auto alone = team_in(text, everything, 1);
    const auto together = team_in(text, everything, 4);
    EXPECT_EQ((*alone).selected, 60);
    EXPECT_EQ((*alone).owners, 7);
    EXPECT_EQ(csv_of(*alone), csv_of(*together));
}

TEST(Team, LeavesOutWhatTheFiltersDo) {
    Filters filters;
    filters.owners = {"Ada", "Nobody"};
    const auto selection = *Selection::make(filters, standard_model());
    const auto team =
        team_in(R"([{"customer_id": "1", "owner": "Ada"}, {"customer_id": "2", "owner": "Bo"}])", selection);
    EXPECT_EQ((*team).selected, 1);
    EXPECT_EQ((*team).owners, 1);
}

TEST(Team, TellsOnAPageWhatIsNotKnownOfTheTeamOnce) {
    const auto accounts = joined({several(9, "Ada", enterprise), {with_health(80)}});
    const Team team{.rows = rows_of(accounts), .owners = 1, .selected = 10};
    const auto text = render_markdown(team_document(team, standard_model(), settings));
    EXPECT_THAT(text, HasSubstr("Load 113.5 % over 10 accounts, target at most 100 %"));
    const auto owners = text.substr(text.find("## Owners"));
    EXPECT_THAT(owners, HasSubstr("Average health 80 over 1 account"));
    EXPECT_THAT(owners, Not(HasSubstr("needs a history")));
}

}  // namespace csm::test
