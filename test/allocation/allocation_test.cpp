// SPDX-License-Identifier: MIT
#include "allocation/counting.hpp"
#include "bench/portfolio_generator.hpp"
#include "support/models.hpp"

#include <csm/json.hpp>
#include <csm/portfolio.hpp>

#include <gtest/gtest.h>

#include <string>

namespace csm::test {

namespace {

const Date as_of{2026, 3, 1};

template <class Scored>
Scored scored(const Account& account);

template <>
HealthResult scored(const Account& account) {
    return score_health(account, standard_model(), Missing::exclude);
}

template <>
ChurnResult scored(const Account& account) {
    return score_churn(account, standard_model(), as_of, Missing::exclude);
}

template <>
Assessment scored(const Account& account) {
    return assess(account, standard_model(), {as_of, Missing::exclude});
}

/// Scores and writes as the commands do.
template <class Scored>
struct Writing {
    void clear() { text.clear(); }

    void take(Account& account, std::uint64_t) { json.append(text, account, scored<Scored>(account)); }

    CustomerJson<Scored> json{standard_model(), {}, {Date{2026, 12, 1}}};
    TextBuffer text;
};

/// Only reads.
struct Reading {
    void clear() {}

    void take(Account&, std::uint64_t) {}
};

/// Blocks of memory that each further account takes, once a thousand have warmed everything up.
template <class Batch>
double allocations_per_account(bench::Layout layout) {
    constexpr std::uint64_t few = 1000, many = 5000;
    const auto count = [layout](std::uint64_t accounts) {
        const auto text = bench::portfolio_text({.accounts = accounts, .layout = layout});
        const Source source{"p.json", text};
        Portfolio portfolio{{&source, 1}, standard_model(), {}};
        const BatchSink sink{[] { return Batch{}; }, [](Batch&) {}, [](const Problem&) {}};
        const auto before = allocations();
        EXPECT_TRUE(portfolio.read(sink));
        return allocations() - before;
    };
    return (static_cast<double>(count(many)) - static_cast<double>(count(few))) / (many - few);
}

}  // namespace

TEST(Allocation, IsCounted) {
    const auto before = allocations();
    const auto text = std::make_unique<std::string>(100, 'x');
    EXPECT_EQ(text->size(), 100);
    EXPECT_EQ(allocations() - before, 2);
}

// What is left per account is the growth of the table of ids, which doubles now and then.
TEST(Allocation, IsNotNeededToReadAnAccount) {
    EXPECT_LT(allocations_per_account<Reading>(bench::Layout::document), 0.1);
    EXPECT_LT(allocations_per_account<Reading>(bench::Layout::lines), 0.1);
}

TEST(Allocation, IsNotNeededToScoreAndWriteHealth) {
    EXPECT_LT(allocations_per_account<Writing<HealthResult>>(bench::Layout::document), 0.1);
}

TEST(Allocation, IsNotNeededToScoreAndWriteChurn) {
    EXPECT_LT(allocations_per_account<Writing<ChurnResult>>(bench::Layout::document), 0.1);
}

// An account's reason and its next action; for an account that is not known well enough they take some more.
TEST(Allocation, IsForSentencesOnlyInTheReport) {
    EXPECT_LT(allocations_per_account<Writing<Assessment>>(bench::Layout::document), 3);
}

}  // namespace csm::test
