// SPDX-License-Identifier: MIT
#include "score/apportion.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace csm::test {

namespace {

/// Points as cards have them: none negative, many of them 0 or on a hundredth.
std::vector<double> some_parts() {
    const auto hundredths = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-500, 2500));
    std::vector<double> parts;
    parts.reserve(hundredths.size());
    for (const int part : hundredths)
        parts.push_back(part < 0 ? 0 : part / 100.0 / *rc::gen::element(1, 1, 3, 7));
    return parts;
}

long total_of(const std::vector<double>& parts) {
    return std::lround(std::accumulate(parts.begin(), parts.end(), 0.0) * 10);
}

}  // namespace

RC_GTEST_PROP(ApportionProperty, TenthsSumToTheTotal, ()) {
    const auto parts = some_parts();
    RC_PRE(!parts.empty());
    const auto total = total_of(parts) + *rc::gen::inRange(0, 4);
    const auto tenths = apportion_tenths(parts, total);
    RC_ASSERT(std::accumulate(tenths.begin(), tenths.end(), 0L) == total);
}

RC_GTEST_PROP(ApportionProperty, EveryPartIsOffByLessThanATenth, ()) {
    const auto parts = some_parts();
    const auto tenths = apportion_tenths(parts, total_of(parts));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        RC_ASSERT(std::abs(static_cast<double>(tenths[i]) - parts[i] * 10) < 1 + 1e-9);
        RC_ASSERT(tenths[i] >= 0);
        RC_ASSERT(parts[i] != 0 || tenths[i] == 0);
    }
}

}  // namespace csm::test
