// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "support/golden_command.hpp"
#include "support/golden_folder.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace csm::test {

namespace json = boost::json;

namespace {

const std::string folder = CSM_SOURCE_DIR "/test/oracle";

std::string model_file(std::string_view name) {
    return folder + (name == "standard 1.0.0" ? "/model_a.json" : "/model_b.json");
}

/// Compares numbers that were worked out with exact fractions. Keys that csm adds are not looked at, but for
/// those of objects whose keys are data.
class Comparison {
  public:
    std::size_t values = 0;
    std::vector<std::string> differences;

    void compare(const json::value& wanted, const json::value* actual, const std::string& where) {
        if (actual == nullptr) return differ(where, "missing");
        if (wanted.is_object() && actual->is_object())
            return compare_objects(wanted.get_object(), actual->get_object(), where);
        if (wanted.is_array() && actual->is_array() &&
            wanted.get_array().size() == actual->get_array().size()) {
            for (std::size_t i = 0; i < wanted.get_array().size(); ++i)
                compare(wanted.get_array()[i], &actual->get_array()[i], fmt::format("{}[{}]", where, i));
            return;
        }
        ++values;
        if (wanted.is_number() && actual->is_number()) {
            const auto expected = wanted.to_number<double>();
            const auto distance = std::abs(expected - actual->to_number<double>());
            if (distance <= 1e-9 * std::max(1.0, std::abs(expected))) return;
        } else if (wanted == *actual) {
            return;
        }
        differ(where, json::serialize(wanted) + ", got " + json::serialize(*actual).substr(0, 80));
    }

  private:
    void compare_objects(const json::object& wanted, const json::object& actual, const std::string& where) {
        for (const auto& [key, value] : wanted)
            if (!key.ends_with("_exact"))
                compare(value, actual.if_contains(key), where + "." + std::string{key});
        const bool is_data = where.ends_with("behaviour_by_metric") || where.ends_with("migration");
        for (const auto& [key, value] : actual)
            if (is_data && !wanted.contains(key)) differ(where + "." + std::string{key}, "is too much");
    }

    void differ(const std::string& where, const std::string& what) {
        differences.push_back(where + ": " + what);
    }
};

json::value expected(const std::string& name) { return json::parse(text_of(folder + "/" + name)); }

std::string snapshot(const json::value& day) {
    return fmt::format("'{}/snapshots/{}.json'", folder, day.as_string().c_str());
}

}  // namespace

TEST(Oracle, OfTheDifferenceAgrees) {
    const auto pairs = expected("expected_diff.json");
    for (const auto& pair : pairs.as_array()) {
        const auto result = run_golden(fmt::format(
            "csm diff {} {} --model-before '{}' --model-after '{}' --format json --quiet",
            snapshot(pair.at("before")), snapshot(pair.at("after")),
            model_file(pair.at("model_before").as_string()), model_file(pair.at("model_after").as_string())));
        ASSERT_EQ(result.status, 0) << result.err;
        const auto actual = json::parse(result.out);
        Comparison comparison;
        for (const auto* key : {"matched", "only_before", "only_after", "health", "churn"})
            comparison.compare(pair.at(key), actual.at("summary").as_object().if_contains(key), key);
        comparison.compare(pair.at("accounts"), &actual.at("accounts"), "accounts");
        EXPECT_GT(comparison.values, 1000U);
        EXPECT_TRUE(comparison.differences.empty()) << comparison.differences.front();
    }
}

}  // namespace csm::test
