// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"

#include <csm/expansion.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = Opportunity::Kind;

/// What is sold to an account: "seats 25000", "enterprise 60000", "Finance" when the revenue is not known.
std::vector<std::string> offers(const std::string& members, Missing missing = Missing::exclude,
                                const Model& model = standard_model()) {
    const auto account = csm::test::account(members, model);
    std::vector<std::string> texts;
    for (const auto& opportunity :
         find_expansion(account, model, missing, Band::green, Tier::low).opportunities) {
        texts.emplace_back(opportunity.kind == Kind::seats ? "seats" : target_of(opportunity, account));
        if (opportunity.revenue) texts.back() += " " + std::to_string(std::lround(*opportunity.revenue));
    }
    return texts;
}

std::string seats(const std::string& licensed, const std::string& active) {
    return R"(, "contract": {"licensed_seats": )" + licensed + R"(, "active_seats": )" + active + "}";
}

std::string tiers(const std::string& current, const std::string& available) {
    return R"("arr": 10000, "contract": {"plan_tier": ")" + current + R"(", "available_tiers": )" +
           available + "}";
}

}  // namespace

TEST(SeatOffer, StartsAtExactly90Percent) {
    EXPECT_THAT(offers(R"("segment": "smb", "arr": 10000)" + seats("100", "90")), ElementsAre("seats 1500"));
    EXPECT_THAT(offers(R"("segment": "smb", "arr": 10000)" + seats("30", "27")), ElementsAre("seats 1500"));
    EXPECT_THAT(offers(R"("segment": "smb", "arr": 10000)" + seats("70", "63")), ElementsAre("seats 1500"));
    EXPECT_THAT(offers(R"("segment": "smb", "arr": 10000)" + seats("1000", "899")), IsEmpty());
    EXPECT_THAT(offers(R"("segment": "smb", "arr": 10000)" + seats("10", "14")), ElementsAre("seats 1500"));
}

TEST(SeatOffer, GrowsByTheSegment) {
    EXPECT_THAT(offers(R"("segment": "enterprise", "arr": 10000)" + seats("10", "10")),
                ElementsAre("seats 2500"));
    EXPECT_THAT(offers(R"("segment": "mid-market", "arr": 10000)" + seats("10", "10")),
                ElementsAre("seats 2000"));
    EXPECT_THAT(offers(R"("arr": 10000)" + seats("10", "10")), ElementsAre("seats 1500"));  // smb by its ARR
}

TEST(SeatOffer, IsNoneWithoutBothCounts) {
    EXPECT_THAT(offers(R"("arr": 10000, "contract": {"active_seats": 10})"), IsEmpty());
    EXPECT_THAT(offers(R"("arr": 10000, "contract": {"licensed_seats": 10})"), IsEmpty());
    EXPECT_THAT(offers(R"("arr": 10000)" + seats("0", "0")), IsEmpty());
}

TEST(TierOffer, IsTheCheapestAboveWhateverTheOrder) {
    EXPECT_THAT(offers(tiers("starter", R"(["enterprise_plus", "enterprise", "professional", "starter"])")),
                ElementsAre("professional 8000"));  // 10000 / 1 · 1.8 − 10000
    EXPECT_THAT(offers(tiers("starter", R"(["enterprise", "starter", "professional"])")),
                ElementsAre("professional 8000"));
    EXPECT_THAT(offers(tiers("professional", R"(["enterprise_plus", "starter", "enterprise"])")),
                ElementsAre("enterprise 6667"));  // 10000 / 1.8 · 3 − 10000 = 6666.67
    EXPECT_THAT(offers(tiers("enterprise", R"(["starter", "enterprise_plus"])")),
                ElementsAre("enterprise_plus 5000"));
}

TEST(TierOffer, IsTheFirstOfEquallyCheapOnes) {
    const auto model = model_with({{"expansion.tiers.price_factors.growth", "1.8"}});
    EXPECT_THAT(
        offers(tiers("starter", R"(["enterprise", "growth", "professional"])"), Missing::exclude, model),
        ElementsAre("growth 8000"));
    EXPECT_THAT(offers(tiers("starter", R"(["professional", "growth"])"), Missing::exclude, model),
                ElementsAre("professional 8000"));
}

TEST(TierOffer, IsNoneAtTheTop) {
    EXPECT_THAT(offers(tiers("enterprise_plus", R"(["starter", "enterprise", "enterprise_plus"])")),
                IsEmpty());
    EXPECT_THAT(offers(tiers("enterprise", R"(["enterprise", "professional"])")), IsEmpty());
    EXPECT_THAT(offers(tiers("enterprise", "[]")), IsEmpty());
}

TEST(TierOffer, MatchesTiersInAnySpelling) {
    EXPECT_THAT(offers(tiers(" Enterprise ", R"(["Enterprise Plus"])")), ElementsAre("Enterprise Plus 5000"));
    EXPECT_THAT(offers(tiers("ENTERPRISE-PLUS", R"(["enterprise"])")), IsEmpty());
}

TEST(TierOffer, CountsUnknownTiersAsTheCheapestAndHasNoPriceForThem) {
    EXPECT_THAT(offers(tiers("gold", R"(["professional", "starter", "platinum"])")),
                ElementsAre("professional"));
    EXPECT_THAT(offers(tiers("gold", R"(["professional"])"), Missing::use_default),
                ElementsAre("professional 8000"));
    EXPECT_THAT(offers(tiers("professional", R"(["platinum"])")), IsEmpty());
}

TEST(TierOffer, NeedsTheCurrentPlanUnlessDefaultsStandIn) {
    const auto* members = R"("arr": 10000, "contract": {"available_tiers": ["professional"]})";
    EXPECT_THAT(offers(members), IsEmpty());
    EXPECT_THAT(offers(members, Missing::use_default), ElementsAre("professional 8000"));
}

TEST(ModuleOffer, IsTheModulesShareOfTheArr) {
    EXPECT_THAT(offers(R"("arr": 10000, "product_usage": {"security_module": {"adopted": false},
                          "SSO Module": {"adopted": false}, "integrations-module": {"adopted": false},
                          "something_else": {"adopted": false}})"),
                ElementsAre("security_module 2000", "integrations-module 1200", "something_else 1000",
                            "SSO Module 800"));
}

TEST(ModuleOffer, IsNoneForWhatIsAdoptedOrFree) {
    EXPECT_THAT(offers(R"("arr": 10000, "product_usage": {"security_module": {"adopted": true},
                          "core_platform": {"adopted": false}})"),
                IsEmpty());
}

TEST(ModuleOffer, IsNoneForWhatIsNotKnownToBeMissingUnlessDefaultsStandIn) {
    const auto* members = R"("arr": 10000, "product_usage": {"security_module": {"usage_pct": 5}})";
    EXPECT_THAT(offers(members), IsEmpty());
    EXPECT_THAT(offers(members, Missing::use_default), ElementsAre("security_module 2000"));
}

TEST(DepartmentOffer, CountsEachDepartmentOnceInAnySpelling) {
    EXPECT_THAT(offers(R"("arr": 10000, "departments": {"current": ["Human Resources"],
                          "potential": ["human-resources", "Legal", "legal ", "LEGAL", "Customer Success",
                                        "customer_success"]})"),
                ElementsAre("Legal 8000", "Customer Success 8000"));
}

TEST(DepartmentOffer, SharesTheArrAmongTheCurrentOnes) {
    EXPECT_THAT(
        offers(R"("arr": 10000, "departments": {"current": ["A", "B", "C", "D"], "potential": ["E"]})"),
        ElementsAre("E 2000"));  // 10000 / 4 · .8
    EXPECT_THAT(offers(R"("arr": 10000, "departments": {"potential": ["E"]})"), ElementsAre("E 8000"));
}

TEST(Offers, WithAnArrOfZeroAreNoSeatsAndNoTiers) {
    EXPECT_THAT(
        offers(R"("arr": 0, "contract": {"licensed_seats": 1, "active_seats": 1, "plan_tier": "starter",
                          "available_tiers": ["professional"]}, "product_usage": {"sso_module": {"adopted": false}},
                          "departments": {"current": [], "potential": ["Legal"]})"),
        ElementsAre("sso_module 0", "Legal 0"));
}

TEST(Offers, WithoutAnArrHaveNoRevenueAndKeepTheOrderOfTheTable) {
    EXPECT_THAT(offers(R"("departments": {"current": [], "potential": ["Legal"]},
                          "product_usage": {"sso_module": {"adopted": false}, "api_access": {"adopted": false}},
                          "contract": {"licensed_seats": 1, "active_seats": 1, "plan_tier": "starter",
                          "available_tiers": ["professional"]})"),
                ElementsAre("seats", "professional", "sso_module", "api_access", "Legal"));
}

TEST(Offers, WithoutAnArrAreWorthZeroWhereDefaultsStandIn) {
    EXPECT_THAT(offers(R"("contract": {"licensed_seats": 1, "active_seats": 1},
                          "product_usage": {"sso_module": {"adopted": false}})",
                       Missing::use_default),
                ElementsAre("sso_module 0"));
}

TEST(Offers, PriorityIsLimitedBeforeTheEffortCounts) {
    const auto priority = [](const std::string& members) {
        return find_expansion(account(members), standard_model(), Missing::exclude, Band::green, Tier::low)
            .opportunities.front()
            .priority;
    };
    EXPECT_EQ(priority(R"("arr": 9000000, "product_usage": {"sso_module": {"adopted": false}})"), 300);
    EXPECT_EQ(priority(R"("arr": 9000000, "departments": {"potential": ["Legal"]})"), 100);
    EXPECT_EQ(priority(tiers("starter", R"(["professional"])")), 8);  // 8000 / 2000 · 2
}

TEST(Offers, FollowTheModelsPriceList) {
    const auto model = model_with({{"expansion.tiers.price_factors", R"({"Basic": 2, "Gold Plan": 3})"},
                                   {"expansion.modules.shares", R"({"API Access": 0.5})"},
                                   {"expansion.modules.unknown_share", "0"},
                                   {"expansion.departments.share", "1"},
                                   {"expansion.seats.utilisation_from", "0.5"}});
    EXPECT_THAT(offers(R"("segment": "smb", "arr": 1000, "contract": {"licensed_seats": 2, "active_seats": 1,
                          "plan_tier": "basic", "available_tiers": ["gold_plan"]},
                          "product_usage": {"api_access": {"adopted": false}, "sso_module": {"adopted": false}},
                          "departments": {"potential": ["Legal"]})",
                       Missing::exclude, model),
                // priorities .075 · 3 = .2, .25 · 2 = .5, .25 · 3 = .8, .5 · 1 = .5
                ElementsAre("api_access 500", "gold_plan 500", "Legal 1000", "seats 150"));
}

}  // namespace csm::test
