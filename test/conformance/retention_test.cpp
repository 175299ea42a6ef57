// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "support/golden_command.hpp"
#include "support/golden_folder.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace csm::test {

namespace json = boost::json;

namespace {

std::string oracle_file(std::string_view name) {
    return fmt::format("{}/test/oracle/{}", CSM_SOURCE_DIR, name);
}

const json::value& expected() {
    static const auto document = json::parse(text_of(oracle_file("expected_retention.json")));
    return document;
}

/// Compares everything that is expected; keys that csm adds are not looked at.
class Comparison {
  public:
    void compare(const json::value& wanted, const json::value& actual, const std::string& where) {
        if (wanted.is_object() && actual.is_object())
            members(wanted.get_object(), actual.get_object(), where);
        else if (wanted.is_array() && actual.is_array() &&
                 wanted.get_array().size() == actual.get_array().size())
            for (std::size_t i = 0; i < wanted.get_array().size(); ++i)
                compare(wanted.get_array()[i], actual.get_array()[i], fmt::format("{}[{}]", where, i));
        else
            value(wanted, actual, where);
    }

    std::size_t values() const { return values_; }

  private:
    void members(const json::object& wanted, const json::object& actual, const std::string& where) {
        for (const auto& [key, member] : wanted) {
            if (key.ends_with("_exact")) continue;
            const auto* const got = actual.if_contains(key);
            const auto place = where + "." + std::string{key};
            EXPECT_NE(got, nullptr) << place;
            if (got != nullptr) compare(member, *got, place);
        }
    }

    void value(const json::value& wanted, const json::value& actual, const std::string& where) {
        ++values_;
        constexpr double tolerance = 1e-9;
        const bool is_close = wanted.is_number() && actual.is_number() &&
                              std::abs(wanted.to_number<double>() - actual.to_number<double>()) <=
                                  tolerance * std::max(1.0, std::abs(wanted.to_number<double>()));
        EXPECT_TRUE(is_close || wanted == actual)
            << where << ": expected " << json::serialize(wanted) << ", got " << json::serialize(actual);
    }

    std::size_t values_ = 0;
};

json::value periods_of(std::string_view options) {
    const auto run = run_golden(fmt::format("csm retention {} --format json --quiet", options));
    EXPECT_EQ(run.status, 0) << run.err;
    return json::parse(run.out).at("periods");
}

std::string subscriptions(std::string_view part, std::string_view options) {
    const auto& periods = expected().at("subscriptions").at(part).as_array();
    return fmt::format("--subscriptions '{}' --every month --from {} --until {} {}",
                       oracle_file("subscriptions.csv"), periods.front().at("start").as_string().c_str(),
                       periods.back().at("end").as_string().c_str(), options);
}

}  // namespace

TEST(RetentionConformance, OfSnapshots) {
    Comparison comparison;
    comparison.compare(
        expected().at("snapshots"),
        periods_of(fmt::format("'{}' --model '{}'", oracle_file("snapshots"), oracle_file("model_a.json"))),
        "snapshots");
    EXPECT_GT(comparison.values(), 60U);
}

TEST(RetentionConformance, OfEveryMonthOfSubscriptions) {
    Comparison comparison;
    comparison.compare(expected().at("subscriptions").at("months"), periods_of(subscriptions("months", "")),
                       "months");
    EXPECT_GT(comparison.values(), 400U);
}

TEST(RetentionConformance, OfTrailingTwelveMonthsBySegment) {
    Comparison comparison;
    comparison.compare(expected().at("subscriptions").at("trailing_12_months"),
                       periods_of(subscriptions("trailing_12_months", "--window 12 --by segment")),
                       "trailing");
    EXPECT_GT(comparison.values(), 700U);
}

}  // namespace csm::test
