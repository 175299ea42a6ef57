// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"

#include <csm/expansion.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;

ExpansionResult expansion_of(const Account& account, Missing missing = Missing::exclude) {
    return find_expansion(account, standard_model(), missing, Band::green, Tier::low);
}

/// Everything the standard model can sell, to a mid-market account with an ARR of 90000 on the professional
/// tier.
Account reference_account() {
    return account(R"("segment": "mid-market", "arr": 90000,
        "contract": {"licensed_seats": 100, "active_seats": 90, "plan_tier": "professional",
                     "available_tiers": ["enterprise_plus", "enterprise", "starter", "professional"]},
        "product_usage": {"data_export": {"adopted": false}, "core_platform": {"adopted": true, "usage_pct": 80},
                          "security_module": {"adopted": false, "usage_pct": 0},
                          "analytics_module": {"adopted": true, "usage_pct": 55}, "crystal_ball": {"adopted": false}},
        "departments": {"current": ["Sales", "Support"], "potential": ["Marketing", "sales ", "MARKETING", "Finance"]})");
}

}  // namespace

TEST(Expansion, OfTheReferenceAccountHasEveryOpportunityBestFirst) {
    const auto account = reference_account();
    std::vector<std::string> targets;
    std::vector<double> revenues;
    std::vector<double> priorities;
    for (const auto& opportunity : expansion_of(account).opportunities) {
        targets.emplace_back(target_of(opportunity, account));
        revenues.push_back(opportunity.revenue.value());
        priorities.push_back(opportunity.priority);
    }
    // tier 90000 / 1.8 · 3 − 90000; seats .20; security .20; departments 90000 / 2 · .8; unknown .10; export
    // .08
    EXPECT_THAT(targets, ElementsAre("enterprise", "", "security_module", "Marketing", "Finance",
                                     "crystal_ball", "data_export"));
    EXPECT_THAT(revenues, ElementsAre(60000, 18000, 18000, 36000, 36000, 9000, 7200));
    // revenue / 2000 times 2 for a tier, 3 for seats and modules, 1 for departments
    EXPECT_THAT(priorities, ElementsAre(60, 27, 27, 18, 18, 13.5, 10.8));
}

TEST(Expansion, CountsOverlapsOnceInTheNetRevenue) {
    const auto expansion = expansion_of(reference_account());
    EXPECT_EQ(expansion.total_revenue, 184200);  // 60000 + 18000 + 18000 + 36000 + 36000 + 9000 + 7200
    // max(seats 18000, departments 72000) + max(tier 60000, modules 18000 + 9000 + 7200)
    EXPECT_EQ(expansion.net_revenue, 132000);
}

TEST(Expansion, TakesSeatsAndModulesInTheNetRevenueWhereTheyAreLarger) {
    const auto expansion = expansion_of(account(R"("segment": "enterprise", "arr": 100000,
        "contract": {"licensed_seats": 10, "active_seats": 10, "plan_tier": "enterprise",
                     "available_tiers": ["enterprise_plus"]},
        "product_usage": {"custom_workflows": {"adopted": false}, "security_module": {"adopted": false},
                          "advanced_reporting": {"adopted": false}},
        "departments": {"current": ["A", "B", "C", "D", "E"], "potential": ["F"]})"));
    // seats 25000, department 100000 / 5 · .8 = 16000, tier 50000, modules 22000 + 20000 + 18000 = 60000
    EXPECT_EQ(expansion.total_revenue, 151000);
    EXPECT_EQ(expansion.net_revenue, 85000);
}

TEST(Expansion, SummarisesTheAdoption) {
    const auto adoption = expansion_of(reference_account()).adoption;
    EXPECT_EQ(adoption.total_modules, 5);
    EXPECT_EQ(adoption.adopted_modules, 2);
    EXPECT_EQ(adoption.adoption_rate, 40);
    EXPECT_EQ(adoption.average_usage_percent, 67.5);  // (80 + 55) / 2
    EXPECT_EQ(adoption.seat_utilisation, 90);
    EXPECT_EQ(adoption.departments_covered, 2);
    EXPECT_EQ(adoption.departments_potential, 3);  // each once
}

TEST(Expansion, SummaryLeavesOutTheUsageThatIsNotKnownUnlessDefaultsStandIn) {
    const auto account = csm::test::account(R"("product_usage": {"a": {"adopted": true, "usage_pct": 30},
        "b": {"adopted": true}, "c": {"adopted": false, "usage_pct": 90}})");
    EXPECT_EQ(expansion_of(account).adoption.average_usage_percent, 30);
    EXPECT_EQ(expansion_of(account, Missing::use_default).adoption.average_usage_percent, 15);
    EXPECT_EQ(expansion_of(account).adoption.adoption_rate, 66.7);
    EXPECT_EQ(expansion_of(account).adoption.seat_utilisation, std::nullopt);
    EXPECT_EQ(expansion_of(account, Missing::use_default).adoption.seat_utilisation, 0);
}

TEST(Expansion, SeatsInUseWithoutALicenceAreNoShare) {
    const auto account = csm::test::account(R"("contract": {"licensed_seats": 0, "active_seats": 3})");
    EXPECT_EQ(expansion_of(account).adoption.seat_utilisation, std::nullopt);
    EXPECT_EQ(expansion_of(account, Missing::use_default).adoption.seat_utilisation, std::nullopt);
    const auto none = csm::test::account(R"("contract": {"licensed_seats": 0, "active_seats": 0})");
    EXPECT_EQ(expansion_of(none).adoption.seat_utilisation, 0);
    EXPECT_TRUE(expansion_of(account).opportunities.empty());
}

TEST(Expansion, SaysHowManySeatsExceedTheLicence) {
    const auto rationale = [](const char* seats) {
        const auto account = csm::test::account(std::string{R"("arr": 1000, "contract": )"} + seats);
        std::string text;
        append_rationale(text, expansion_of(account).opportunities.front(), account, standard_model());
        return text;
    };
    EXPECT_EQ(rationale(R"({"licensed_seats": 100, "active_seats": 250})"),
              "250 of 100 seats are in use, 150 over the licence");
    EXPECT_EQ(rationale(R"({"licensed_seats": 100, "active_seats": 100})"),
              "100 of 100 seats are in use; room for 15 % more");
}

TEST(Expansion, NamesInOtherSpellingsAreOne) {
    const auto account = csm::test::account(R"("arr": 1000,
        "product_usage": {"Analytics Module": {"adopted": false}, "analytics_module": {"adopted": true},
                          "API-Access": {"adopted": false}, "api access ": {"adopted": false}},
        "departments": {"current": ["Legal", "legal "], "potential": ["LEGAL", "Sales", " sales"]})");
    const auto expansion = expansion_of(account);
    std::vector<std::string> offered;
    for (const auto& opportunity : expansion.opportunities)
        offered.emplace_back(target_of(opportunity, account));
    EXPECT_THAT(offered, testing::UnorderedElementsAre("API-Access", "Sales"));
    EXPECT_EQ(expansion.adoption.departments_covered, 1U);
    EXPECT_EQ(expansion.adoption.departments_potential, 2U);
}

TEST(Expansion, SummaryOfNothingIsZero) {
    const auto expansion = expansion_of(account(""));
    EXPECT_EQ(expansion.adoption.adoption_rate, 0);
    EXPECT_EQ(expansion.adoption.average_usage_percent, 0);
    EXPECT_EQ(expansion.total_revenue, 0);
    EXPECT_EQ(expansion.net_revenue, 0);
    EXPECT_EQ(expansion.coverage, 0);
}

TEST(Expansion, CoverageIsTheShareOfItsFiveInputsThatAreKnown) {
    EXPECT_EQ(expansion_of(reference_account()).coverage, 1);
    EXPECT_EQ(expansion_of(account(R"("arr": 1)")).coverage, 0.2);
    EXPECT_EQ(expansion_of(account(R"("arr": 1, "contract": {"licensed_seats": 1})")).coverage, 0.2);
    EXPECT_EQ(
        expansion_of(account(R"("arr": 1, "contract": {"licensed_seats": 1, "active_seats": 0})")).coverage,
        0.4);
    EXPECT_EQ(expansion_of(account(R"("product_usage": {}, "departments": {"current": [], "potential": []})"))
                  .coverage,
              0.4);
    EXPECT_EQ(expansion_of(account(R"("departments": {"current": ["Sales"]})")).coverage, 0);
}

TEST(Expansion, ReadinessFollowsHealthAndRisk) {
    const auto readiness = [](Band band, Tier tier) {
        return find_expansion(reference_account(), standard_model(), Missing::exclude, band, tier).readiness;
    };
    const auto row = [&](Band band) {
        return std::vector{readiness(band, Tier::critical), readiness(band, Tier::high),
                           readiness(band, Tier::medium), readiness(band, Tier::low),
                           readiness(band, Tier::insufficient_data)};
    };
    using enum Readiness;
    EXPECT_THAT(row(Band::green), ElementsAre(hold, hold, ready, ready, unknown));
    EXPECT_THAT(row(Band::yellow), ElementsAre(hold, hold, later, later, unknown));
    EXPECT_THAT(row(Band::red), ElementsAre(hold, hold, hold, hold, hold));
    EXPECT_THAT(row(Band::insufficient_data), ElementsAre(hold, hold, unknown, unknown, unknown));
}

TEST(Expansion, ReadinessHasAReason) {
    const auto reason = [](Band band, Tier tier) {
        return find_expansion(Account{}, standard_model(), Missing::exclude, band, tier).readiness_reason;
    };
    EXPECT_EQ(reason(Band::red, Tier::critical), "health is red");
    EXPECT_EQ(reason(Band::green, Tier::high), "churn risk is high");
    EXPECT_EQ(reason(Band::yellow, Tier::low), "health is yellow");
    EXPECT_EQ(reason(Band::green, Tier::medium), "health is green and churn risk is medium");
    EXPECT_EQ(reason(Band::insufficient_data, Tier::low), "health is not known well enough");
    EXPECT_EQ(reason(Band::green, Tier::insufficient_data), "churn risk is not known well enough");
}

}  // namespace csm::test
