// SPDX-License-Identifier: MIT
#include "support/letters.hpp"
#include "support/models.hpp"

#include <csm/model.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string login = "health.dimensions[0].metrics[0]";
const std::string sponsor = "health.dimensions[3].metrics[0]";
const std::string login_trend = "churn.dimensions[0].metrics[0]";

const Metric& metric_at(const Scorecard& card, std::size_t dimension, std::size_t metric) {
    return card.dimensions.at(dimension).metrics.at(metric);
}

/// The standard model as it was before metrics could say anything of letters.
std::string silent_model() {
    static const std::regex members{R"re("(shown_to|change_of)": "[^"]*",\s*|"groups": \[[^\]]*\],\s*)re"};
    return std::regex_replace(std::string{standard_model_text()}, members, "");
}

/// The standard model whose login frequency is called otherwise, and so is its change.
Model own_model() {
    return model_with({{login + ".field", R"("product.sessions")"},
                       {login + ".unit", R"("sessions")"},
                       {login + ".unit_of_one", R"("session")"},
                       {"health.findings[0].field", R"("product.sessions")"},
                       {login_trend + ".field", R"("product.session_trend")"},
                       {login_trend + ".change_of", R"("product.sessions")"},
                       {"churn.findings[0].field", R"("product.session_trend")"}});
}

constexpr std::string_view own_record =
    R"("product": {"sessions": 70, "session_trend": -1}, "usage": {"feature_adoption": 50})";

/// A template of one list, a line for each metric.
std::string lines_of(std::string_view list, std::string_view voice = "customer-safe") {
    return fmt::format("{{{{! voice: {1} }}}}\n{{{{#{0}}}}}\n{{{{label}}}}: {{{{direction}}}}\n{{{{/{0}}}}}\n"
                       "{{{{^has_{0}}}}}\n{{{{no_{0}}}}}\n{{{{/has_{0}}}}}\n"
                       "{{{{#gaps}}}}\n{{{{what}}}} in {{{{field}}}}\n{{{{/gaps}}}}\n",
                       list, voice);
}

}  // namespace

TEST(MetricsInLetters, AreRead) {
    const auto& model = standard_model();
    const auto& tickets = metric_at(model.health.card, 1, 0);
    EXPECT_TRUE(tickets.is_for_customers);
    EXPECT_THAT(tickets.groups, ElementsAre(MetricGroup::engagement, MetricGroup::service));
    EXPECT_EQ(tickets.change_of, std::nullopt);
    const auto& sentiment = metric_at(model.health.card, 3, 2);
    EXPECT_FALSE(sentiment.is_for_customers);
    EXPECT_THAT(sentiment.groups, IsEmpty());
    const auto& trend = metric_at(model.churn.card, 0, 0);
    EXPECT_FALSE(trend.is_for_customers);
    EXPECT_EQ(trend.change_of, slot_of(model, "usage.login_frequency"));
}

TEST(MetricsInLetters, AreForTheTeamWhenNothingElseIsSaid) {
    const auto model = model_with({{login + ".shown_to", ""}});
    EXPECT_FALSE(metric_at(model.health.card, 0, 0).is_for_customers);
    EXPECT_TRUE(metric_at(model.health.card, 0, 1).is_for_customers);
    EXPECT_FALSE(read_template("{{usage.login_frequency}}", "t.md", model));
    EXPECT_TRUE(read_template("{{! voice: internal }}{{usage.login_frequency}}", "t.md", model));
}

TEST(MetricsInLetters, HaveKnownReadersAndGroups) {
    EXPECT_THAT(defects_with({{login + ".shown_to", R"("customers")"}}),
                ElementsAre(login + ".shown_to: expected one of team, customer; did you mean \"customer\"?"));
    EXPECT_THAT(defects_with({{login + ".groups", R"(["usages"])"}}),
                ElementsAre(login + ".groups[0]: expected one of usage, engagement, service; did you mean "
                                    "\"usage\"?"));
    EXPECT_THAT(defects_with({{login + ".groups", R"(["service", "usage", "service"])"}}),
                ElementsAre(login + ".groups[2]: \"service\" is there already"));
    EXPECT_THAT(defects_with({{login + ".groups", "[]"}}),
                ElementsAre(login + ".groups: expected a list with at least one item"));
    EXPECT_THAT(defects_with({{login + ".groups", R"([5, ""])"}}),
                ElementsAre(login + ".groups[0]: expected a text that is not empty",
                            login + ".groups[1]: expected a text that is not empty"));
}

TEST(MetricsInLetters, MeasureTheChangeOfAnotherMetric) {
    EXPECT_THAT(
        defects_with({{login_trend + ".change_of", R"("usage.login_frequancy")"}}),
        ElementsAre(login_trend +
                    ".change_of: no metric of this model reads \"usage.login_frequancy\"; did you mean "
                    "\"usage.login_frequency\"?"));
    EXPECT_THAT(defects_with({{login_trend + ".change_of", R"("previous_period.usage_score")"}}).size(), 1U);
    EXPECT_THAT(defects_with({{login_trend + ".change_of", R"("usage_decline.login_trend")"}}),
                ElementsAre(login_trend + ".change_of: a field cannot hold the change of itself"));
    EXPECT_THAT(defects_with({{"health.dimensions[3].metrics[2].change_of", R"("usage.login_frequency")"}}),
                ElementsAre("health.dimensions[3].metrics[2].change_of: only a number is a change of another "
                            "value"));
    EXPECT_THAT(defects_with({{login_trend + ".change_of", "5"}}),
                ElementsAre(login_trend + ".change_of: expected a text that is not empty"));
    // A metric of health may be meant by one of churn and the other way round.
    EXPECT_THAT(defects_with({{login + ".change_of", R"("engagement_drop.nps_change")"}}), IsEmpty());
}

TEST(MetricsInLetters, OfAModelThatSaysNothingFollowTheBlocks) {
    const auto model = model_of(silent_model());
    for (const auto& dimension : model.health.card.dimensions)
        for (const auto& metric : dimension.metrics)
            EXPECT_EQ(metric.is_for_customers, dimension.name != "relationship") << metric.name;
    EXPECT_THAT(metric_at(model.health.card, 0, 0).groups, ElementsAre(MetricGroup::usage));
    EXPECT_THAT(metric_at(model.health.card, 1, 3).groups, ElementsAre(MetricGroup::engagement));
    EXPECT_THAT(metric_at(model.health.card, 2, 0).groups, ElementsAre(MetricGroup::service));
    EXPECT_THAT(metric_at(model.health.card, 3, 0).groups, IsEmpty());
    for (const auto& dimension : model.churn.card.dimensions)
        for (const auto& metric : dimension.metrics) {
            EXPECT_FALSE(metric.is_for_customers) << metric.name;
            EXPECT_EQ(metric.change_of, std::nullopt) << metric.name;
        }
}

TEST(MetricsInLetters, OfAModelThatSaysNothingFollowWholeBlocksOnly) {
    const auto model =
        model_of(patched(silent_model(), {{login + ".field", R"("usage_of_logins.share")"},
                                          {"health.findings[0].field", R"("usage_of_logins.share")"}}));
    EXPECT_THAT(metric_at(model.health.card, 0, 0).groups, IsEmpty());
    EXPECT_FALSE(metric_at(model.health.card, 0, 0).is_for_customers);
}

TEST(MetricsInLetters, OneMemberEndsWhatTheBlocksSay) {
    const auto model = model_of(patched(silent_model(), {{sponsor + ".shown_to", R"("customer")"}}));
    EXPECT_TRUE(metric_at(model.health.card, 3, 0).is_for_customers);
    EXPECT_FALSE(metric_at(model.health.card, 0, 0).is_for_customers);
    EXPECT_THAT(metric_at(model.health.card, 0, 0).groups, IsEmpty());
}

TEST(MetricsInLetters, StandInTheListsOfTheirGroupsWhateverTheyAreCalled) {
    const auto model = own_model();
    EXPECT_EQ(filled_with(lines_of("usage_metrics"), own_record, model),
              "Login frequency: down\nFeature adoption: –\nDaily to monthly users: –\n");
    EXPECT_EQ(filled_with("{{product.sessions}}", own_record, model), "70 sessions\n");
    EXPECT_THAT(
        filled_with("{{#highlights}}\n{{text}}\n{{/highlights}}\n", R"("product": {"sessions": 99})", model),
        testing::HasSubstr("Login frequency 99 sessions, 80 sessions wanted\n"));
}

TEST(MetricsInLetters, NameTheBlocksThatFillTheirLists) {
    const auto model = own_model();
    EXPECT_EQ(filled_with(lines_of("usage_metrics"), "", model),
              "‹to fill: usage›\nusage in product, usage\n");
    EXPECT_EQ(filled_with(lines_of("service_metrics"), "", model),
              "‹to fill: support›\nsupport in support\n");
    EXPECT_EQ(filled_with(lines_of("scorecard_metrics"), "", model),
              "‹to fill: usage and engagement›\nusage and engagement in product, usage, engagement\n");
}

TEST(MetricsInLetters, OfServiceBeginWithThoseThatHaveALimit) {
    EXPECT_EQ(filled_with(lines_of("service_metrics"), R"("support": {"open_tickets": 1})"),
              "Support tickets: –\nOpen tickets: –\nEscalation rate: –\nResolution time: –\nCSAT score: –\n");
}

TEST(MetricsInLetters, OfTwoGroupsStandInAListOnce) {
    const auto model = model_with({{login + ".groups", R"(["engagement", "usage"])"}});
    EXPECT_EQ(filled_with(lines_of("scorecard_metrics"), R"("usage": {"login_frequency": 5})", model),
              "Login frequency: –\nFeature adoption: –\nDaily to monthly users: –\nSupport tickets: –\n"
              "Meeting attendance: –\nNPS score: –\nCSAT score: –\n");
}

TEST(MetricsInLetters, OfTheTeamStandInItsOwnLettersOnly) {
    const auto model = model_with({{sponsor + ".groups", R"(["usage"])"}});
    const std::string_view record = R"("relationship": {"executive_sponsor_engagement": 40},
                                       "usage": {"login_frequency": 5})";
    EXPECT_EQ(filled_with(lines_of("usage_metrics"), record, model),
              "Login frequency: –\nFeature adoption: –\nDaily to monthly users: –\n");
    EXPECT_EQ(filled_with(lines_of("usage_metrics", "internal"), record, model),
              "Login frequency: –\nFeature adoption: –\nDaily to monthly users: –\nSponsor engagement: –\n");
}

TEST(MetricsInLetters, ThatAModelLacksAreNoGap) {
    const auto model = model_of(patched(silent_model(), {{sponsor + ".shown_to", R"("team")"}}));
    EXPECT_EQ(filled_with(lines_of("usage_metrics"), R"("usage": {"login_frequency": 5})", model),
              "Not measured.\n");
}

}  // namespace csm::test
