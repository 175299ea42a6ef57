// SPDX-License-Identifier: MIT
#include "support/reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Reading read_modules(const std::string& modules) {
    return read_text("{\"customer_id\": \"C1\", \"product_usage\": " + modules + "}");
}

std::vector<std::string> messages(const Reading& reading) {
    std::vector<std::string> texts;
    for (const auto& problem : reading.problems) texts.push_back(problem.field + ": " + problem.message);
    return texts;
}

}  // namespace

TEST(PortfolioModules, AreReadInTheirOrder) {
    const auto reading = read_modules(R"({"sso_module": {"adopted": true, "usage_pct": 62.5},
                                          "api \"v2\"": {"adopted": false, "usage_pct": 0}, "core": {}})");
    EXPECT_THAT(messages(reading), IsEmpty());
    EXPECT_TRUE(reading.accounts.at(0).modules.given);
    EXPECT_THAT(reading.accounts.at(0).modules.items(),
                ElementsAre(Module{"sso_module", true, 62.5}, Module{"api \"v2\"", false, 0.0},
                            Module{"core", std::nullopt, std::nullopt}));
}

TEST(PortfolioModules, OfNoneAreGivenAndEmpty) {
    EXPECT_TRUE(read_modules("{}").accounts.at(0).modules.given);
    EXPECT_THAT(read_modules("{}").accounts.at(0).modules.items(), IsEmpty());
}

TEST(PortfolioModules, AreAnObject) {
    EXPECT_THAT(messages(read_modules(R"(["sso_module"])")),
                ElementsAre("product_usage: expected an object, got a list; treated as missing"));
    EXPECT_THAT(messages(read_modules("null")),
                ElementsAre("product_usage: expected an object, got null; treated as missing"));
    EXPECT_FALSE(read_modules("null").accounts.at(0).modules.given);
}

TEST(PortfolioModules, AreObjectsThemselves) {
    const std::string expected = "expected an object with adopted and usage_pct, got ";
    const auto reading =
        read_modules(R"({"a": true, "b": null, "c": 80, "d": "yes", "e": [1], "f": {"adopted": true}})");
    EXPECT_THAT(messages(reading),
                ElementsAre("product_usage.a: " + expected + "true; treated as missing",
                            "product_usage.b: " + expected + "null; treated as missing",
                            "product_usage.c: " + expected + "80; treated as missing",
                            "product_usage.d: " + expected + "\"yes\"; treated as missing",
                            "product_usage.e: " + expected + "a list; treated as missing"));
    EXPECT_THAT(reading.accounts.at(0).modules.items(), ElementsAre(Module{"f", true, std::nullopt}));
}

TEST(PortfolioModules, NameTheFieldThatIsWrong) {
    EXPECT_THAT(
        messages(read_modules(R"({"sso": {"adopted": "yes", "usage_pct": "5"}})")),
        ElementsAre("product_usage.sso.adopted: expected true or false, got \"yes\"; treated as missing",
                    "product_usage.sso.usage_pct: expected a number, got \"5\"; treated as missing"));
    EXPECT_THAT(
        messages(read_modules(R"({"sso": {"adopted": {}, "usage_pct": []}})")),
        ElementsAre("product_usage.sso.adopted: expected true or false, got an object; treated as missing",
                    "product_usage.sso.usage_pct: expected a number, got a list; treated as missing"));
}

TEST(PortfolioModules, CheckTheRangeOfTheUsage) {
    const auto reading = read_modules(R"({"sso": {"adopted": true, "usage_pct": 101}})");
    EXPECT_THAT(messages(reading),
                ElementsAre("product_usage.sso.usage_pct: 101 is outside 0 to 100; used as given"));
    EXPECT_EQ(reading.accounts.at(0).modules.items().front().usage_percent, 101);
    EXPECT_THAT(messages(read_modules(R"({"sso": {"usage_pct": 1e400}})")),
                ElementsAre("product_usage.sso.usage_pct: the number is too large; treated as missing"));
}

TEST(PortfolioModules, StandAtTheirPlace) {
    const auto text =
        marked("{\"customer_id\": \"C1\",\n \"product_usage\": {\"a\\\"b\": {\"adopted\": true},\n"
               "  \"b\": {\"x\": \"\\\\\", \"usage_pct\": ^false}}}");
    const auto reading = read_text(text.text);
    ASSERT_EQ(reading.problems.size(), 1);
    EXPECT_EQ(reading.problems[0].line, text.line);
    EXPECT_EQ(reading.problems[0].column, text.column);
}

TEST(PortfolioModules, GivenTwiceCountTheLastTime) {
    const auto reading =
        read_modules(R"({"sso": {"adopted": true, "usage_pct": 5}, "api": {}, "sso": {"adopted": false}})");
    EXPECT_THAT(messages(reading), ElementsAre("product_usage.sso: is given twice; the last one is used"));
    EXPECT_THAT(reading.accounts.at(0).modules.items(),
                ElementsAre(Module{"api", std::nullopt, std::nullopt}, Module{"sso", false, std::nullopt}));
}

TEST(PortfolioModules, GivenTwiceAndBrokenTheLastTimeAreMissing) {
    const auto reading = read_modules(R"({"sso": {"adopted": true}, "sso": 5})");
    EXPECT_THAT(reading.accounts.at(0).modules.items(), IsEmpty());
}

TEST(PortfolioModules, WithAFieldGivenTwiceSaySo) {
    const auto reading = read_modules(R"({"sso": {"usage_pct": 5, "adopted": true, "usage_pct": 7}})");
    EXPECT_THAT(messages(reading),
                ElementsAre("product_usage.sso.usage_pct: is given twice; the last one is used"));
    EXPECT_EQ(reading.accounts.at(0).modules.items().front().usage_percent, 7);
}

TEST(PortfolioModules, WithoutAUsableAdoptionAreUnknown) {
    EXPECT_EQ(read_modules(R"({"sso": {"adopted": null}})").accounts.at(0).modules.items().front().adopted,
              std::nullopt);
    EXPECT_EQ(read_modules(R"({"sso": {"adopted": true, "adopted": 1}})")
                  .accounts.at(0)
                  .modules.items()
                  .front()
                  .adopted,
              std::nullopt);
}

TEST(PortfolioModules, WithABrokenFieldGivenTwiceCountTheLastTimeToo) {
    const auto reading = read_modules(R"({"sso": {"usage_pct": 5, "usage_pct": null}})");
    EXPECT_EQ(reading.accounts.at(0).modules.items().front().usage_percent, std::nullopt);
}

TEST(PortfolioModules, MayHaveTheSameNameInTwoRecords) {
    const auto reading = read_text(R"([{"customer_id": "C1", "product_usage": {"a": {"adopted": true}}},
                                       {"customer_id": "C2", "product_usage": {"a": {"adopted": true}}}])");
    EXPECT_THAT(messages(reading), IsEmpty());
}

TEST(PortfolioLists, HoldTextsOnly) {
    const auto reading = read_text(R"({"customer_id": "C1",
        "departments": {"current": ["Sales", 5, null, ["x"], {"y": "z"}, "Legal"], "potential": "Legal"},
        "contract": {"available_tiers": {"a": 1}}})");
    const std::string in_list = "departments.current: expected a list of texts, found ";
    EXPECT_THAT(
        messages(reading),
        ElementsAre(in_list + "5 in it; left out", in_list + "null in it; left out",
                    in_list + "a list in it; left out", in_list + "an object in it; left out",
                    "departments.potential: expected a list of texts, got \"Legal\"; treated as missing",
                    "contract.available_tiers: expected a list of texts, got an object; treated as missing"));
    EXPECT_THAT(reading.accounts.at(0).departments_current.items(), ElementsAre("Sales", "Legal"));
    EXPECT_FALSE(reading.accounts.at(0).departments_potential.given);
    EXPECT_FALSE(reading.accounts.at(0).available_tiers.given);
}

TEST(PortfolioModules, MayBeManyAndRepeated) {
    std::string members;
    for (int i = 0; i < 200; ++i) {
        const auto name = "m" + std::to_string(i % 150);
        members +=
            (i == 0 ? "\"" : ", \"") + name + "\": {\"adopted\": " + (i < 150 ? "true" : "false") + "}";
    }
    const auto record = [&](const std::string& id, const std::string& behind) {
        return "{\"customer_id\": \"" + id + "\", \"product_usage\": {" + members + behind + "}}";
    };
    const auto again = R"({"customer_id": "C3", "product_usage": {"m1": {}}, "product_usage": {)" + members +
                       R"(, "m149": {}}})";
    const auto reading =
        read_text("[" + record("C1", "") + ", " + record("C2", ", \"m3\": 5") + ", " + again + "]");
    ASSERT_EQ(reading.accounts.size(), 3);
    EXPECT_EQ(reading.accounts[0].modules.items().size(), 150);
    EXPECT_EQ(reading.accounts[0].modules.items().back().name, "m49");
    EXPECT_EQ(reading.accounts[1].modules.items().size(), 149);
    EXPECT_EQ(reading.accounts[2].modules.items().size(), 150);
    EXPECT_EQ(reading.accounts[2].modules.items().back().name, "m149");
    EXPECT_EQ(reading.problems.size(), 50 + 52 + 52);
}

}  // namespace csm::test
