// SPDX-License-Identifier: MIT
#include "property/account_generator.hpp"
#include "support/accounts.hpp"

#include <csm/portfolio_diff.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace csm::test {

namespace {

const Date june{2026, 6, 30}, september{2026, 9, 30};
constexpr auto exclude = Missing::exclude;

DiffSide side(Date as_of) { return {standard_model(), as_of}; }

/// Two accounts as one customer's on two days.
std::pair<Account, Account> two_days() {
    auto before = *an_account(standard_model(), Completeness::partial);
    auto after = *rc::gen::weightedOneOf<Account>(
        {{4, an_account(standard_model(), Completeness::partial)}, {1, rc::gen::just(before)}});
    after.customer_id = before.customer_id;
    return {before, after};
}

template <class Class>
void assert_sums(const ScoreChange<Class>& change) {
    const auto sum = std::accumulate(change.parts.begin(), change.parts.end(), 0L);
    RC_ASSERT(sum == (change.has_change() ? change.change() : 0L));
    if (!change.is_comparable) RC_ASSERT(change.by_metric.empty());
}

long behaviour(const auto& change) { return change.parts[static_cast<std::size_t>(ChangePart::behaviour)]; }

long sum_by_metric(const auto& change) {
    long sum = 0;
    for (const auto& [field, tenths] : change.by_metric) sum += tenths;
    return sum;
}

std::string sorted_otherwise(std::vector<Account> accounts) {
    std::ranges::reverse(accounts);
    return portfolio_text(accounts, standard_model());
}

struct Compared {
    PortfolioDiff diff;
    std::vector<AccountDiff> accounts;
};

Compared compare_texts(const std::string& before, const std::string& after, DiffBy by = DiffBy::nothing) {
    const Source one{"before.json", before}, other{"after.json", after};
    Portfolio first{{&one, 1}, standard_model(), {.as_of = june}},
        second{{&other, 1}, standard_model(), {.as_of = september}};
    Compared compared;
    auto diff = compare(
        {first, second, nullptr}, {side(june), side(september), exclude, by},
        [&](const AccountDiff& account) { compared.accounts.push_back(account); }, [](const Problem&) {});
    RC_ASSERT(diff.has_value());
    compared.diff = std::move(*diff);
    return compared;
}

}  // namespace

RC_GTEST_PROP(DifferenceProperty, PartsSumToTheChange, ()) {
    auto [before, after] = two_days();
    assert_sums(compare_health(before, after, after, side(june), side(september), exclude));
    assert_sums(compare_churn(before, after, after, side(june), side(september), exclude));
}

RC_GTEST_PROP(DifferenceProperty, LeavesTheAccountsAsTheyCame, ()) {
    auto [before, after] = two_days();
    const auto values_before = before.values, values_after = after.values;
    const auto segment = after.segment;
    const auto end = after.contract_end;
    compare_churn(before, after, after, side(june), side(september), exclude);
    const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    RC_ASSERT(std::ranges::equal(before.values, values_before, same));
    RC_ASSERT(std::ranges::equal(after.values, values_after, same));
    RC_ASSERT(after.segment == segment);
    RC_ASSERT(after.contract_end == end);
}

RC_GTEST_PROP(DifferenceProperty, OfADayWithItselfIsNothing, ()) {
    auto account = *an_account(standard_model(), Completeness::partial);
    auto same = account;
    const auto health = compare_health(account, same, same, side(june), side(june), exclude);
    const auto churn = compare_churn(account, same, same, side(june), side(june), exclude);
    RC_ASSERT(std::ranges::count(health.parts, 0) == change_parts);
    RC_ASSERT(std::ranges::count(churn.parts, 0) == change_parts);
    RC_ASSERT(health.by_metric.empty() && churn.by_metric.empty());
    RC_ASSERT(health.lost_fields.empty() && health.gained_fields.empty());
    RC_ASSERT(health.from == health.to && churn.from == churn.to);
}

RC_GTEST_PROP(DifferenceProperty, OfHealthSplitsTheBehaviourByMetric, ()) {
    auto [before, after] = two_days();
    const auto health = compare_health(before, after, after, side(june), side(september), exclude);
    if (health.has_change()) RC_ASSERT(sum_by_metric(health) == behaviour(health));
}

RC_GTEST_PROP(DifferenceProperty, BackIsTheOppositeWhereNothingElseDiffers, ()) {
    // All values on both days: only the behaviour can differ.
    auto before = *an_account(standard_model(), Completeness::complete);
    auto after = *an_account(standard_model(), Completeness::complete);
    after.segment = before.segment;
    after.phase = before.phase;
    const auto there = compare_health(before, after, after, side(june), side(june), exclude);
    const auto back = compare_health(after, before, before, side(june), side(june), exclude);
    RC_ASSERT(behaviour(there) == -behaviour(back));
}

RC_GTEST_PROP(DifferenceProperty, OfAPortfolioDoesNotHangOnTheOrderOfItsRows, ()) {
    const auto before = *some_accounts(standard_model(), Completeness::partial);
    const auto after = *some_accounts(standard_model(), Completeness::partial);
    RC_PRE(!before.empty() && !after.empty());
    const auto one =
        compare_texts(portfolio_text(before, standard_model()), portfolio_text(after, standard_model()));
    const auto other = compare_texts(sorted_otherwise(before), sorted_otherwise(after));
    RC_ASSERT(one.diff.all.health.mean.parts == other.diff.all.health.mean.parts);
    RC_ASSERT(one.diff.all.churn.migration == other.diff.all.churn.migration);
    RC_ASSERT(one.accounts.size() == other.accounts.size());
    RC_ASSERT(one.diff.only_before.size() == other.diff.only_before.size());
}

RC_GTEST_PROP(DifferenceProperty, GroupsAddUpToTheWhole, ()) {
    const auto before = *some_accounts(standard_model(), Completeness::partial);
    const auto after = *some_accounts(standard_model(), Completeness::partial);
    RC_PRE(!before.empty() && !after.empty());
    for (const auto by : {DiffBy::owner, DiffBy::segment}) {
        const auto compared = compare_texts(portfolio_text(before, standard_model()),
                                            portfolio_text(after, standard_model()), by);
        std::uint64_t accounts = 0, worse = 0;
        long change = 0;
        for (const auto& [name, group] : compared.diff.groups) {
            accounts += group.accounts;
            worse += group.churn.worse;
            change += group.health.mean.change;
        }
        RC_ASSERT(accounts == compared.diff.all.accounts);
        RC_ASSERT(worse == compared.diff.all.churn.worse);
        RC_ASSERT(change == compared.diff.all.health.mean.change);
    }
}

}  // namespace csm::test
