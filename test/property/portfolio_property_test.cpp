// SPDX-License-Identifier: MIT
#include "property/account_generator.hpp"
#include "support/csv_portfolio.hpp"
#include "support/reading.hpp"

#include <csm/assessment.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

namespace csm::test {

namespace {

const Settings settings{.as_of = Date(2026, 3, 1), .missing = Missing::exclude};

/// Accounts that can be compared: NaN equals nothing.
Account comparable(Account account) {
    for (auto& value : account.values) value = std::isnan(value) ? -12345678 : value;
    return account;
}

/// The modules of a CSV come in the order of its columns.
Account in_module_order(Account account) {
    std::ranges::sort(account.modules.items(), {}, &Module::name);
    return comparable(std::move(account));
}

/// What csm says about an account, whatever its place among the others.
struct Verdict {
    std::string customer_id;
    std::optional<double> health, risk, exposure;
    std::optional<double> revenue;
    Tier priority;
    std::string reason;

    bool operator==(const Verdict&) const = default;

    bool operator<(const Verdict& other) const { return customer_id < other.customer_id; }
};

std::vector<Verdict> verdicts(const std::string& text) {
    std::vector<Verdict> verdicts;
    for (const auto& account : read_text(text).accounts) {
        const auto assessment = assess(account, standard_model(), settings);
        verdicts.push_back(
            {account.customer_id, assessment.health ? assessment.health->score : std::nullopt,
             assessment.churn ? assessment.churn->risk : std::nullopt, assessment.exposure,
             assessment.expansion ? std::optional{assessment.expansion->total_revenue} : std::nullopt,
             assessment.priority, assessment.reason});
    }
    return verdicts;
}

}  // namespace

RC_GTEST_PROP(PortfolioProperty, ReadingGivesBackEveryValue, ()) {
    const auto accounts = *some_accounts(standard_model(), Completeness::partial);
    const auto reading = read_text(portfolio_text(accounts, standard_model()));
    RC_ASSERT(reading.error.empty());
    RC_ASSERT(reading.accounts.size() == accounts.size());
    for (std::size_t i = 0; i < accounts.size(); ++i)
        RC_ASSERT(comparable(reading.accounts[i]) == comparable(accounts[i]));
}

RC_GTEST_PROP(PortfolioProperty, ReadingReportsNothingButWhatIsOutOfRangeOrHasNoPrice, ()) {
    const auto accounts = *some_accounts(standard_model(), Completeness::partial);
    const auto text = portfolio_text(accounts, standard_model());
    RC_LOG() << text;
    for (const auto& problem : read_text(text).problems)
        RC_ASSERT(problem.message.find("; used as given") != std::string::npos ||
                  problem.message.starts_with("unknown plan tier"));
}

RC_GTEST_PROP(PortfolioProperty, CsvGivesTheSameAccountsAsJson, ()) {
    auto accounts = *some_accounts(standard_model(), Completeness::partial);
    // A CSV cannot say that there is no module, nor that nothing is known of one.
    for (auto& account : accounts) {
        for (auto i = account.modules.items().size(); i-- > 0;)
            if (const auto& module = account.modules.items()[i]; !module.adopted && !module.usage_percent)
                account.modules.remove(i);
        account.modules.given = !account.modules.items().empty();
    }
    const auto delimiter = *rc::gen::element(',', ';', '\t');
    const auto* const line_end = *rc::gen::element("\n", "\r\n", "\r");
    const auto document = boost::json::parse(portfolio_text(accounts, standard_model()));
    const auto text = csv_of(document, delimiter, line_end);
    RC_LOG() << text;
    const auto expected = read_text(boost::json::serialize(document));
    const auto reading = read_text(text);
    RC_ASSERT(reading.error.empty());
    RC_ASSERT(reading.accounts.size() == expected.accounts.size());
    for (std::size_t i = 0; i < accounts.size(); ++i)
        RC_ASSERT(in_module_order(reading.accounts[i]) == in_module_order(expected.accounts[i]));
}

RC_GTEST_PROP(PortfolioProperty, AListAndLinesGiveTheSameAccounts, ()) {
    const auto accounts = *some_accounts(standard_model(), Completeness::partial);
    std::string lines;
    for (const auto& account : accounts) {
        // {"customers":[ … ]}
        const auto text = portfolio_text({account}, standard_model());
        lines += text.substr(14, text.size() - 16) + "\n";
    }
    const auto reading = read_text(lines);
    RC_ASSERT(reading.accounts.size() == accounts.size());
    for (std::size_t i = 0; i < accounts.size(); ++i)
        RC_ASSERT(comparable(reading.accounts[i]) == comparable(accounts[i]));
}

RC_GTEST_PROP(PortfolioProperty, PermutingTheAccountsPermutesTheRowsOnly, ()) {
    auto accounts = *some_accounts(standard_model(), Completeness::partial);
    auto before = verdicts(portfolio_text(accounts, standard_model()));
    for (std::size_t i = accounts.size(); i > 1; --i)
        std::swap(accounts[i - 1], accounts[*rc::gen::inRange<std::size_t>(0, i)]);
    auto after = verdicts(portfolio_text(accounts, standard_model()));
    std::sort(before.begin(), before.end());
    std::sort(after.begin(), after.end());
    RC_ASSERT(before == after);
}

RC_GTEST_PROP(PortfolioProperty, AnotherAccountChangesNoOthersScore, ()) {
    auto accounts = *some_accounts(standard_model(), Completeness::partial);
    const auto before = verdicts(portfolio_text(accounts, standard_model()));
    auto another = *an_account(standard_model(), Completeness::partial);
    another.customer_id = "another";
    const auto place = *rc::gen::inRange<long>(0, static_cast<long>(accounts.size()) + 1);
    accounts.insert(accounts.begin() + place, another);
    auto after = verdicts(portfolio_text(accounts, standard_model()));
    after.erase(after.begin() + place);
    RC_ASSERT(before == after);
}

RC_GTEST_PROP(PortfolioProperty, SplittingTheBlocksOverTwoSourcesChangesNothing, ()) {
    const auto accounts = *some_accounts(standard_model(), Completeness::partial);
    auto first = accounts, second = accounts;
    for (std::size_t i = 0; i < accounts.size(); ++i)
        for (std::size_t slot = 0; slot < standard_model().fields.size(); ++slot) {
            const bool is_usage = standard_model().fields[slot].name.starts_with("usage");
            (is_usage ? first : second)[i].values[slot] = missing_value;
        }
    const auto joined =
        read_texts({portfolio_text(first, standard_model()), portfolio_text(second, standard_model())});
    RC_ASSERT(joined.accounts.size() == accounts.size());
    for (std::size_t i = 0; i < accounts.size(); ++i)
        RC_ASSERT(comparable(joined.accounts[i]) == comparable(accounts[i]));
}

RC_GTEST_PROP(PortfolioProperty, AnyCutOfTheTextIsAnErrorWithAPlace, ()) {
    const auto text =
        portfolio_text(*some_accounts(standard_model(), Completeness::partial), standard_model());
    const auto size = *rc::gen::inRange<std::size_t>(1, text.size());
    RC_ASSERT(read_text(text.substr(0, size)).error.starts_with("p.json:1:"));
}

}  // namespace csm::test
