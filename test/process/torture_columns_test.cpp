// SPDX-License-Identifier: MIT
// Tables of very many columns, in each way that csm reads a header. The time limit is one for hangs: what
// grows with the square of the columns takes hours.
#include "process/torture.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <functional>

namespace csm::test {

using testing::HasSubstr;

namespace {

constexpr int columns = 100'000;

Ended run_in_time(std::vector<std::string> args) {
    return run_program({.args = std::move(args), .through = {"timeout", "120"}});
}

/// A table with a row, and a column for each number that is named and filled by it.
void write_wide(const std::filesystem::path& path, const std::function<std::string(int)>& name,
                std::string_view cell) {
    std::ofstream file{path};
    file << "customer_id";
    for (int i = 0; i < columns; ++i) file << ',' << name(i);
    file << "\nC-1";
    for (int i = 0; i < columns; ++i) file << ',' << cell;
    file << '\n';
}

}  // namespace

class TortureOfHeaders : public Torture {
  protected:
    void SetUp() override {
        if (under_thread_sanitizer) GTEST_SKIP() << "one thread reads a header, whatever its size";
    }
};

TEST_F(TortureOfHeaders, ReadsAHeaderOf100000OtherColumns) {
    write_wide(
        "wide.csv", [](int i) { return fmt::format("column {}", i); }, "5");
    const auto imported = run_in_time({"import", "wide.csv", "-o", "wide.json"});
    EXPECT_EQ(imported.status, 0) << imported.err.substr(0, 1000);
    EXPECT_THAT(imported.err, HasSubstr("100000 columns are not used: column 0"));
    EXPECT_LT(imported.err.size(), 10'000U);
    const auto explained = run_in_time({"import", "--explain", "wide.csv"});
    EXPECT_EQ(explained.status, 0);
    EXPECT_THAT(explained.out, HasSubstr("column 99999"));
    EXPECT_EQ(run_in_time({"import", "--init", "wide.csv", "-o", "m.json"}).status, 0);
    EXPECT_EQ(run_in_time({"import", "wide.csv", "--mapping", "m.json", "-o", "wide.json"}).status, 0);
    const auto scored = run_in_time({"health", "wide.csv"});
    EXPECT_EQ(scored.status, 1);
    EXPECT_THAT(scored.err, HasSubstr("100000 columns are no fields of csm: \"column 0\""));
}

TEST_F(TortureOfHeaders, ReadsAHeaderOf50000Modules) {
    write_wide(
        "wide.csv",
        [](int i) {
            return fmt::format("product_usage.m{}.{}", i / 2, i % 2 == 0 ? "adopted" : "usage_pct");
        },
        "1");
    EXPECT_EQ(run_in_time({"import", "wide.csv", "-q", "-o", "wide.json"}).status, 0);
    EXPECT_EQ(run_in_time({"import", "--init", "wide.csv"}).status, 0);
    EXPECT_EQ(run_in_time({"expand", "wide.csv", "-f", "csv"}).status, 0);
    EXPECT_EQ(run_in_time({"expand", "wide.json", "-f", "csv"}).status, 0);
}

TEST_F(TortureOfHeaders, ReadsAHeaderOf100000ColumnsOfOneName) {
    write_wide(
        "wide.csv", [](int) { return std::string{"arr"}; }, "5");
    EXPECT_EQ(run_in_time({"import", "--init", "wide.csv"}).status, 0);
    EXPECT_THAT(run_in_time({"health", "wide.csv"}).err, HasSubstr("are the same field"));
    write_wide(
        "wide.csv", [](int) { return std::string{"x"}; }, "5");
    write_text("m.json", R"({"select": "SELECT customer_id FROM wide"})");
    EXPECT_EQ(run_in_time({"import", "--mapping", "m.json", "wide.csv"}).status, 1);
}

TEST_F(TortureOfHeaders, LooksForAKeyAmong100000Columns) {
    write_wide(
        "wide.csv", [](int i) { return fmt::format("cust{}id", i); }, "5");
    auto text = text_of("wide.csv");
    write_text("wide.csv", text.replace(0, std::string_view{"customer_id"}.size(), "x"));
    const auto imported = run_in_time({"import", "wide.csv"});
    EXPECT_EQ(imported.status, 1);
    EXPECT_THAT(imported.err, HasSubstr("customer_id"));
    EXPECT_LT(imported.err.size(), 10'000U);
}

TEST_F(TortureOfHeaders, TriesAMappingOf100000ColumnsThatAreNot) {
    write_wide(
        "wide.csv", [](int i) { return fmt::format("column {}", i); }, "5");
    std::string rules = "{\"columns\": {";
    for (int i = 0; i < columns; ++i) rules += fmt::format("{}\"kolumn {}\": \"\"", i == 0 ? "" : ",", i);
    write_text("m.json", rules + "}}");
    EXPECT_EQ(run_in_time({"import", "wide.csv", "--mapping", "m.json", "-q", "-o", "wide.json"}).status, 0);
}

}  // namespace csm::test
