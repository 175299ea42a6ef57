// SPDX-License-Identifier: MIT
#include "import/cell_format.hpp"
#include "read/csv/csv_text.hpp"
#include "support/models.hpp"
#include "support/result_value.hpp"

#include <gmock/gmock.h>

namespace csm::test {

namespace {

using namespace csm::import;

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
