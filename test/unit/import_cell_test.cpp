// SPDX-License-Identifier: MIT
#include "import/cell_format.hpp"
#include "read/cell_words.hpp"
#include "read/date_cell.hpp"
#include "read/number_cell.hpp"
#include "support/models.hpp"
#include "support/result_value.hpp"

#include <gmock/gmock.h>

namespace csm::test {

namespace {

using namespace csm::import;

std::optional<double> number(std::string_view text, char decimal = '.') {
    const auto taken = read::take_apart(text);
    return taken ? read::value_of(*taken, decimal) : std::nullopt;
}

std::string date(std::string_view text, DateOrder order = DateOrder::year_month_day) {
    const auto taken = read::take_date_apart(text);
    const auto day = taken ? read::date_of(*taken, order) : std::nullopt;
    return day ? iso_text(*day) + (taken->time.empty() ? "" : " " + taken->time) : std::string{};
}

/// What a cell of a field becomes, as it is written, or its problem.
std::string cell(std::string_view name, std::string_view text, std::vector<std::string> formats = {}) {
    read::TargetFields fields{standard_model()};
    const auto& field = fields[fields.find(name).value()];
    ImportRule rule;
    rule.formats = std::move(formats);
    auto format = value(declared_format(rule, field));
    const auto reading = read_cell(text, field, format, standard_model());
    if (!reading.value) return reading.problem;
    if (const auto* value = std::get_if<double>(&*reading.value)) return std::to_string(*value);
    if (const auto* flag = std::get_if<bool>(&*reading.value)) return *flag ? "true" : "false";
    if (const auto* list = std::get_if<std::vector<std::string>>(&*reading.value))
        return std::to_string(list->size()) + " items";
    return std::get<std::string>(*reading.value);
}

}  // namespace

TEST(NumberCell, TakesWhatPeopleWrite) {
    EXPECT_EQ(number("12"), 12);
    EXPECT_EQ(number("-1,234.50"), -1234.5);
    EXPECT_EQ(number("(1,200)"), -1200);
    EXPECT_EQ(number("$1,200.00"), 1200);
    EXPECT_EQ(number("US$ 5"), 5);
    EXPECT_EQ(number("1200 EUR"), 1200);
    EXPECT_EQ(number("\u2212"
                     "5 %"),
              -5);
    EXPECT_EQ(number("1'234'567"), 1234567);
    EXPECT_EQ(number("1\u00A0"
                     "234"),
              1234);
    EXPECT_EQ(number("1.5e3"), 1500);
    EXPECT_EQ(number("1.234.567,5 \u20AC", ','), 1234567.5);
    EXPECT_EQ(number("0,75", ','), 0.75);
}

TEST(NumberCell, RefusesWhatIsNoNumber) {
    for (const auto* text :
         {"", "high", "12k", "1 2", "12,34", "1,2345", "1.2.3", ",", "--5", "ABC", "5 of 7"})
        EXPECT_EQ(number(text), std::nullopt) << text;
    EXPECT_EQ(number("1.2", ','), std::nullopt);
}

TEST(NumberCell, KnowsWhatSettlesTheDecimalSign) {
    EXPECT_EQ(read::decimal_evidence("12"), read::DecimalEvidence::none);
    EXPECT_EQ(read::decimal_evidence("1,234.5"), read::DecimalEvidence::point);
    EXPECT_EQ(read::decimal_evidence("1.234,5"), read::DecimalEvidence::comma);
    EXPECT_EQ(read::decimal_evidence("0.123"), read::DecimalEvidence::point);
    EXPECT_EQ(read::decimal_evidence("0,5"), read::DecimalEvidence::comma);
    EXPECT_EQ(read::decimal_evidence("1,234,567"), read::DecimalEvidence::point);
    EXPECT_EQ(read::decimal_evidence("1.234.567"), read::DecimalEvidence::comma);
    EXPECT_EQ(read::decimal_evidence("1,234"), read::DecimalEvidence::ambiguous);
    EXPECT_EQ(read::decimal_evidence("1.234"), read::DecimalEvidence::ambiguous);
}

TEST(DateCell, TakesEveryForm) {
    EXPECT_EQ(date("2026-07-27"), "2026-07-27");
    EXPECT_EQ(date("2026/7/27"), "2026-07-27");
    EXPECT_EQ(date("27.07.2026", DateOrder::day_month_year), "2026-07-27");
    EXPECT_EQ(date("7/27/26", DateOrder::month_day_year), "2026-07-27");
    EXPECT_EQ(date("27 Jul 2026"), "2026-07-27");
    EXPECT_EQ(date("27-Jul-26"), "2026-07-27");
    EXPECT_EQ(date("July 27, 2026"), "2026-07-27");
    EXPECT_EQ(date("2026-07-27T10:05:00Z"), "2026-07-27 10:05:00");
    EXPECT_EQ(date("2026-07-27 10:05:00.123+02:00"), "2026-07-27 10:05:00");
    EXPECT_EQ(date("27-07-2026 03:00", DateOrder::day_month_year), "2026-07-27 03:00:00");
    EXPECT_EQ(date("7/27/2026 3:15 PM", DateOrder::month_day_year), "2026-07-27 15:15:00");
    EXPECT_EQ(date("7/27/2026 12:00 am", DateOrder::month_day_year), "2026-07-27 00:00:00");
}

TEST(DateCell, RefusesWhatIsNoDate) {
    for (const auto* text : {"", "soon", "2026-02-30", "2026-13-01", "27/07", "46000", "2026-07-27 25",
                             "1/2/3/4", "27 Foo 2026", "127.0.0.1"})
        EXPECT_EQ(date(text), "") << text;
    EXPECT_EQ(date("27/07/2026", DateOrder::month_day_year), "");
}

TEST(DateCell, KnowsWhatSettlesTheOrder) {
    const auto order = [](std::string_view text) {
        return read::order_of(read::take_date_apart(text).value());
    };
    EXPECT_EQ(order("2026-07-08"), DateOrder::year_month_day);
    EXPECT_EQ(order("27/07/2026"), DateOrder::day_month_year);
    EXPECT_EQ(order("07/27/2026"), DateOrder::month_day_year);
    EXPECT_EQ(order("07/08/2026"), std::nullopt);
    EXPECT_TRUE(read::is_ambiguous(read::take_date_apart("07/08/2026").value()));
    EXPECT_FALSE(read::is_ambiguous(read::take_date_apart("08/08/2026").value()));
    EXPECT_FALSE(read::is_ambiguous(read::take_date_apart("8 Jul 2026").value()));
}

TEST(ImportCell, ConvertsDeclaredUnits) {
    EXPECT_EQ(cell("arr", "29.85", {"mrr"}), "358.200000");
    EXPECT_EQ(cell("arr", "120000", {"cents"}), "1200.000000");
    EXPECT_EQ(cell("arr", "5000", {"mrr", "cents"}), "600.000000");
    EXPECT_EQ(cell("support.escalation_rate", "12", {"percent"}), "0.120000");
    EXPECT_EQ(cell("usage.login_frequency", "0.6", {"ratio"}), "60.000000");
    EXPECT_EQ(cell("usage.login_frequency", "60", {"percent"}), "60.000000");
    EXPECT_EQ(cell("engagement.nps_score", "-100", {"-100..100"}), "0.000000");
    EXPECT_EQ(cell("engagement.nps_score", "40", {"-100..100"}), "7.000000");
    EXPECT_EQ(cell("engagement.csat_score", "75", {"0..100"}), "4.000000");
    EXPECT_EQ(cell("support.avg_resolution_hours", "90", {"/60"}), "1.500000");
    EXPECT_EQ(cell("engagement_drop.response_time_days", "2", {"x7"}), "14.000000");
    EXPECT_EQ(cell("contract_end_date", "1394531169", {"unix-seconds"}), "2014-03-11");
    EXPECT_EQ(cell("contract_end_date", "03/04/2027", {"day-month-year"}), "2027-04-03");
}

TEST(ImportCell, ReadsWordsFlagsAndLists) {
    EXPECT_EQ(cell("commercial_factors.contract_type", "Month to month"), "month-to-month");
    EXPECT_EQ(cell("commercial_factors.contract_type", "Monthly"), "month-to-month");
    EXPECT_EQ(cell("relationship_signals.champion_left", "Yes"), "true");
    EXPECT_EQ(cell("relationship_signals.champion_left", "0"), "false");
    EXPECT_EQ(cell("departments.current", "claims; finance;"), "2 items");
    EXPECT_EQ(cell("segment", "SMB"), "SMB");
    EXPECT_EQ(cell("product_usage.core.adopted", "true"), "true");
    EXPECT_THAT(cell("segment", "giant"), testing::HasSubstr("unknown word \"giant\""));
    EXPECT_THAT(cell("relationship_signals.champion_left", "maybe"),
                testing::HasSubstr("expected yes or no"));
    EXPECT_THAT(cell("arr", "much"), testing::HasSubstr("expected a number, got \"much\""));
}

TEST(ImportCell, RefusesFormatsThatDoNotFit) {
    read::TargetFields fields{standard_model()};
    for (const auto& [name, word] : {std::pair{"arr", "percent"},
                                     {"contract_end_date", "mrr"},
                                     {"usage.login_frequency", "cents"},
                                     {"arr", "x"},
                                     {"arr", "/0"},
                                     {"engagement.nps_score", "5..1"},
                                     {"arr", "0..100"},
                                     {"name", "units"}}) {
        ImportRule rule;
        rule.formats = {word};
        EXPECT_FALSE(declared_format(rule, fields[fields.find(name).value()])) << name << " " << word;
    }
}

TEST(ImportCell, KnowsWhatSaysMissing) {
    for (const auto* text : {"", "N/A", "null", " - ", "#REF!", "NaN"})
        EXPECT_TRUE(read::says_missing(text)) << text;
    for (const auto* text : {"0", "no", "none of these", "Unknown"})
        EXPECT_FALSE(read::says_missing(text)) << text;
}

TEST(TargetFields, AreFoundInAnySpelling) {
    read::TargetFields fields{standard_model()};
    const auto name = [&fields](std::optional<std::size_t> index) {
        return index ? fields[*index].name : "";
    };
    EXPECT_EQ(name(fields.find("Usage: Login Frequency")), "usage.login_frequency");
    EXPECT_EQ(name(fields.find("customerID")), "customer_id");
    EXPECT_EQ(name(fields.find_last_part("NPS Score")), "engagement.nps_score");
    EXPECT_EQ(name(fields.find_last_part("name")), "");
    EXPECT_EQ(name(fields.find("product_usage.a.b.usage_pct")), "product_usage.a.b.usage_pct");
    EXPECT_EQ(fields.find("product_usage.core.price"), std::nullopt);
    EXPECT_EQ(fields.find("nothing"), std::nullopt);
}

}  // namespace csm::test
