// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"
#include "support/models.hpp"

#include <csm/diff_listing.hpp>
#include <csm/portfolio_diff.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

const Date june{2026, 6, 30}, september{2026, 9, 30};

DiffSide side(Date as_of, const Model& model = standard_model()) { return {model, as_of}; }

ScoreChange<Band> health(const std::string& before, const std::string& after) {
    auto one = account(before), other = account(after);
    return compare_health(one, other, other, side(june), side(september), Missing::exclude);
}

ScoreChange<Tier> churn(const std::string& before, const std::string& after, Date later = september) {
    auto one = account(before), other = account(after);
    return compare_churn(one, other, other, side(june), side(later), Missing::exclude);
}

long part(const auto& change, ChangePart of) { return change.parts[static_cast<std::size_t>(of)]; }

const std::string small = R"("segment": "smb", )";
const std::string happy = R"("relationship": {"renewal_sentiment": "positive"})";
const std::string neutral = R"("relationship": {"renewal_sentiment": "neutral"})";
const std::string asked = R"("engagement": {"nps_score": 0}, )";

AccountDiff moved(const std::string& customer_id, long behaviour, bool is_comparable = true) {
    AccountDiff account;
    account.customer_id = customer_id;
    account.health.is_comparable = is_comparable;
    account.health.parts[static_cast<std::size_t>(ChangePart::behaviour)] = behaviour;
    return account;
}

std::vector<std::string> listed(const std::vector<AccountDiff>& accounts, std::size_t most) {
    DiffListing listing{most};
    for (const auto& account : accounts) listing.add(account);
    std::vector<std::string> ids;
    for (const auto& account : listing.accounts()) ids.push_back(account.customer_id);
    return ids;
}

}  // namespace

TEST(Difference, IsBehaviourWhereBothDaysMeasureTheSame) {
    const auto change = health(small + happy, small + neutral);
    EXPECT_EQ(change.before, 100);
    EXPECT_EQ(change.after, 60);
    EXPECT_EQ(part(change, ChangePart::behaviour), -400);
    EXPECT_TRUE(change.is_comparable);
    EXPECT_THAT(change.by_metric,
                ElementsAre(Pair(slot_of(standard_model(), "relationship.renewal_sentiment"), -400)));
    EXPECT_THAT(change.lost_fields, IsEmpty());
}

TEST(Difference, OfWhatIsNoLongerMeasuredIsLostData) {
    // 0 and 100, each a quarter of the weight, are 50; without the answer 100.
    const auto change = health(small + asked + happy, small + happy);
    EXPECT_EQ(change.before, 50);
    EXPECT_EQ(change.after, 100);
    EXPECT_EQ(part(change, ChangePart::lost_data), 500);
    EXPECT_EQ(part(change, ChangePart::behaviour), 0);
    EXPECT_THAT(change.lost_fields, ElementsAre(slot_of(standard_model(), "engagement.nps_score")));
    EXPECT_THAT(change.gained_fields, IsEmpty());
}

TEST(Difference, OfWhatIsNewlyMeasuredIsGainedData) {
    const auto change = health(small + happy, small + asked + neutral);
    EXPECT_EQ(part(change, ChangePart::behaviour), -400);
    EXPECT_EQ(part(change, ChangePart::gained_data), -300);
    EXPECT_THAT(change.gained_fields, ElementsAre(slot_of(standard_model(), "engagement.nps_score")));
}

TEST(Difference, WithNothingInCommonIsAllGained) {
    const auto change = health(small + happy, small + R"("engagement": {"nps_score": 0})");
    EXPECT_FALSE(change.is_comparable);
    EXPECT_EQ(part(change, ChangePart::lost_data), 0);
    EXPECT_EQ(part(change, ChangePart::behaviour), 0);
    EXPECT_EQ(part(change, ChangePart::gained_data), -1000);
    EXPECT_THAT(change.by_metric, IsEmpty());
}

TEST(Difference, WithoutAScoreOnOneOfTheDaysIsNone) {
    for (const auto& change :
         {health(R"("segment": "smb")", small + happy), health(small + happy, R"("segment": "smb")")}) {
        EXPECT_FALSE(change.has_change());
        EXPECT_THAT(change.parts, testing::Each(0));
    }
}

TEST(Difference, OfTheSegmentIsItsOwnPart) {
    const std::string usage = R"("usage": {"feature_adoption": 30})";
    const auto change = health(small + usage, R"("segment": "enterprise", )" + usage);
    EXPECT_LT(part(change, ChangePart::segment), 0);
    EXPECT_EQ(part(change, ChangePart::segment), change.change());
}

TEST(Difference, OfTheDaysThatGoByIsTime) {
    const std::string members =
        small + R"("contract_end_date": "2026-10-10", "engagement_drop": {"nps_change": -2})";
    const auto change = churn(members, members);
    EXPECT_GT(part(change, ChangePart::time), 0);
    EXPECT_EQ(part(change, ChangePart::time), change.change());
    EXPECT_EQ(churn(members, members, june).change(), 0);
}

TEST(Difference, OfAnotherContractEndIsContract) {
    const auto with_end = [](const std::string& end) {
        return small + R"("contract_end_date": ")" + end + R"(", "engagement_drop": {"nps_change": -2})";
    };
    const auto change = churn(with_end("2026-07-10"), with_end("2028-07-10"));
    EXPECT_LT(part(change, ChangePart::contract), 0);
    EXPECT_EQ(part(change, ChangePart::time), 0);
    EXPECT_EQ(part(change, ChangePart::contract), change.change());
}

TEST(Difference, OfTwoModelsIsModel) {
    const auto other = model_with({{"health.dimensions[0].weight", "0.55"},
                                   {"health.dimensions[1].weight", "0.05"},
                                   {"health.dimensions[2].weight", "0.15"}});
    const std::string members = small + R"("usage": {"feature_adoption": 30}, )" + happy;
    auto before = account(members), after = account(members);
    const auto own = account(members, other);
    const auto change = compare_health(before, after, own, side(june), side(june, other), Missing::exclude);
    EXPECT_NE(change.change(), 0);
    EXPECT_EQ(part(change, ChangePart::model), change.change());
}

TEST(Difference, CountsWhoMovedAndWhoIsWorse) {
    CardDiff<Band> card;
    card.add(health(small + happy, small + neutral));
    card.add(health(small + neutral, small + happy));
    card.add(health(small + happy, small + happy));
    EXPECT_EQ(card.mean.compared, 3U);
    EXPECT_EQ(card.moved, 2U);
    EXPECT_EQ(card.mean.mean_change(), 0);
    // No verdict is neither worse nor better than any.
    EXPECT_EQ(card.worse, 0U);
    EXPECT_EQ(card.migration[3][3], 3U);
    EXPECT_TRUE(is_worse(Band::red, Band::yellow));
    EXPECT_FALSE(is_worse(Band::insufficient_data, Band::green));
    EXPECT_TRUE(is_worse(Tier::critical, Tier::high));
    EXPECT_FALSE(is_worse(Tier::low, Tier::insufficient_data));
}

TEST(Difference, OfManyAccountsIsSuspectedAboveTheShare) {
    PortfolioDiff diff;
    diff.all.health.mean.compared = 100;
    diff.all.health.moved = 15;
    EXPECT_FALSE(diff.is_mass_move());
    diff.all.health.moved = 16;
    EXPECT_TRUE(diff.is_mass_move());
}

TEST(DiffListing, ListsTheLargestBehaviourFirst) {
    const std::vector<AccountDiff> accounts{moved("A", -10), moved("B", 30), moved("D", -30), moved("C", 0),
                                            moved("E", 0, false)};
    EXPECT_THAT(listed(accounts, 10), ElementsAre("B", "D", "A", "C", "E"));
    EXPECT_THAT(listed(accounts, 3), ElementsAre("B", "D", "A"));
    EXPECT_THAT(listed(accounts, 0), IsEmpty());
}

}  // namespace csm::test
