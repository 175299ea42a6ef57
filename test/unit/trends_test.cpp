// SPDX-License-Identifier: MIT
#include "pages/account_table.hpp"

#include <gmock/gmock.h>

#include <array>

namespace csm::test {

using pages::sparkline;

TEST(Sparkline, ShowsEveryValue) {
    EXPECT_EQ(sparkline({}), "");
    EXPECT_EQ(sparkline(std::array<double, 3>{0, 0, 0}), "···");
    EXPECT_EQ(sparkline(std::array<double, 5>{1, 50, 100, 0, 99}), "▁▄█·▇");
}

TEST(Course, ShowsScoresUpToNow) {
    Facts facts;
    const std::vector<PastPeriod> history{
        {"Q2 2026", 91.0, {}}, {"Q3 2026", std::nullopt, {}}, {"", 89.5, {}}};
    pages::add_course(facts, history, 79.6);
    ASSERT_EQ(facts.facts.size(), 1U);
    EXPECT_EQ(std::get<std::string>(facts.facts[0].cell.value), "█▇▄");
    EXPECT_EQ(facts.facts[0].remark, "Q2 2026 91, 89.5, now 79.6");
}

TEST(Course, NeedsTwoScores) {
    Facts facts;
    const std::vector<PastPeriod> history{{"Q2 2026", 91.0, {}}};
    pages::add_course(facts, history, std::nullopt);
    pages::add_course(facts, {}, 79.6);
    EXPECT_TRUE(facts.facts.empty());
    pages::add_course(facts, history, 91.0);
    EXPECT_EQ(std::get<std::string>(facts.facts.at(0).cell.value), "██");
}

TEST(AccountTable, KeepsShortIdsOnANarrowPage) {
    const pages::AccountColumns<HealthResult> columns{{"Id", nullptr, Align::left, pages::as_ids_are},
                                                      {"Health", nullptr, Align::right, 3}};
    Listing<HealthResult> listing;
    listing.rows.resize(2);
    listing.rows[0].account.customer_id = "C-1";
    EXPECT_EQ(pages::table_of(columns, listing).columns[0].dispensable, 1);
    listing.rows[1].account.customer_id = "6f1c2f0e-8f0d-4a4e-9a53-0d6d5d1f7b11";
    EXPECT_EQ(pages::table_of(columns, listing).columns[0].dispensable, 9);
    EXPECT_EQ(pages::table_of(columns, listing).columns[1].dispensable, 3);
}

}  // namespace csm::test
