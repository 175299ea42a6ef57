// SPDX-License-Identifier: MIT
#include "support/checking.hpp"

#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Numbers that count from `first` in steps.
std::vector<std::string> numbers(double first, double step, int count) {
    std::vector<std::string> texts;
    for (int i = 0; i < count; ++i) texts.push_back(std::to_string(first + step * i));
    return texts;
}

struct Case {
    std::string_view field;
    std::vector<std::string> values;
    std::string_view code;  // empty: nothing is suspected
    std::string_view action;
};

}  // namespace

TEST(CheckUnits, SuspectsOtherUnits) {
    const std::vector<Case> cases{
        {"usage.dau_mau_ratio", {"12", "31.5", "44"}, "wider_scale", "Divide by 100"},
        {"usage.dau_mau_ratio", {"12", "0", "31", "44"}, "wider_scale", "Divide by 100"},
        {"support.escalation_rate", {"3", "8", "100"}, "wider_scale", "Divide by 100"},
        {"engagement.csat_score", {"6", "8", "9.5"}, "wider_scale", "Divide by 2.5 and add 1:"},
        {"engagement.csat_score", {"60", "80", "95"}, "wider_scale", "Divide by 25 and add 1:"},
        {"engagement.csat_score", {"60000", "80000", "95000"}, "wider_scale", "Look at what"},
        {"engagement.csat_score", {"90", "85"}, "wider_scale", "Divide by 25 and add 1:"},
        {"engagement.csat_score", {"90", "0", "85"}, "wider_scale", "Divide by 25 and add 1:"},
        {"usage.dau_mau_ratio", {"12", "44"}, "wider_scale", "Divide by 100"},
        {"engagement.csat_score", {"4", "90", "85"}, "mixed_units", "bring all to 1 to 5"},
        {"engagement.nps_score", {"55", "70", "80"}, "wider_scale", "Divide by 10"},
        {"engagement.nps_score", {"-40", "70", "80"}, "signed_scale", "(value + 100) / 20"},
        {"engagement.nps_score", {"7", "8", "-2", "9"}, "signed_scale", "(value + 100) / 20"},
        {"usage.login_frequency", {"400", "700", "800"}, "wider_scale", "Divide by 10"},
        {"usage.login_frequency", {"110", "120", "130"}, "wider_scale", "Look at what"},
        {"usage_decline.dau_mau_change", {"-12", "4", "-3"}, "wider_scale", "Divide by 100"},
        {"usage.dau_mau_ratio", {"0.2", "0.3", "31", "44"}, "mixed_units", "bring all to 0 to 1"},
        {"usage.login_frequency", {"0.4", "0.7", "0.9", "1", "0.1"}, "narrower_scale", "Multiply by 100"},
        {"engagement.csat_score",
         {"0.4", "0.7", "0.9", "1", "0.1"},
         "narrower_scale",
         "Multiply by 4 and add 1:"},
        {"engagement.csat_score", {"0.92"}, "narrower_scale", "Multiply by 4 and add 1:"},
        {"usage.login_frequency", {"0.5"}, "narrower_scale", "Multiply by 100"},
        {"usage.feature_adoption", {"1", "0", "0.25"}, "narrower_scale", "Multiply by 100"},
        {"usage_decline.login_trend", {"-0.42", "-0.05", "0.1"}, "narrower_scale", "Multiply by 100"},
        {"usage_decline.feature_adoption_change", {"-0.3", "0"}, "narrower_scale", "Multiply by 100"},
        {"usage_decline.login_trend",
         {"-0.4", "0.7", "0.9", "1", "0.1"},
         "narrower_scale",
         "Multiply by 100"},
        {"usage.login_frequency", numbers(1, 0.4, 20), "narrower_scale", "Multiply by 10"},
        {"support.avg_resolution_hours",
         {"1440", "2880", "900", "4000", "5000"},
         "long_times",
         "Divide minutes"},
        {"engagement_drop.response_time_days",
         {"720", "240", "480", "300", "1"},
         "long_times",
         "hours by 24"},
        {"arr", {"12", "150", "87", "44", "9"}, "small_amounts", "by 12"},
        {"arr", {"1200000000", "150000000", "870000000", "440000000", "9"}, "large_amounts", "cents by 100"},
        {"usage_decline.login_trend", numbers(2, 1, 10), "missing_sign", "negative number"},
        {"engagement_drop.nps_change", std::vector<std::string>(20, "0"), "constant", "Leave the field out"},
        {"support.open_tickets", std::vector<std::string>(20, "3"), "constant", "Leave the field out"}};
    for (const auto& [field, values, code, action] : cases) {
        const auto check = check_values(field, values);
        ASSERT_THAT(suspected(check), ElementsAre(std::string{code} + " " + std::string{field}))
            << field << " " << values.front();
        EXPECT_THAT(check.suspicions.front().action, HasSubstr(std::string{action})) << field;
    }
}

TEST(CheckUnits, SuspectsNothingInPlausibleNumbers) {
    const std::vector<Case> cases{
        {"usage.dau_mau_ratio", {"0.2", "0.3", "0.44"}, {}, {}},
        {"usage.dau_mau_ratio", {"45", "0"}, {}, {}},
        {"usage.dau_mau_ratio", {"45"}, {}, {}},  // one slip is a problem, not another unit
        {"usage.dau_mau_ratio", {"0.2", "0.3", "45"}, {}, {}},
        {"usage_decline.login_trend", {"-1", "0", "1"}, {}, {}},
        {"usage_decline.login_trend", {"-0.42", "-5"}, {}, {}},
        {"usage_decline.dau_mau_change", {"-0.4", "0.1"}, {}, {}},
        {"engagement_drop.nps_change", {"-0.4", "0.1"}, {}, {}},
        {"engagement.csat_score", {"0", "4", "5"}, {}, {}},
        {"usage.login_frequency", {"0", "0", "0", "0", "0", "0"}, {}, {}},
        {"usage.login_frequency", {"1", "0", "1", "1", "1", "1"}, {}, {}},
        {"engagement.csat_score", {"1", "1", "1", "1", "1"}, {}, {}},
        {"usage.login_frequency", numbers(1, 0.9, 10), {}, {}},  // too few to tell
        {"support.open_tickets", std::vector<std::string>(19, "3"), {}, {}},
        {"usage_decline.login_trend", {"1", "2", "3", "4", "5", "6", "7", "8", "9", "-1"}, {}, {}},
        {"arr", {"1200", "0", "87000", "5000", "99000"}, {}, {}}};
    for (const auto& [field, values, code, action] : cases)
        EXPECT_THAT(suspected(check_values(field, values)), IsEmpty()) << field << " " << values.front();
}

TEST(CheckUnits, LooksAtModulesToo) {
    EXPECT_THAT(suspected(check_values("product_usage.core", {R"({"usage_pct": 0.4})"})),
                ElementsAre("narrower_scale product_usage.*.usage_pct"));
    const auto check = check_values(
        "product_usage.core", {R"({"usage_pct": 340})", R"({"usage_pct": 430})", R"({"usage_pct": 900})"});
    EXPECT_THAT(suspected(check), ElementsAre("wider_scale product_usage.*.usage_pct"));
}

TEST(CheckUnits, TellsHowManyValues) {
    const auto check = check_values("usage.dau_mau_ratio", {"12", "0", "31", "44"});
    ASSERT_EQ(check.suspicions.size(), 1U);
    EXPECT_EQ(check.suspicions[0].values, 3U);
    EXPECT_EQ(check.suspicions[0].of, 4U);
    EXPECT_EQ(check.suspicions[0].text, "every value is beyond 0 to 1, up to 44: these look like percent");
}

TEST(CheckDates, SuspectsWhatContradictsTheDay) {
    const auto check =
        check_records({R"("contract_start_date": "2027-01-01", "contract_end_date": "2028-01-01")",
                       R"("contract_start_date": "2024-01-01", "contract_end_date": "2023-01-01")",
                       R"("contract_start_date": "2024-01-01", "contract_end_date": "2099-12-31")",
                       R"("contract_start_date": "2024-01-01", "contract_end_date": "2026-11-30",
            "contract": {"licensed_seats": 10, "active_seats": 11})"});
    EXPECT_THAT(suspected(check),
                ElementsAre("renewal_long_past contract_end_date", "renewal_far_ahead contract_end_date",
                            "start_in_future contract_start_date", "ends_before_start contract_end_date",
                            "more_active_than_licensed contract.active_seats"));
    EXPECT_EQ(check.suspicions[0].customer_id, "C2");
    EXPECT_EQ(check.suspicions[2].customer_id, "C1");
    EXPECT_EQ(check.suspicions[4].customer_id, "C4");
}

TEST(CheckDates, SuspectsAnOldExport) {
    const std::vector<std::string> ends{R"("2026-10-01")", R"("2026-10-02")", R"("2026-11-30")",
                                        R"("2026-12-01")", R"("2027-01-01")"};
    EXPECT_THAT(suspected(check_values("contract_end_date", ends)),
                ElementsAre("renewals_in_past contract_end_date"));
    EXPECT_THAT(suspected(check_values("contract_end_date", {ends.begin() + 1, ends.end()})), IsEmpty());
}

}  // namespace csm::test
