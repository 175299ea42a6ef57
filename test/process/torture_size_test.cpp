// SPDX-License-Identifier: MIT
#include "process/torture.hpp"
#include "support/gzip.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace csm::test {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;

TEST_F(Torture, NestsTooDeep) {
    for (const char* const bracket : {"[", "{\"a\":"}) {
        write_repeated("deep.json", "", bracket, 100'000, "");
        const auto ended = run_program({.args = {"report", "deep.json"}});
        EXPECT_EQ(ended.status, 1);
        EXPECT_THAT(ended.err, HasSubstr("objects and lists are nested more than 32 deep"));
    }
    write_repeated("deep.json", "{\"customer_id\": \"A\", \"x\": ", "[", 100'000, "");
    std::ofstream{"deep.json", std::ios::app} << std::string(100'000, ']') << "}\n{\"customer_id\": \"B\"}\n";
    const auto line = run_program({.args = {"health", "deep.json", "-f", "csv"}});
    EXPECT_EQ(line.status, 0);
    EXPECT_THAT(
        line.err,
        HasSubstr("deep.json:1:58: objects and lists are nested more than 32 deep; the line is left out"));
    EXPECT_THAT(line.out, HasSubstr("\r\nB,"));
}

TEST_F(Torture, ReadsATextOf100MegabytesThatNobodyNeeds) {
    write_repeated("long.json", R"([{"customer_id": "A", "note": ")", "abcdefgh ", 11'500'000, "\"}]");
    const auto ended = run_program({.args = {"health", "long.json", "-f", "csv"}});
    EXPECT_EQ(ended.status, 0);
    EXPECT_THAT(ended.out, HasSubstr("\r\nA,"));
    EXPECT_LT(ended.err.size(), 1000U);
}

TEST_F(Torture, WritesATextOf100Megabytes) {
    write_repeated("long.json", R"([{"customer_id": "A", "name": ")", "abcdefgh ", 11'500'000, "\"}]");
    const auto ended = run_program({.args = {"health", "long.json", "-f", "csv"}});
    EXPECT_EQ(ended.status, 0);
    EXPECT_THAT(ended.out.substr(0, 20), StartsWith("customer_id,"));
    EXPECT_GT(ended.out.size(), 100'000'000U);
    EXPECT_LT(ended.err.size(), 1000U);
}

TEST_F(Torture, NamesWhereATextOf100MegabytesBegins) {
    write_repeated("long.json", R"([{"customer_id": "A", "name": ")", "abcdefgh ", 11'500'000, "");
    const auto ended = run_program({.args = {"health", "long.json"}});
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.err, "csm health: long.json:1:31: a text that begins here is not closed\n");
}

TEST_F(Torture, MeetsTenMillionCommas) {
    write_repeated("commas.json", "[", ",", 10'000'000, "]");
    const auto commas = run_program({.args = {"health", "commas.json"}});
    EXPECT_EQ(commas.status, 1);
    EXPECT_EQ(commas.err, "csm health: commas.json:1:2: expected a value or \"]\", found \",\"\n");

    write_repeated("list.json", R"([{"customer_id": "A", "x": [0)", ",0", 10'000'000, "]}]");
    EXPECT_EQ(run_program({.args = {"health", "list.json"}}).status, 0);

    write_repeated("records.json", R"([{"customer_id": "A"})", ",0", 500'000, R"(,{"customer_id": "B"}])");
    const auto records = run_program({.args = {"health", "records.json", "-f", "csv"}});
    EXPECT_EQ(records.status, 0);
    EXPECT_THAT(records.out, HasSubstr("\r\nB,"));
    EXPECT_THAT(records.err,
                HasSubstr(" more problems; --all-problems lists every one, csm check counts them by kind\n"));

    write_repeated("lines.json", "{\"customer_id\": \"A\"}\n", "\n", 10'000'000,
                   "{\"customer_id\": \"B\"}\n");
    const auto lines = run_program({.args = {"health", "lines.json", "-q", "-f", "csv"}});
    EXPECT_EQ(lines.status, 0);
    EXPECT_THAT(lines.out, HasSubstr("\r\nB,"));
}

TEST_F(Torture, MeetsTenMillionBlankRows) {
    write_repeated("rows.csv", "customer_id,arr\nA,1\n", "\r\n", 10'000'000, "B,2\n");
    const auto ended = run_program({.args = {"health", "rows.csv", "-q", "-f", "csv"}});
    EXPECT_EQ(ended.status, 0);
    EXPECT_THAT(ended.out, HasSubstr("\r\nB,"));
}

TEST_F(Torture, ChecksMillionsOfProblems) {
    write_repeated("records.json", R"([{"customer_id": "A"})", ",0", 500'000, R"(,{"customer_id": "B"}])");
    const auto ended = run_program({.args = {"check", "records.json", "--strict"}});
    EXPECT_EQ(ended.status, 3);
    EXPECT_THAT(ended.out, HasSubstr("500,000"));
    EXPECT_LT(ended.out.size(), 100'000U);
}

TEST_F(Torture, UnpacksATextOf100Megabytes) {
    const std::string text = R"([{"customer_id": "A", "note": ")" + std::string(100'000'000, 'x') + "\"}]";
    write_text("long.json.gz", gzip(text));
    const auto ended = run_program({.args = {"health", "long.json.gz", "-q", "-f", "csv"}});
    EXPECT_EQ(ended.status, 0);
    EXPECT_THAT(ended.out, HasSubstr("\r\nA,"));
}

TEST_F(Torture, CountsTheProblemsOfARecordThatHoldsVeryMany) {
    write_repeated("list.json", R"([{"customer_id": "A", "departments": {"current": [null)", ",null",
                   1'000'000, "]}}]");
    const auto ended = run_program({.args = {"health", "list.json"}});
    EXPECT_EQ(ended.status, 0);
    EXPECT_THAT(ended.err, HasSubstr("csm health: 999982 more problems; --all-problems lists every one, csm "
                                     "check counts them by kind\n"));
    const auto json = run_program({.args = {"health", "list.json", "-q", "-f", "json"}});
    EXPECT_THAT(json.out, HasSubstr("\"message\": \"999901 more problems in this record, not listed\""));
}

}  // namespace csm::test
