// SPDX-License-Identifier: MIT
#include <csm/number.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cfenv>
#include <charconv>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace {

using Buffer = std::array<char, 2048>;

/// to_chars says "-0.0" where csm says "0.0".
std::string without_negative_zero(const std::string& text) {
    return text.find_first_not_of("-0.") == std::string::npos && text.front() == '-' ? text.substr(1) : text;
}

std::string fixed_text(double value, int decimals) {
    Buffer buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                       std::chars_format::fixed, decimals);
    return without_negative_zero({buffer.data(), written.ptr});
}

std::string shortest_text(double value) {
    Buffer buffer{};
    const auto written =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
    return without_negative_zero({buffer.data(), written.ptr});
}

double tenth_by_text(double value) {
    const std::string text = fixed_text(value, 1);
    double rounded = 0;
    std::from_chars(text.data(), text.data() + text.size(), rounded);
    return rounded;
}

std::string shortest(double value) {
    std::string text;
    csm::append_shortest(text, value);
    return text;
}

std::string fixed(double value, int decimals) {
    std::string text;
    csm::append_fixed(text, value, decimals);
    return text;
}

std::string thousands(double value) {
    std::string text;
    csm::append_thousands(text, value);
    return text;
}

/// The value, its two neighbours, and the same below zero.
std::vector<double> around(double value) {
    const double below = std::nextafter(value, -1e300);
    const double above = std::nextafter(value, 1e300);
    return {value, below, above, -value, -below, -above};
}

std::vector<double> delicate_values() {
    std::vector<double> values;
    const auto add = [&](double value) {
        for (const double each : around(value)) values.push_back(each);
    };
    for (int step = 1; step <= 4000; ++step) {
        add(step / 20.0);
        add(step / 40.0);
        add(step * 0.05);
        add(step / 10000.0);
        add(4e14 / step + 0.25);
        add(9e15 / step);
    }
    for (const double value : {1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e22, 1e23, 1e300, 5e-324, 1e-300, 1e-5})
        add(value);
    std::mt19937_64 random(20260209);
    std::uniform_real_distribution<double> score(0, 100);
    std::uniform_real_distribution<double> exponent(-300, 300);
    for (int count = 0; count < 20000; ++count) {
        values.push_back(score(random));
        values.push_back(std::pow(10, exponent(random)));
    }
    return values;
}

TEST(Number, RoundsToTheNearestTenthAndTiesToEven) {
    EXPECT_EQ(csm::round_to_tenth(0.25), 0.2);
    EXPECT_EQ(csm::round_to_tenth(0.75), 0.8);
    EXPECT_EQ(csm::round_to_tenth(-0.25), -0.2);
    EXPECT_EQ(csm::round_to_tenth(86.25), 86.2);
    EXPECT_EQ(csm::round_to_tenth(2.5), 2.5);
}

TEST(Number, RoundsTheBinaryValueNotTheDecimalOneItStandsFor) {
    EXPECT_EQ(csm::round_to_tenth(0.15), 0.1);
    EXPECT_EQ(csm::round_to_tenth(0.35), 0.3);
    EXPECT_EQ(csm::round_to_tenth(0.45), 0.5);
    EXPECT_EQ(csm::round_to_tenth(1.05), 1.1);
}

TEST(Number, RoundsToTenthsAsToCharsDoes) {
    for (const double value : delicate_values())
        ASSERT_EQ(csm::round_to_tenth(value), tenth_by_text(value)) << shortest_text(value);
}

TEST(Number, HasNoNegativeZero) {
    EXPECT_FALSE(std::signbit(csm::round_to_tenth(-0.0)));
    EXPECT_FALSE(std::signbit(csm::round_to_tenth(-0.04)));
    EXPECT_FALSE(std::signbit(csm::round_to_unit(-0.4)));
    EXPECT_EQ(shortest(-0.0), "0");
    EXPECT_EQ(fixed(-0.0, 1), "0.0");
    EXPECT_EQ(fixed(-0.04, 1), "0.0");
    EXPECT_EQ(fixed(-0.4, 0), "0");
    EXPECT_EQ(thousands(-0.4), "0");
}

TEST(Number, RoundsToUnitsTiesToEven) {
    EXPECT_EQ(csm::round_to_unit(0.5), 0);
    EXPECT_EQ(csm::round_to_unit(1.5), 2);
    EXPECT_EQ(csm::round_to_unit(-2.5), -2);
    EXPECT_EQ(csm::round_to_unit(-3.5), -4);
    EXPECT_EQ(csm::round_to_unit(1e300), 1e300);
    for (const double value : delicate_values()) ASSERT_EQ(csm::round_to_unit(value), std::nearbyint(value));
}

TEST(Number, RoundsAlikeInAnyRoundingMode) {
    std::fesetround(FE_UPWARD);
    const double tenth = csm::round_to_tenth(86.25);
    const double unit = csm::round_to_unit(2.25);
    std::fesetround(FE_TONEAREST);
    EXPECT_NEAR(tenth, 86.2, 1e-9);
    EXPECT_EQ(unit, 2);
}

TEST(Number, PrintsTheShortestFormWithoutExponent) {
    EXPECT_EQ(shortest(86.2), "86.2");
    EXPECT_EQ(shortest(120000), "120000");
    EXPECT_EQ(shortest(0.05), "0.05");
    EXPECT_EQ(shortest(-0.1875), "-0.1875");
    EXPECT_EQ(shortest(100), "100");
    EXPECT_EQ(shortest(0.1 + 0.2), "0.30000000000000004");
    EXPECT_EQ(shortest(1e21), "1000000000000000000000");
    EXPECT_EQ(shortest(1e-7), "0.0000001");
    for (const double value : delicate_values()) ASSERT_EQ(shortest(value), shortest_text(value));
}

TEST(Number, PrintsTheAskedNumberOfDecimals) {
    EXPECT_EQ(fixed(72, 1), "72.0");
    EXPECT_EQ(fixed(-3, 1), "-3.0");
    EXPECT_EQ(fixed(0.3, 1), "0.3");
    EXPECT_EQ(fixed(61.5, 0), "62");
    EXPECT_EQ(fixed(1.005, 3), "1.005");
    for (const double value : delicate_values()) {
        ASSERT_EQ(fixed(value, 0), fixed_text(value, 0));
        ASSERT_EQ(fixed(value, 1), fixed_text(value, 1));
        ASSERT_EQ(fixed(value, 2), fixed_text(value, 2));
    }
}

TEST(Number, PrintsTheLargestValues) {
    const double largest = std::numeric_limits<double>::max();
    EXPECT_EQ(shortest(-largest).size(), 310);
    EXPECT_EQ(fixed(-largest, 3).size(), 314);
    EXPECT_EQ(csm::round_to_tenth(largest), largest);
}

TEST(Number, SeparatesThousands) {
    EXPECT_EQ(thousands(0), "0");
    EXPECT_EQ(thousands(999), "999");
    EXPECT_EQ(thousands(1000), "1,000");
    EXPECT_EQ(thousands(-999), "-999");
    EXPECT_EQ(thousands(-1234567), "-1,234,567");
    EXPECT_EQ(thousands(999999.5), "1,000,000");
    EXPECT_EQ(thousands(1e18), "1,000,000,000,000,000,000");
}

TEST(Number, AppendsToWhatIsThere) {
    std::string text = "-1 ";
    csm::append_thousands(text, 1234);
    csm::append_fixed(text.append(" "), -0.01, 1);
    csm::append_shortest(text.append(" "), 100.5);
    EXPECT_EQ(text, "-1 1,234 0.0 100.5");
}

TEST(RoundPercent, RoundsHalvesUpAsPeopleDo) {
    EXPECT_EQ(csm::round_percent(5.0 / 40), 13);
    EXPECT_EQ(csm::round_percent(1.0 / 200), 1);
    EXPECT_EQ(csm::round_percent(-0.125), -13);
    EXPECT_EQ(csm::round_percent(0.1249), 12);
    EXPECT_EQ(csm::round_percent(-0.001), 0);
    EXPECT_FALSE(std::signbit(csm::round_percent(-0.001)));
    EXPECT_EQ(csm::round_percent(12), 1200);
    EXPECT_TRUE(std::isfinite(csm::round_percent(1e300)));
}

TEST(RoundPercent, TakesCountsByTheirDecimals) {
    for (int whole = 1; whole <= 2'000; ++whole)
        for (int part = 0; part <= whole; ++part)
            ASSERT_EQ(csm::round_percent(static_cast<double>(part) / whole),
                      (200 * part + whole) / (2 * whole))
                << part << " of " << whole;
}

TEST(Number, LimitsScores) {
    EXPECT_EQ(csm::clamp_score(-1), 0);
    EXPECT_EQ(csm::clamp_score(55.5), 55.5);
    EXPECT_EQ(csm::clamp_score(101), 100);
}

}  // namespace
