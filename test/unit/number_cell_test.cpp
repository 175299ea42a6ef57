// SPDX-License-Identifier: MIT
#include "read/csv/csv_text.hpp"
#include "read/csv/number_cell.hpp"

#include <csm/number.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace csm::test {

namespace {

std::optional<double> number(std::string_view text, char decimal = '.') {
    const auto taken = read::take_apart(text);
    return taken ? read::value_of(*taken, decimal) : std::nullopt;
}

std::optional<double> with_magnitude(std::string_view text, char decimal = '.') {
    const auto taken = read::take_apart(text, read::Magnitudes::taken);
    return taken ? read::value_of(*taken, decimal) : std::nullopt;
}

std::string currency(std::string_view text) {
    const auto taken = read::take_apart(text);
    return taken ? taken->currency : "no number";
}

struct Case {
    std::string_view text;
    double value;
};

}  // namespace

TEST(NumberCell, TakesWhatPeopleWrite) {
    for (const auto& [text, value] : {Case{"12", 12},
                                      {"$1,200.00", 1200},
                                      {"US$ 5", 5},
                                      {"1200 EUR", 1200},
                                      {"1200EUR", 1200},
                                      {"EUR 1200", 1200},
                                      {"1200 eur", 1200},
                                      {"$1,200.00 USD", 1200},
                                      {"USD $1,200.00", 1200},
                                      {"€1,200 EUR", 1200},
                                      {"Rs. 1,200", 1200},
                                      {"1200 kr.", 1200},
                                      {"12 %", 12},
                                      {"%12", 12},
                                      {"1'234'567", 1234567},
                                      {"1.", 1},
                                      {".5", 0.5},
                                      {"'1200", 1200},
                                      {"+5", 5},
                                      {"1.200,-", 1200}})
        EXPECT_EQ(number(text, text == "1.200,-" ? ',' : '.'), value) << text;
    EXPECT_EQ(number("1.234.567,5 €", ','), 1234567.5);
    EXPECT_EQ(number("0,75", ','), 0.75);
}

TEST(NumberCell, TakesNegativeAmountsAsAccountantsWriteThem) {
    for (const auto* text :
         {"-1,200.00",         "(1,200.00)",     "( 1,200 )",    "$(1,200.00)",       "($1,200.00)",
          "$ (1,200)",         "(1,200.00) USD", "USD (1,200)",  "(USD 1,200)",       "1,200.00-",
          "1,200 -",           "$1,200.00-",     "1,200.00- €",  "1,200.00 €-",       "-$1,200",
          "$-1,200",           "- $ 1,200",      "-US$1,200.00", "- 1,200 EUR",       "\u2212$1,200",
          "$\u22121,200",      "\u20131,200",    "1,200\u2212",  "\uFF081,200\uFF09", "\uFF0D1,200.00",
          "(1\u202F200)",      "(1'200.00)",     "-1.2e3",       "\u20101200",        "\u20111200.000",
          "\u200E-1,200\u200E"})
        EXPECT_EQ(number(text), -1200) << text;
    EXPECT_EQ(number("(12%)"), -12);
    EXPECT_EQ(number("(12)%"), -12);
    EXPECT_EQ(number("1.200,00-", ','), -1200);
    for (const auto* text : {"(0.00)", "-0", "0-", "(0)"})
        EXPECT_FALSE(std::signbit(number(text).value())) << text;
}

TEST(NumberCell, TakesADashBesideACurrencyForZero) {
    for (const auto* text : {"$ -", "$-", "€ –", "- $", "-€", "$ —", "USD -", "- EUR", "$ --", "£\u00A0-"})
        EXPECT_EQ(number(text), 0) << text;
    for (const auto* text : {"-", "--", "–", "—", "- %", "(-)", "$", "USD", "+ $", "$ ---"})
        EXPECT_EQ(number(text), std::nullopt) << text;
    EXPECT_EQ(currency("€ –"), "€");
}

TEST(NumberCell, TakesADashBehindTheSignForNoCents) {
    for (const auto* text : {"1.200,-", "1.200,--", "1.200,— €", "€ 1.200,–", "1200,-"})
        EXPECT_EQ(number(text, ','), 1200) << text;
    EXPECT_EQ(number("CHF 1'200.–"), 1200);
    EXPECT_EQ(number("-1'200.-"), -1200);
    EXPECT_EQ(read::decimal_evidence(read::take_apart("1.200,-")->digits), read::DecimalEvidence::comma);
}

TEST(NumberCell, TakesEveryMarkBetweenThousands) {
    for (const auto* text :
         {"1,234,567.5", "1 234 567.5", "1\u00A0234\u00A0567.5", "1\u202F234\u202F567.5",
          "1\u2009234\u2009567.5", "1\u2007234\u2007567.5", "1'234'567.5", "1\u2019234\u2019567.5",
          "1234567.5", "１,２３４,５６７.５", "１，２３４，５６７．５"})
        EXPECT_EQ(number(text), 1234567.5) << text;
}

TEST(NumberCell, TakesGroupsAsInIndia) {
    for (const auto& [text, value] : {Case{"1,23,456", 123456},
                                      {"10,00,000", 1000000},
                                      {"12,34,56,789.50", 123456789.5},
                                      {"₹1,00,00,000", 10000000},
                                      {"Rs. 5,00,000.00", 500000},
                                      {"(1,23,456)", -123456}})
        EXPECT_EQ(number(text), value) << text;
    for (const auto* text : {"12,34", "1,2,345", "1,23,45", "123,45,678", "1,234,56,789", "12,34,5678"})
        EXPECT_EQ(number(text), std::nullopt) << text;
    EXPECT_EQ(number("1.23.456", ','), std::nullopt);
}

TEST(NumberCell, TakesPowersOfTen) {
    EXPECT_EQ(number("1.5e3"), 1500);
    EXPECT_EQ(number("1E+05"), 100000);
    EXPECT_EQ(number("2.5E-3"), 0.0025);
    EXPECT_EQ(number("1,5E+03", ','), 1500);
    EXPECT_EQ(number("1.234E+03"), 1234);
    EXPECT_EQ(number("1.234E+03", ','), std::nullopt);  // not 1,234 thousand
    for (const auto* text : {"1e400", "1e99999999999", "e5", "1e", "1e+", "1e+-3", "1e5e5", "1e5k"})
        EXPECT_EQ(number(text), std::nullopt) << text;
}

TEST(NumberCell, TakesMagnitudesOnlyWhenAsked) {
    for (const auto& [text, value] : {Case{"12k", 12e3},
                                      {"$12K", 12e3},
                                      {"12 k€", 12e3},
                                      {"$1.2M", 1.2e6},
                                      {"1.1k", 1100},
                                      {"3bn", 3e9},
                                      {"2.5 B USD", 2.5e9},
                                      {"USD 4.35 million", 4.35e6},
                                      {"4 MM", 4e6},
                                      {"5 Mrd.", 5e9},
                                      {"20 tsd", 20e3},
                                      {"₹5 lakh", 5e5},
                                      {"1.5 Crore", 1.5e7},
                                      {"2 Cr", 2e7},
                                      {"(12k)", -12e3},
                                      {"-$1.5m", -1.5e6},
                                      {"$1,200k", 1.2e6},
                                      {"12", 12}}) {
        EXPECT_EQ(with_magnitude(text), value) << text;
        EXPECT_EQ(number(text).has_value(), text == "12") << text;
    }
    EXPECT_EQ(with_magnitude("1,5 Mio", ','), 1.5e6);
    EXPECT_EQ(with_magnitude("1,5 MIO", ','), 1.5e6);
    EXPECT_EQ(with_magnitude("1,5 Mio. €", ','), 1.5e6);
    for (const auto* text : {"5 CR", "12 h", "k", "12kk", "12k5", "12 kg", "1e5k"})
        EXPECT_EQ(with_magnitude(text), std::nullopt) << text;
}

TEST(NumberCell, KnowsTheCurrency) {
    EXPECT_EQ(currency("$5"), "$");
    EXPECT_EQ(currency("5 US$"), "US$");
    EXPECT_EQ(currency("CHF 1'200"), "CHF");
    EXPECT_EQ(currency("$5 CAD"), "CAD");
    EXPECT_EQ(currency("CAD $5"), "CAD");
    EXPECT_EQ(currency("￥５００"), "¥");
    EXPECT_EQ(currency("5"), "");
    for (const auto* text : {"€5 USD", "USD €5", "$5 €", "USD 5 EUR", "30 MIN", "12 HRS", "INV1001", "ABC",
                             "5 all", "5 Usd", "12 Lakr", "krone 5"})
        EXPECT_EQ(currency(text), "no number") << text;
}

TEST(NumberCell, RefusesWhatIsNoNumber) {
    for (const auto* text : {"",       " ",    "high",     "1 2",    "12,34", "1,2345",
                             "1.2.3",  ",",    "--5",      "-5-",    "(-5)",  "((5))",
                             "(5",     "5)",   "5 of 7",   "~5",     "<5",    "10+",
                             "1/2",    "1:30", "5 %%",     "1 2345", "1'23",  "12 34",
                             "0x1F",   "NaN",  "Infinity", "1,,234", ",234",  "1\u00A0\u00A0234",
                             "5\uFFFD"})
        EXPECT_EQ(number(text), std::nullopt) << text;
    EXPECT_EQ(number("1.2", ','), std::nullopt);
    EXPECT_EQ(number(std::string(4000, '9')), std::nullopt);
}

TEST(NumberCell, KnowsWhatSettlesTheDecimalSign) {
    EXPECT_EQ(read::decimal_evidence("12"), read::DecimalEvidence::none);
    EXPECT_EQ(read::decimal_evidence("1,234.5"), read::DecimalEvidence::point);
    EXPECT_EQ(read::decimal_evidence("1.234,5"), read::DecimalEvidence::comma);
    EXPECT_EQ(read::decimal_evidence("0.123"), read::DecimalEvidence::point);
    EXPECT_EQ(read::decimal_evidence("0,5"), read::DecimalEvidence::comma);
    EXPECT_EQ(read::decimal_evidence("1,234,567"), read::DecimalEvidence::point);
    EXPECT_EQ(read::decimal_evidence("1,23,456"), read::DecimalEvidence::point);
    EXPECT_EQ(read::decimal_evidence("1.234.567"), read::DecimalEvidence::comma);
    EXPECT_EQ(read::decimal_evidence("1,234"), read::DecimalEvidence::ambiguous);
    EXPECT_EQ(read::decimal_evidence("1.234"), read::DecimalEvidence::ambiguous);
}

TEST(CellWords, KnowWhatSaysMissing) {
    for (const auto* text :
         {"",       "N/A",    "(blank)",         "---",    "nil",   "null", " - ", "#REF!",
          "NaN",    "n.a.",   "<NULL>",          "\\N",    "#NUM!", "–",    "—",   "\u2212",
          "\u00A0", "\u200B", "\u00A0N/A\u00A0", "\uFEFF-"})
        EXPECT_TRUE(read::says_missing(text)) << text;
    for (const auto* text : {"0", "no", "none of these", "Unknown", "$ -", "ä", "Nat", "– or so"})
        EXPECT_FALSE(read::says_missing(text)) << text;
}

TEST(CellWords, MakeCharactersPlain) {
    EXPECT_EQ(read::in_plain_characters("１２／３１／２０２６"), "12/31/2026");
    EXPECT_EQ(read::in_plain_characters("\uFEFFa\u00A0b\u200Bc\u3000d"), "a bc d");
    EXPECT_EQ(read::in_plain_characters("€ é"), "€ é");
    EXPECT_EQ(read::in_plain_characters("\xFF"), "\xFF");
}

}  // namespace csm::test
