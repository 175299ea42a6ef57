// SPDX-License-Identifier: MIT
#include "support/reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The problems as lines, as people see them.
std::vector<std::string> lines_of(const Reading& reading) {
    std::vector<std::string> lines;
    for (const auto& problem : reading.problems) lines.push_back(describe(problem));
    return lines;
}

/// Expects one problem at the mark `^` and returns the reading.
Reading expect_problem(std::string_view marked_text, const std::string& line) {
    const auto text = marked(marked_text);
    auto reading = read_text(text.text);
    EXPECT_THAT(lines_of(reading), ElementsAre(text.place() + ": " + line));
    EXPECT_EQ(reading.error, "");
    return reading;
}

}  // namespace

TEST(PortfolioProblem, NamesFileLineColumnRecordCustomerFieldAndMessage) {
    const auto reading =
        read_text("{\"customers\": [\n  {\"customer_id\": \"C1\"},\n"
                  "  {\"customer_id\": \"C2\", \"usage\": {\"login_frequency\": \"high\"}}\n]}\n");
    ASSERT_EQ(reading.problems.size(), 1);
    const auto& problem = reading.problems[0];
    EXPECT_EQ(problem.file, "p.json");
    EXPECT_EQ(problem.line, 3);
    EXPECT_EQ(problem.column, 54);  // after two blanks and 51 characters from { to the blank before "high"
    EXPECT_EQ(problem.record, "customers[1]");
    EXPECT_EQ(problem.customer_id, "C2");
    EXPECT_EQ(problem.field, "usage.login_frequency");
    EXPECT_EQ(problem.message, "expected a number, got \"high\"; treated as missing");
}

TEST(PortfolioProblem, OfABareListNamesThePositionAlone) {
    expect_problem(R"([{"customer_id": "C1"}, {"customer_id": "C2", "arr": ^"x"}])",
                   "[1] (C2) arr: expected a number, got \"x\"; treated as missing");
}

TEST(PortfolioProblem, OfASingleCustomerNamesNoPosition) {
    expect_problem("{\"customer_id\": \"C1\",\n  \"arr\": ^null}",
                   "(C1) arr: expected a number, got null; treated as missing");
}

TEST(PortfolioProblem, NamesTheCustomerEvenWhenItsIdComesLater) {
    expect_problem(R"([{"arr": ^[1], "customer_id": "C1"}])",
                   "[0] (C1) arr: expected a number, got a list; treated as missing");
}

TEST(PortfolioProblem, ARecordThatIsNoObjectIsLeftOut) {
    const auto reading =
        expect_problem("{\"customers\": [{\"customer_id\": \"C1\"},\n^\"C2\", {\"customer_id\": \"C3\"}]}",
                       "customers[1]: expected an object, got \"C2\"; left out");
    EXPECT_EQ(reading.counts->accounts, 2);
    EXPECT_EQ(reading.counts->rejected, 1);
    expect_problem(R"([{"customer_id": "C1"}, ^null])", "[1]: expected an object, got null; left out");
    expect_problem(R"([^[{"customer_id": "C2"}], {"customer_id": "C1"}])",
                   "[0]: expected an object, got a list; left out");
    expect_problem(R"([^12.5, {"customer_id": "C1"}])", "[0]: expected an object, got 12.5; left out");
}

TEST(PortfolioProblem, ARecordAfterOneThatIsLeftOutKeepsItsPosition) {
    EXPECT_THAT(lines_of(read_text(R"([5, {"customer_id": "C1", "arr": true}])")),
                ElementsAre("p.json:1:2: [0]: expected an object, got 5; left out",
                            "p.json:1:34: [1] (C1) arr: expected a number, got true; treated as missing"));
}

TEST(PortfolioProblem, ARecordWithoutACustomerIdIsLeftOut) {
    const auto reading = expect_problem("[{\"customer_id\": \"C1\"},\n ^{\"name\": \"Two\", \"arr\": 5}]",
                                        "[1] customer_id: is missing; the record is left out");
    EXPECT_EQ(reading.counts->accounts, 1);
    EXPECT_EQ(reading.counts->rejected, 1);
    expect_problem(R"([{"customer_id": "C1"}, ^{"customer_id": ""}])",
                   "[1] customer_id: is missing; the record is left out");
    expect_problem(R"([{"customer_id": "C1"}, ^{}])", "[1] customer_id: is missing; the record is left out");
}

TEST(PortfolioProblem, ACustomerIdOfAnotherTypeIsReportedToo) {
    EXPECT_THAT(lines_of(read_text(R"([{"customer_id": "C1"}, {"customer_id": null}])")),
                ElementsAre("p.json:1:41: [1] customer_id: expected a text, got null; treated as missing",
                            "p.json:1:25: [1] customer_id: is missing; the record is left out"));
}

TEST(PortfolioProblem, AWholeNumberIsTakenAsACustomerId) {
    const auto reading = expect_problem(
        R"([{"customer_id": ^1042}])", "[0] (1042) customer_id: expected a text, got 1042; used as \"1042\"");
    EXPECT_EQ(reading.accounts.at(0).customer_id, "1042");
    EXPECT_THAT(lines_of(read_text(R"([{"customer_id": 10.5}])")),
                ElementsAre("p.json:1:18: [0] customer_id: expected a text, got 10.5; treated as missing",
                            "p.json:1:2: [0] customer_id: is missing; the record is left out"));
}

TEST(PortfolioProblem, ALongNumberStaysTheCustomerIdItIs) {
    // 9007199254740993 = 2^53 + 1 is no double; rounded it would meet its neighbour.
    const auto reading =
        read_text(R"([{"customer_id": 9007199254740993}, {"customer_id": 9007199254740992}])");
    ASSERT_EQ(reading.accounts.size(), 2);
    EXPECT_EQ(reading.accounts[0].customer_id, "9007199254740993");
}

TEST(PortfolioProblem, ANumberThatIsTooLargeIsNoCustomerId) {
    const auto reading = read_text(R"([{"customer_id": "C1"}, {"customer_id": 1e400}])");
    EXPECT_EQ(reading.counts->accounts, 1);
    EXPECT_EQ(reading.counts->rejected, 1);
}

TEST(PortfolioProblem, ACustomerIdThatCameBeforeNamesBothPlaces) {
    const auto reading =
        expect_problem("{\"customers\": [\n {\"customer_id\": \"C1\", \"name\": \"First\"},\n"
                       " {\"customer_id\": \"C2\"},\n ^{\"customer_id\": \"C1\", \"name\": \"Second\"}]}",
                       "customers[2] (C1) customer_id: came before, in line 2; the first record is used "
                       "and this one left out");
    EXPECT_EQ(reading.accounts.at(0).name, "First");
    EXPECT_EQ(reading.counts->accounts, 2);
    EXPECT_EQ(reading.counts->rejected, 1);
}

TEST(PortfolioProblem, AFieldGivenTwiceCountsTheLastTime) {
    const auto reading = expect_problem(R"([{"customer_id": "C1", "arr": 5, "arr": ^7}])",
                                        "[0] (C1) arr: is given twice; the last one is used");
    EXPECT_EQ(reading.accounts.at(0).arr, 7);
}

TEST(PortfolioProblem, ABrokenFieldGivenTwiceCountsTheLastTimeToo) {
    const auto reading = read_text(R"([{"customer_id": "C1", "arr": 5, "arr": "x"}])");
    EXPECT_EQ(reading.accounts.at(0).arr, std::nullopt);
    EXPECT_EQ(reading.problems.size(), 2);
}

TEST(PortfolioProblem, ABlockGivenTwiceCountsTheLastTime) {
    const auto reading = expect_problem(
        R"([{"customer_id": "C1", "usage": {"login_frequency": 5, "feature_adoption": 6}, "usage": ^{"login_frequency": 7}}])",
        "[0] (C1) usage: is given twice; the last one is used");
    const auto& values = reading.accounts.at(0).values;
    EXPECT_EQ(values[slot_of(standard_model(), "usage.login_frequency")], 7);
    EXPECT_TRUE(std::isnan(values[slot_of(standard_model(), "usage.feature_adoption")]));
}

TEST(PortfolioProblem, EveryKindOfFieldGivenTwiceCountsTheLastTime) {
    const auto reading = read_text(R"([{"customer_id": "C0", "customer_id": "C1", "name": "a", "name": "b",
        "segment": "smb", "segment": "none", "contract_end_date": "2026-01-01", "contract_end_date": "x",
        "contract": {"available_tiers": ["starter"], "available_tiers": ["enterprise"], "licensed_seats": 1,
                     "licensed_seats": null, "plan_tier": "starter", "plan_tier": 5},
        "product_usage": {"a": {"adopted": true}}, "product_usage": {"b": {"adopted": true}},
        "relationship_signals": {"champion_left": true, "champion_left": null}}])");
    const auto& account = reading.accounts.at(0);
    EXPECT_EQ(account.customer_id, "C1");
    EXPECT_EQ(account.name, "b");
    EXPECT_FALSE(account.segment_given);
    EXPECT_EQ(account.contract_end, std::nullopt);
    EXPECT_THAT(account.available_tiers.items(), ElementsAre("enterprise"));
    EXPECT_EQ(account.licensed_seats, std::nullopt);
    EXPECT_EQ(account.plan_tier, "");
    ASSERT_EQ(account.modules.items().size(), 1);
    EXPECT_EQ(account.modules.items()[0].name, "b");
    EXPECT_TRUE(std::isnan(account.values[slot_of(standard_model(), "relationship_signals.champion_left")]));
}

TEST(PortfolioProblem, UnknownKeysAreNone) {
    const auto reading = read_text(R"([{"customer_id": "C1", "crm": {"customer_id": "X", "arr": "x",
        "usage": {"login_frequency": null}, "deep": [[[{"customers": [{"customer_id": "Y"}]}]], null, true, 1e400]},
        "usage": {"colour": "red", "colour": "blue", "nested": {"login_frequency": "x"}, "login_frequency": 5},
        "login_frequency": "x", "customers": 5, "": {}, "product_usage": {"a": {"adopted": true, "seats": {"b": []}}}}])");
    EXPECT_THAT(lines_of(reading), IsEmpty());
    ASSERT_EQ(reading.accounts.size(), 1);
    EXPECT_EQ(reading.accounts[0].customer_id, "C1");
    EXPECT_EQ(reading.accounts[0].values[slot_of(standard_model(), "usage.login_frequency")], 5);
}

TEST(PortfolioProblem, StandsAtItsPlaceWhateverComesBefore) {
    const std::string expected = "[0] (C1) arr: expected a number, got false; treated as missing";
    for (const std::string before :
         {R"("name": "quo\"te", "owner": "back\\slash\\",)", R"("name": "caf\u00e9 \ud83d\ude00 \n",)",
          R"("ke\"y": 1, "k\\": [1, 2, {"a": "b\"c", "d\ne": null}],)", R"("owner": "\"",)",
          R"("owner": "",)", R"("x": null, "y": true, "z": false,)",
          R"("x": {"a": {}, "b": [], "c": [[], {}]},)", "\"x\":\n\n  [1,\n2 , 3]\n,",
          R"("x": -0.5e-3, "y": 12345678901234567890,)",
          R"("\u006eame": "escaped key", "x": "{\"arr\": 5}, [",)", R"("café": "größe 東京",)",
          R"("usage": {"login_frequency": 5, "x\t": "\t"}, "owner": "a\/b",)"})
        expect_problem(R"([{"customer_id": "C1", )" + before + "\n \"arr\": ^false}]", expected);
}

TEST(PortfolioProblem, OfATextWithEscapesStandsWhereItBegins) {
    expect_problem(R"([{"customer_id": "C\u0031", "name": "a\"b", "arr": ^"4\n2"}])",
                   R"([0] (C1) arr: expected a number, got "4\x0a2"; treated as missing)");
    expect_problem(R"([{"customer_id": "C1", "\u0061rr": ^"4\"2"}])",
                   R"([0] (C1) arr: expected a number, got "4"2"; treated as missing)");
}

TEST(PortfolioProblem, StandsAtItsPlaceFarIntoALargeText) {
    std::string text = "[\n";
    for (int i = 0; i < 6000; ++i)
        text += R"({"customer_id": "N)" + std::to_string(i) + "\", \"note\": \"a\\tb\"},\n";
    expect_problem(text + "  {\"customer_id\": \"C1\", \"note\": \"\\t\", \"arr\": ^null}\n]",
                   "[6000] (C1) arr: expected a number, got null; treated as missing");
}

}  // namespace csm::test
