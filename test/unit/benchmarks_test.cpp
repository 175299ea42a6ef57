// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "support/golden_folder.hpp"
#include "support/models.hpp"

#include <csm/benchmarks.hpp>
#include <csm/number.hpp>

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <functional>

namespace csm::test {

namespace {

using boost::json::value;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

std::string source_text(std::string_view file) { return text_of(fmt::format("{}/{}", CSM_SOURCE_DIR, file)); }

/// A number as the guide prints it.
std::string printed(const value& number) {
    std::string text;
    append_shortest(text, number.to_number<double>());
    return text;
}

std::string printed(const value& object, std::initializer_list<std::string_view> keys,
                    std::string_view unit = "") {
    std::string text;
    for (const auto key : keys) {
        if (!text.empty()) text += ", ";
        text.append(printed(object.at(key))).append(unit);
    }
    return text;
}

/// A row of the guide's table by segment.
std::string row(const value& document, std::string_view title,
                const std::function<std::string(const value&)>& cell) {
    std::string text{"| "};
    text.append(title).append(" |");
    for (const auto* const segment : {"enterprise", "mid-market", "smb"})
        text.append(" ").append(cell(document.at("segments").at(segment))).append(" |");
    return text + "\n";
}

}  // namespace

TEST(Benchmarks, AreReadAsTheyStand) {
    const auto& benchmarks = standard_benchmarks();
    EXPECT_EQ(benchmarks.name, "standard");
    EXPECT_EQ(benchmarks.version, "1.0.0");
    EXPECT_EQ(benchmarks.compiled, "2026-11-22");
    ASSERT_EQ(benchmarks.segments.size(), 3U);
    const auto* const small = benchmarks.of_segment("smb");
    ASSERT_NE(small, nullptr);
    EXPECT_EQ(small->health.target, 70);
    EXPECT_EQ(small->health.median, 65);
    EXPECT_EQ(small->health.top_quartile, 75);
    EXPECT_THAT(small->dimension_medians, ElementsAre(Pair("usage", 60), Pair("engagement", 55),
                                                      Pair("support", 65), Pair("relationship", 50)));
    EXPECT_EQ(small->annual_logo_churn.bottom_quartile, 35);
    EXPECT_EQ(small->time_to_first_value.warning, 30);
    EXPECT_EQ(small->business_review, "once a year");
    EXPECT_EQ(benchmarks.of_segment("start-up"), nullptr);
}

TEST(Benchmarks, KnowTheFieldsThatTheyCanBeComparedWith) {
    const auto& benchmarks = standard_benchmarks();
    const auto* const satisfaction = benchmarks.of_field("engagement.csat_score");
    ASSERT_NE(satisfaction, nullptr);
    EXPECT_EQ(satisfaction->name, "csat_of_5");
    EXPECT_EQ(satisfaction->target, 4.2);
    EXPECT_EQ(satisfaction->median, 3.8);
    EXPECT_EQ(satisfaction->warning, 3);
    EXPECT_EQ(benchmarks.of_goal("csat_of_5"), satisfaction);
    EXPECT_EQ(benchmarks.of_goal("engagement.csat_score"), nullptr);
    EXPECT_EQ(benchmarks.of_field(""), nullptr);
    EXPECT_EQ(benchmarks.of_field("engagement.nps_score"), nullptr) << "one answer is no net promoter score";
    for (const auto& goal : benchmarks.goals)
        if (!goal.field.empty()) {
            EXPECT_NO_THROW(slot_of(standard_model(), goal.field));
        }
}

TEST(Benchmarks, HoldTheDistribution) {
    const auto& [from, to, alert, more_is_better] = standard_benchmarks().green;
    EXPECT_EQ(from, 60);
    EXPECT_EQ(to, 70);
    EXPECT_EQ(alert, 50);
    EXPECT_TRUE(more_is_better);
    EXPECT_FALSE(standard_benchmarks().red.more_is_better);
    EXPECT_EQ(standard_benchmarks().red.alert, 15);
}

TEST(Benchmarks, KnowEverySegmentAndDimensionOfTheStandardModel) {
    for (const auto& segment : standard_model().segments) {
        const auto* const known = standard_benchmarks().of_segment(segment.name);
        ASSERT_NE(known, nullptr) << segment.name;
        ASSERT_EQ(known->dimension_medians.size(), standard_model().health.card.dimensions.size());
        for (std::size_t i = 0; i < known->dimension_medians.size(); ++i)
            EXPECT_EQ(known->dimension_medians[i].first, standard_model().health.card.dimensions[i].name);
    }
}

TEST(Benchmarks, AreTheGuidesTableBySegment) {
    const auto guide = source_text("docs/benchmarks.md");
    const auto document = boost::json::parse(source_text("data/benchmarks.json"));
    const auto quartiles = [&](std::string_view title, std::string_view key) {
        return row(document, title, [&](const value& segment) {
            return printed(segment.at(key), {"median", "top_quartile", "bottom_quartile"}, " %");
        });
    };
    EXPECT_THAT(
        guide, HasSubstr(quartiles("NRR: median, top and bottom quartile", "net_revenue_retention_percent")));
    EXPECT_THAT(guide, HasSubstr(quartiles("GRR: median, top and bottom quartile",
                                           "gross_revenue_retention_percent")));
    EXPECT_THAT(guide, HasSubstr(quartiles("logo churn a year: median, top and bottom quartile",
                                           "annual_logo_churn_percent")));
    EXPECT_THAT(
        guide,
        HasSubstr(row(document, "health score: target, median, top quartile", [](const value& segment) {
            return printed(segment.at("health_score_points"), {"target", "median", "top_quartile"});
        })));
    for (const auto* const dimension : {"usage", "engagement", "support", "relationship"})
        EXPECT_THAT(
            guide, HasSubstr(row(document, fmt::format("median of {}", dimension), [&](const value& segment) {
                return printed(segment.at("dimension_score_points").at(dimension).at("median"));
            })));
    EXPECT_THAT(
        guide,
        HasSubstr(row(document, "days to first value: target, median, warning", [](const value& segment) {
            return printed(segment.at("time_to_first_value_days"), {"target", "median", "warning"});
        })));
    for (const auto& [title, key] : {std::pair{"touch", "touch"},
                                     {"business review", "business_review"},
                                     {"health review", "health_review"}})
        EXPECT_THAT(guide, HasSubstr(row(document, title, [&](const value& segment) {
                        return std::string{segment.at("cadence").at(key).as_string()};
                    })));
}

TEST(Benchmarks, AreTheGuidesOtherTables) {
    const auto guide = source_text("docs/benchmarks.md");
    const auto document = boost::json::parse(source_text("data/benchmarks.json"));
    EXPECT_THAT(guide,
                HasSubstr(fmt::format("`{}` {}, put together on {}", document.at("name").as_string().c_str(),
                                      document.at("version").as_string().c_str(),
                                      document.at("compiled").as_string().c_str())));
    const auto goal = [&](std::string_view title, std::string_view key, std::string_view unit) {
        const auto& goals = document.at("engagement").at(key);
        const auto part = [&](std::string_view which) { return printed(goals.at(which)).append(unit); };
        const auto* const field = goals.at("field").if_string();
        return fmt::format("| {} | {} | {} | {} | {} |\n", title, part("target"), part("median"),
                           part("warning"), field ? field->c_str() : "none");
    };
    EXPECT_THAT(guide, HasSubstr(goal("meeting attendance", "meeting_attendance_percent", " %")));
    EXPECT_THAT(guide, HasSubstr(goal("net promoter score", "net_promoter_score_points", "")));
    EXPECT_THAT(guide, HasSubstr(goal("days to answer", "response_time_days", "")));
    EXPECT_THAT(guide, HasSubstr(goal("business reviews held", "business_review_completion_percent", " %")));
    for (const auto* const word : {"green", "yellow", "red"}) {
        const auto& share = document.at("health_distribution_percent").at(word).as_object();
        const auto* const below = share.if_contains("alert_below");
        EXPECT_THAT(
            guide, HasSubstr(fmt::format("| {} | {}–{} % | {} {} % |", word, printed(share.at("target_from")),
                                         printed(share.at("target_to")), below ? "below" : "above",
                                         printed(below ? *below : share.at("alert_above")))));
    }
    for (const auto& vendor : document.at("vendors_by_industry").as_array())
        EXPECT_THAT(guide, HasSubstr(fmt::format("| {} | {} % | {} % | {} % |\n",
                                                 vendor.at("industry").as_string().c_str(),
                                                 printed(vendor.at("net_revenue_retention_percent")),
                                                 printed(vendor.at("gross_revenue_retention_percent")),
                                                 printed(vendor.at("annual_logo_churn_percent")))));
}

}  // namespace csm::test
