// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "support/csv_portfolio.hpp"
#include "support/golden_command.hpp"
#include "support/golden_folder.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace csm::test {

namespace {

/// A folder of its own that is removed at the end.
class CsvInput : public testing::TestWithParam<std::string_view> {
  protected:
    CsvInput() { std::filesystem::create_directories(folder_); }

    ~CsvInput() override { std::filesystem::remove_all(folder_); }

    std::string write(const std::string& name, const std::string& text) const {
        const auto path = (folder_ / name).string();
        std::ofstream{path, std::ios::binary} << text;
        return path;
    }

    /// Without milestones, for which a CSV has no place.
    static std::string sample() {
        auto customers =
            boost::json::parse(text_of(fmt::format("{}/data/samples/portfolio.json", CSM_SOURCE_DIR)));
        for (auto& customer : customers.at("customers").as_array())
            if (auto* onboarding = customer.as_object().if_contains("onboarding"))
                onboarding->as_object().erase("milestones");
        return boost::json::serialize(customers);
    }

  private:
    std::filesystem::path folder_ = std::filesystem::path{testing::TempDir()} /
                                    testing::UnitTest::GetInstance()->current_test_info()->name();
};

}  // namespace

TEST_P(CsvInput, GivesTheSameOutputAsJson) {
    const auto json = write("portfolio.json", sample());
    for (const auto* format : {"json", "ndjson", "csv", "text"}) {
        const auto line = [&](const std::string& input) {
            return fmt::format("csm {} '{}' --format {} --sort input", GetParam(), input, format);
        };
        const auto expected = run_golden(line(json));
        ASSERT_EQ(expected.status, 0) << expected.err;
        for (const char delimiter : {',', ';', '\t'}) {
            const auto csv = write("portfolio.csv", csv_of(sample(), delimiter));
            GoldenSetting from_pipe;
            from_pipe.input = csv_of(sample(), delimiter);
            const auto run = run_golden(line(csv));
            EXPECT_EQ(run.status, 0) << run.err;
            EXPECT_EQ(run.out, expected.out) << format;
            EXPECT_EQ(run.err, expected.err);
            EXPECT_EQ(run_golden(line("-"), from_pipe).out, expected.out);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(, CsvInput, testing::Values("health", "churn", "expand", "report"),
                         [](const auto& tested) { return std::string{tested.param}; });

}  // namespace csm::test
