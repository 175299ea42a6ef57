// SPDX-License-Identifier: MIT
#include <csm/cents.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace csm::test {

namespace {

Cents cents(std::string_view amount) { return cents_of(parse_decimal(amount).value()).value(); }

Cents yearly(std::string_view amount, std::string_view months) {
    return yearly_cents(parse_decimal(amount).value(), parse_decimal(months).value()).value();
}

}  // namespace

TEST(Cents, AreOfDecimalsAsTheyAreWritten) {
    EXPECT_EQ(cents("1234.56"), 123456);
    EXPECT_EQ(cents("-1234.56"), -123456);
    EXPECT_EQ(cents("+7"), 700);
    EXPECT_EQ(cents(".5"), 50);
    EXPECT_EQ(cents("5."), 500);
    EXPECT_EQ(cents("000042.10"), 4210);
    EXPECT_EQ(cents("1.5e3"), 150000);
    EXPECT_EQ(cents("125E-3"), 12);
    EXPECT_EQ(cents("0"), 0);
    EXPECT_EQ(cents("-0.00"), 0);
}

TEST(Cents, RoundHalvesToTheEvenCent) {
    EXPECT_EQ(cents("0.125"), 12);
    EXPECT_EQ(cents("0.135"), 14);
    EXPECT_EQ(cents("1.005"), 100);
    EXPECT_EQ(cents("1.015"), 102);
    EXPECT_EQ(cents("0.1250000000000000000000000000000001"), 13);
    EXPECT_EQ(cents("0.1349999999999999999999999999999999"), 13);
    EXPECT_EQ(cents("-0.125"), -12);
    EXPECT_EQ(cents("-0.135"), -14);
}

TEST(Cents, OfADoubleAreThoseOfItsShortestForm) {
    EXPECT_EQ(cents_of(0.125), 12);
    EXPECT_EQ(cents_of(1.015), 102);
    EXPECT_EQ(cents_of(1234.565), 123456);
    EXPECT_EQ(cents_of(4909.0), 490900);
    EXPECT_EQ(cents_of(1e15), 100'000'000'000'000'000);
    EXPECT_EQ(cents_of(1e-300), 0);
    EXPECT_EQ(cents_of(-0.0), 0);
    EXPECT_FALSE(cents_of(1.1e15));
    EXPECT_FALSE(cents_of(std::numeric_limits<double>::quiet_NaN()));
    EXPECT_FALSE(cents_of(std::numeric_limits<double>::infinity()));
}

TEST(Cents, OfAYearAreRoundedOnce) {
    EXPECT_EQ(yearly("100", "12"), 10000);
    EXPECT_EQ(yearly("10", "7"), 1714);
    EXPECT_EQ(yearly("863.63", "3"), 345452);
    EXPECT_EQ(yearly("1200", "36"), 40000);
    EXPECT_EQ(yearly("0.005", "12"), 0);
    EXPECT_EQ(yearly("0.015", "12"), 2);
    EXPECT_EQ(yearly("0.01", "24"), 0);
    EXPECT_EQ(yearly("0.03", "24"), 2);
    EXPECT_EQ(yearly("0.05", "24"), 2);
    EXPECT_EQ(yearly("-0.03", "24"), -2);
    EXPECT_EQ(yearly("10", "0.5"), 24000);
    EXPECT_EQ(yearly("100", "12.0"), 10000);
    EXPECT_EQ(yearly("100", "1.2e1"), 10000);
}

TEST(Cents, OfNoMonthsOrTooLargeAreNothing) {
    const auto amount = parse_decimal("1").value();
    EXPECT_FALSE(yearly_cents(amount, parse_decimal("0").value()));
    EXPECT_FALSE(yearly_cents(amount, parse_decimal("-1").value()));
    EXPECT_FALSE(yearly_cents(parse_decimal("1e15").value(), parse_decimal("1").value()));
    EXPECT_TRUE(yearly_cents(parse_decimal("1e15").value(), parse_decimal("12").value()));
    EXPECT_FALSE(cents_of(parse_decimal("1e15").value()).value_or(0) == 0);
    EXPECT_FALSE(cents_of(parse_decimal("1e30").value()));
}

TEST(Cents, TextsThatAreNoPlainNumberAreNone) {
    for (const auto* text : {"", "-", ".", "1,200", "1 200", "EUR 5", "5 %", "0x10", "1e", "1e99", "e5",
                             "--1", "1.2.3", "inf", "nan", "12a"})
        EXPECT_FALSE(parse_decimal(text)) << text;
    EXPECT_FALSE(parse_decimal(std::string(61, '1')));
    EXPECT_TRUE(parse_decimal(std::string(60, '1')));
}

TEST(Cents, AreShownWithTwoDecimals) {
    EXPECT_EQ(cents_text(0), "0.00");
    EXPECT_EQ(cents_text(5), "0.05");
    EXPECT_EQ(cents_text(123456), "1234.56");
    EXPECT_EQ(cents_text(-7), "-0.07");
    EXPECT_EQ(cents_text(123456789, ","), "1,234,567.89");
    EXPECT_EQ(cents_text(-100000, ","), "-1,000.00");
    EXPECT_EQ(cents_text(99999, ","), "999.99");
    EXPECT_EQ(cents_text(std::numeric_limits<Cents>::min()), "-92233720368547758.08");
}

}  // namespace csm::test
