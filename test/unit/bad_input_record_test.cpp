// SPDX-License-Identifier: MIT
// Every row of the table of bad input in docs/formats.md, in every layout, from a file and from standard
// input, packed with gzip or not: records.
#include "bad_input.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace csm::test {

namespace {

namespace json = boost::json;
using testing::HasSubstr;
using testing::StartsWith;

/// A record with the mark `^` where the problem stands, and what is told of it.
struct RecordCase {
    const char* name;
    const char* record;
    const char* told;           // of customer and field, and the message
    bool is_used = true;        // false: the record is left out
    const char* key = nullptr;  // a member of the customer's object, and the value it must have
    const char* value = nullptr;
};

constexpr RecordCase record_cases[] = {
    {"no object", "^5", "expected an object, got 5; left out", false},
    {"a list for a record", "^[]", "expected an object, got a list; left out", false},
    {"null for a record", "^null", "expected an object, got null; left out", false},
    {"no customer_id", R"(^{"name": "N"})", "customer_id: is missing; the record is left out", false},
    {"an empty customer_id", R"(^{"customer_id": " "})", "customer_id: is missing; the record is left out",
     false},
    {"a customer_id of the wrong type", R"({"customer_id": ^true})",
     "customer_id: expected a text, got true; treated as missing", false},
    {"a customer_id that came before", R"(^{"customer_id": "A"})",
     "(A) customer_id: came before, in line $; the first record is used and this one left out", false},
    {"a customer_id that is a number", R"({"customer_id": ^7, "segment": "smb"})",
     "(7) customer_id: expected a text, got 7; used as \"7\"", true, "customer_id", "\"7\""},
    {"a known field twice", R"({"customer_id": "B", "segment": "smb", "arr": 1, "arr": ^2})",
     "(B) arr: is given twice; the last one is used", true, "arr", "2"},
    {"a wrong type", R"({"customer_id": "B", "segment": "smb", "arr": ^"1"})",
     "(B) arr: expected a number, got \"1\"; treated as missing", true, "arr", "null"},
    {"null", R"({"customer_id": "B", "segment": "smb", "name": "N", "arr": ^null})",
     "(B) arr: expected a number, got null; treated as missing", true, "arr", "null"},
    {"a block of the wrong type", R"({"customer_id": "B", "segment": "smb", "usage": ^[]})",
     "(B) usage: expected an object, got a list; treated as missing", true, "overall_score", "null"},
    {"an unknown word",
     R"({"customer_id": "B", "segment": "smb", "relationship": {"renewal_sentiment": ^"postive"}})",
     "(B) relationship.renewal_sentiment: unknown word \"postive\"; treated as missing; did you mean "
     "\"positive\"?",
     true, "overall_score", "null"},
    {"an impossible date", R"({"customer_id": "B", "segment": "smb", "contract_end_date": ^"2026-02-30"})",
     "(B) contract_end_date: expected a date as YYYY-MM-DD, got \"2026-02-30\"; treated as missing"},
    {"what spreadsheets make of no date",
     R"({"customer_id": "B", "segment": "smb", "contract_start_date": ^"1899-12-30"})",
     "(B) contract_start_date: \"1899-12-30\" is written where there is no date; treated as missing"},
    {"the first day of a calendar",
     R"({"customer_id": "B", "segment": "smb", "contract_end_date": ^"0001-01-01"})",
     "(B) contract_end_date: \"0001-01-01\" is written where there is no date; treated as missing"},
    {"no date of measurement",
     R"({"customer_id": "B", "segment": "smb", "usage": {"measured_on": ^"1899-12-30", "login_frequency": 5}})",
     "(B) usage.measured_on: \"1899-12-30\" is written where there is no date; treated as missing"},
    {"a number too large", R"({"customer_id": "B", "segment": "smb", "arr": ^1e400})",
     "(B) arr: the number is too large; treated as missing", true, "arr", "null"},
    {"a number far too large", R"({"customer_id": "B", "segment": "smb", "arr": ^1e99999999999})",
     "(B) arr: the number is too large; treated as missing", true, "arr", "null"},
    {"a number far too small", R"({"customer_id": "B", "segment": "smb", "arr": ^-1.5E+0099999999999})",
     "(B) arr: the number is too large; treated as missing", true, "arr", "null"},
    {"a number that an escape makes one of many tokens, far too large",
     R"({"customer_id": "\u0042", "x": [1e99999999999, {"y": -1e99999999999}], "segment": "smb", "arr": ^1e99999999999})",
     "(B) arr: the number is too large; treated as missing", true, "arr", "null"},
    {"a wrong word behind exponents of numbers that nobody reads",
     R"({"customer_id": "B", "x": 1e99999999999, "segment": "smb", "y": [1e-99999999999], "arr": ^"1"})",
     "(B) arr: expected a number, got \"1\"; treated as missing", true, "arr", "null"},
    {"a number far too large for a customer_id", R"({"customer_id": ^1e99999999999, "segment": "smb"})",
     "customer_id:", false},
    {"a number out of range", R"({"customer_id": "B", "segment": "smb", "usage": {"login_frequency": ^140}})",
     "(B) usage.login_frequency: 140 is outside 0 to 100; used as given", true, "overall_score", "100"},
    {"an unknown segment", R"({"customer_id": "B", "arr": 5, "segment": ^"tiny"})",
     "(B) segment: unknown word \"tiny\"; treated as missing", true, "segment", "\"smb\""},
    {"a value that is too old",
     R"(^{"customer_id": "B", "segment": "smb", "measured_on": "2025-01-31", "usage": {"login_frequency": 5}})",
     "(B) usage.login_frequency: was measured on 2025-01-31, 394 days before 2026-03-01; values older than "
     "45 days count as missing",
     true, "overall_score", "null"},
    {"an impossible date of measurement",
     R"({"customer_id": "B", "segment": "smb", "usage": {"measured_on": ^"soon", "login_frequency": 5}})",
     "(B) usage.measured_on: expected a date as YYYY-MM-DD, got \"soon\"; treated as missing"},
    {"an unknown plan tier", R"({"customer_id": "B", "segment": "smb", "contract": {"plan_tier": ^"gold"}})",
     "(B) contract.plan_tier: unknown plan tier \"gold\"; the model's price list does not have it"},
};

/// The message for a layout: NDJSON has its own words for lines that are no object.
std::string told_in(const Layout& layout, const RecordCase& bad) {
    std::string told = bad.told;
    if (layout.is_lines && told.starts_with("expected an object"))
        return "expected one customer as an object; the line is left out";
    if (const auto line = told.find('$'); line != std::string::npos)
        told.replace(line, 1, layout.is_lines ? "1" : "2");
    return told;
}

}  // namespace

TEST_F(BadInput, InARecordIsAProblemAndTheOthersAreScored) {
    for (const auto& layout : layouts)
        for (const auto from : every_way)
            for (const auto& bad : record_cases) {
                SCOPED_TRACE(fmt::format("{} in {} from {}", bad.name, layout.name, name_of(from)));
                const auto text = marked(std::string{layout.before} + good + layout.between + bad.record +
                                         layout.between + last + layout.behind);
                const auto ran = run(text.text, from);
                const auto told = told_in(layout, bad);
                const bool is_line = layout.is_lines && told.ends_with("the line is left out");
                const auto second = std::string{layout.second};
                EXPECT_THAT(ran.err, StartsWith("csm health: " + text.place(name_of(from)) + ": " +
                                                (is_line || second.empty() ? "" : second) +
                                                (told.starts_with("expected an") ? ": "
                                                 : second.empty() || is_line     ? ""
                                                                                 : " ") +
                                                told));
                expect_others_scored(ran, text, from, bad.is_used, bad.key, bad.value);
            }
}

TEST_F(BadInput, InASingleRecordIsAProblemOrLeavesNoCustomer) {
    for (const auto from : every_way)
        for (const auto& bad : record_cases) {
            const auto text = marked(bad.record);
            if (!text.text.starts_with('{') ||
                std::string_view{bad.told}.find("came before") != std::string_view::npos)
                continue;
            SCOPED_TRACE(fmt::format("{} from {}", bad.name, name_of(from)));
            const auto ran = run(text.text, from);
            EXPECT_EQ(ran.status, bad.is_used ? 0 : 1);
            EXPECT_THAT(ran.err, StartsWith("csm health: " + text.place(name_of(from)) + ": " + bad.told));
            if (!bad.is_used) {
                EXPECT_THAT(ran.err, HasSubstr(name_of(from) + ": holds no usable customer record; "));
            } else if (bad.key != nullptr) {
                EXPECT_EQ(ran.document.at("customers").at(0).at(bad.key), json::parse(bad.value));
            }
        }
}

}  // namespace csm::test
