// SPDX-License-Identifier: MIT
#include "property/account_generator.hpp"

#include <csm/number.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <bit>
#include <charconv>
#include <cmath>

namespace csm::test {

namespace {

double read_back(const std::string& text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Any finite double: any 64 bits but those of infinities and NaN.
double any_finite() {
    const auto bits = *rc::gen::noShrink(rc::gen::inRange<std::uint64_t>(0, 0x7FEFFFFFFFFFFFFFU));
    const auto value = std::bit_cast<double>(bits);
    return *rc::gen::arbitrary<bool>() ? -value : value;
}

double rounded_by_text(double value) {
    std::array<char, 512> buffer{};
    const auto written =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 1);
    return read_back({buffer.data(), written.ptr});
}

std::string shortest(double value) {
    std::string text;
    append_shortest(text, value);
    return text;
}

}  // namespace

RC_GTEST_PROP(NumberProperty, RoundToTenthEqualsToChars, ()) {
    for (int i = 0; i < 100; ++i) {
        const double plausible = *plausible_number(-100, 100);
        RC_ASSERT(round_to_tenth(plausible) == rounded_by_text(plausible));
        const double any = any_finite();
        RC_ASSERT(round_to_tenth(any) == rounded_by_text(any));
    }
}

RC_GTEST_PROP(NumberProperty, RoundToTenthOfATieAndItsNeighboursEqualsToChars, ()) {
    const double tie = *rc::gen::inRange(-200000, 200000) / 20.0;
    for (const double value : {tie, std::nextafter(tie, 1e300), std::nextafter(tie, -1e300)})
        RC_ASSERT(round_to_tenth(value) == rounded_by_text(value));
}

RC_GTEST_PROP(NumberProperty, AppendShortestReadsBackToTheSameDouble, ()) {
    for (int i = 0; i < 100; ++i) {
        const double plausible = *plausible_number(-1e6, 1e6);
        RC_ASSERT(read_back(shortest(plausible)) == plausible);
        const double any = any_finite();
        RC_ASSERT(read_back(shortest(any)) == any);
    }
}

RC_GTEST_PROP(NumberProperty, AppendShortestHasNoExponent, ()) {
    RC_ASSERT(shortest(any_finite()).find_first_not_of("-.0123456789") == std::string::npos);
}

}  // namespace csm::test
