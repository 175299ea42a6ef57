// SPDX-License-Identifier: MIT
#include "property/account_generator.hpp"
#include "support/checking.hpp"

#include <csm/json.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

namespace csm::test {

namespace {

std::string json_of(const std::string& text, const ReadOptions& options) {
    TextBuffer json;
    append_check_json(json, check_text(text, options), standard_model());
    return std::string{json.view()};
}

}  // namespace

RC_GTEST_PROP(CheckProperty, ThreadsAndBatchesDoNotMatter, ()) {
    const auto text =
        portfolio_text(*some_accounts(standard_model(), Completeness::partial), standard_model());
    RC_PRE(text.find("customer_id") != std::string::npos);
    const auto expected = json_of(text, {.threads = 1, .batch_bytes = text.size() + 1});
    const auto threads = *rc::gen::inRange(1U, 9U);
    const auto bytes = *rc::gen::inRange<std::size_t>(1, text.size() + 1);
    RC_ASSERT(json_of(text, {.threads = threads, .batch_bytes = bytes}) == expected);
}

RC_GTEST_PROP(CheckProperty, EveryValueIsCountedInItsHistogram, ()) {
    const auto numbers = *rc::gen::container<std::vector<double>>(plausible_number(-100, 100));
    ValueCounts counts;
    std::map<double, std::uint64_t> expected;
    for (const double number : numbers) {
        counts.add(number);
        ++expected[number + 0.0];
    }
    const auto values = counts.distribution();
    RC_ASSERT(values.total() == numbers.size());
    RC_ASSERT(values.distinct() == expected.size());
    std::uint64_t counted = 0;
    for (const auto& bin : values.histogram(12)) counted += bin.count;
    RC_ASSERT(counted == numbers.size());
    if (numbers.empty()) return;
    auto sorted = numbers;
    std::ranges::sort(sorted);
    RC_ASSERT(values.least() == sorted.front() && values.most() == sorted.back());
    RC_ASSERT(values.quantile(0.5) == sorted[(sorted.size() + 1) / 2 - 1]);
}

}  // namespace csm::test
