// SPDX-License-Identifier: MIT
#include "support/models.hpp"

#include <csm/portfolio.hpp>
#include <csm/portfolio_day.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace csm::test {

namespace {

using testing::HasSubstr;

const std::string customer = R"({"customer_id": "C1", "segment": "smb"})";

Result<std::optional<Date>> day_in(const std::string& text, const std::string& name = "p.json") {
    return day_of(Source{name, text});
}

std::optional<Date> known_day(const std::string& text, const std::string& name = "p.json") {
    const auto day = day_in(text, name);
    EXPECT_TRUE(day) << text;
    return day ? *day : std::nullopt;
}

std::string error_of(const Error& error) { return describe(error); }

/// What reading the texts as one portfolio comes to: "" or the error.
std::string failure_of(const std::vector<std::string>& texts, bool days_differ = false) {
    const std::vector<std::string> names{"a.json", "b.json", "c.json"};
    std::vector<Source> sources;
    for (std::size_t i = 0; i < texts.size(); ++i) sources.push_back({names[i], texts[i]});
    const AccountSink sink{[](Account&) {}, [](const Problem&) {}};
    const auto read = read_portfolios(sources, standard_model(), sink,
                                      {.as_of = Date{2026, 12, 1}, .days_differ = days_differ});
    return read ? std::string{} : error_of(read.error());
}

std::string dated(const std::string& day, const std::string& members = {}) {
    return R"({"as_of": ")" + day + R"(", "customers": [{"customer_id": "C1", "segment": "smb")" + members +
           "}]}";
}

Result<PortfolioDay> days_of(const std::vector<std::string>& texts) {
    const std::vector<std::string> names{"a.json", "b.json", "c.json"};
    std::vector<Source> sources;
    for (std::size_t i = 0; i < texts.size(); ++i) sources.push_back({names[i], texts[i]});
    return day_of(sources);
}

}  // namespace

TEST(PortfolioDay, StandsBeforeTheCustomers) {
    EXPECT_EQ(known_day(dated("2026-09-30")), Date(2026, 9, 30));
    EXPECT_EQ(known_day("\xEF\xBB\xBF" + dated("2026-09-30")), Date(2026, 9, 30));
    EXPECT_EQ(known_day(R"({"source": {"as_of": "2020-01-01"}, "as_of": "2026-09-30", "customers": []})"),
              Date(2026, 9, 30));
    EXPECT_EQ(known_day(R"({"as_of": "2026-09-\u0033\u0030", "customers": []})"), Date(2026, 9, 30));
}

TEST(PortfolioDay, OfOneCustomerOrOfLinesIsThatOfTheRecord) {
    EXPECT_EQ(known_day(R"({"customer_id": "C1", "as_of": "2026-09-30"})"), Date(2026, 9, 30));
    EXPECT_EQ(known_day("{\"customer_id\": \"C1\", \"as_of\": \"2026-09-30\"}\n{\"customer_id\": \"C2\"}\n"),
              Date(2026, 9, 30));
}

TEST(PortfolioDay, IsNotInAListACsvOrElsewhere) {
    EXPECT_EQ(known_day("[" + customer + "]"), std::nullopt);
    EXPECT_EQ(known_day(R"([{"customer_id": "C1", "as_of": "2026-09-30"}])"), std::nullopt);
    EXPECT_EQ(known_day("customer_id,as_of\nC1,2026-09-30\n", "p.csv"), std::nullopt);
    EXPECT_EQ(known_day(R"({"customers": [)" + customer + "]}"), std::nullopt);
    EXPECT_EQ(known_day(R"({"as_of": null, "customers": []})"), std::nullopt);
    EXPECT_EQ(known_day(R"({"run": {"as_of": "2026-09-30"}, "customers": []})"), std::nullopt);
    EXPECT_EQ(known_day(""), std::nullopt);
    EXPECT_EQ(known_day("{"), std::nullopt);
}

TEST(PortfolioDay, IsADate) {
    for (const auto* value :
         {R"("30.09.2026")", R"("2026-02-30")", "20260930", "true", "{}", "[]", R"("")"}) {
        const auto text = R"({"as_of": )" + std::string{value} + R"(, "customers": []})";
        const auto day = day_in(text);
        ASSERT_FALSE(day) << text;
        EXPECT_THAT(error_of(day.error()), HasSubstr("p.json:1:11: as_of: expected a date as YYYY-MM-DD"))
            << text;
        EXPECT_THAT(failure_of({text}), HasSubstr("as_of: expected a date")) << text;
    }
}

TEST(PortfolioDay, AfterTheCustomersIsAnErrorThatSaysSo) {
    EXPECT_EQ(
        failure_of({R"({"customers": [)" + customer + R"(], "as_of": "2026-09-30"})"}),
        "a.json:1:58: \"as_of\" stands after the customers; move it before \"customers\": their values are "
        "judged by that day");
    EXPECT_EQ(failure_of({R"({"customers": [)" + customer + R"(], "more": {"as_of": "2026-09-30"}})"}), "");
}

TEST(PortfolioDay, IsTheSameInEveryLine) {
    const std::string first = R"({"customer_id": "C1", "segment": "smb", "as_of": "2026-09-30"})",
                      same = R"({"customer_id": "C2", "segment": "smb", "as_of": "2026-09-30"})",
                      other = R"({"customer_id": "C3", "segment": "smb", "as_of": "2026-10-01"})",
                      none = R"({"customer_id": "C4", "segment": "smb"})";
    EXPECT_EQ(failure_of({first + "\n" + same + "\n" + none + "\n"}), "");
    EXPECT_EQ(failure_of({first + "\n" + same + "\n" + other + "\n"}),
              "a.json:3:1: as_of is 2026-10-01, and that of the customers before it is 2026-09-30; one "
              "portfolio is "
              "of one day: put each day into a file of its own");
    EXPECT_THAT(failure_of({none + "\n" + first + "\n"}),
                HasSubstr("a.json:2:1: as_of is 2026-09-30, and the first "
                          "customer has none"));
}

TEST(PortfolioDay, OfARecordInADatedListIsThatOfTheList) {
    EXPECT_EQ(failure_of({dated("2026-09-30", R"(, "as_of": "2026-09-30")")}), "");
    EXPECT_THAT(failure_of({dated("2026-09-30", R"(, "as_of": "2026-10-01")")}),
                HasSubstr("as_of is 2026-10-01"));
    EXPECT_EQ(failure_of({R"([{"customer_id": "C1", "as_of": "2026-09-30"}, {"customer_id": "C2"}])"}), "");
}

TEST(PortfolioDay, OfSeveralFilesIsTheLatest) {
    const auto day = days_of({dated("2026-09-28"), "[" + customer + "]", dated("2026-10-01")});
    ASSERT_TRUE(day);
    EXPECT_EQ(day->day, Date(2026, 10, 1));
    EXPECT_EQ(day->source, "c.json");
    EXPECT_TRUE(day->differs);
    EXPECT_EQ(day->earlier, "a.json of 2026-09-28");
    const auto same = days_of({dated("2026-09-28"), dated("2026-09-28")});
    EXPECT_EQ(same->source, "a.json");
    EXPECT_FALSE(same->differs);
    EXPECT_EQ(days_of({"[" + customer + "]"})->day, std::nullopt);
}

TEST(PortfolioDay, OfFilesMoreThanAWeekApartIsNone) {
    EXPECT_TRUE(days_of({dated("2026-09-24"), dated("2026-10-01")}));
    const auto apart = days_of({dated("2026-10-01"), dated("2026-09-23")});
    ASSERT_FALSE(apart);
    EXPECT_EQ(error_of(apart.error()), "b.json is of 2026-09-23 and a.json of 2026-10-01, 8 days apart: one "
                                       "scoring run looks at one day; csm "
                                       "diff compares two days, and csm history keeps them");
}

TEST(PortfolioDay, NoBlockMayStandInFilesOfTwoDays) {
    const auto usage = dated("2026-09-28", R"(, "usage": {"login_frequency": 60})");
    const auto same_usage = dated("2026-09-29", R"(, "usage": {"login_frequency": 60})");
    const auto support = dated("2026-09-29", R"(, "support": {"open_tickets": 2})");
    EXPECT_EQ(failure_of({usage, support}, true), "");
    EXPECT_EQ(failure_of({usage, same_usage}, false), "");
    EXPECT_EQ(
        failure_of({usage, same_usage}, true),
        "b.json: holds usage of C1, which an earlier file has, too, and the files are of different days; csm "
        "diff compares two days, and csm history keeps them");
}

}  // namespace csm::test
