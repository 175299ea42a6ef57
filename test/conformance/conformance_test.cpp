// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "support/golden_command.hpp"
#include "support/golden_folder.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <ostream>

namespace csm::test {

namespace json = boost::json;

namespace {

/// What the reference says of one command, and how csm is asked for it.
struct Part {
    std::string_view name;     ///< in expected.json
    std::string_view command;  ///< of csm
    std::string_view
        order;  ///< the number by which customers are sorted, largest first; empty: as in the input
};

/// Shown by the test framework.
void PrintTo(const Part& part, std::ostream* stream) { *stream << part.command; }

constexpr std::array parts{Part{"health", "health", ""}, Part{"churn", "churn", "risk_score"},
                           Part{"expansion", "expand", "total_estimated_revenue"}};
constexpr std::array<std::string_view, 2> cases{"complete", "holes"};
constexpr double tolerance = 1e-9;

/// The values compared so far and those that differ.
struct Comparison {
    std::size_t values = 0;
    std::vector<std::string> differences;

    void compare(const json::value& wanted, const json::value* actual, const std::string& where);
    void check(bool same, const json::value& wanted, const json::value& actual, const std::string& where);
};

void Comparison::check(bool same, const json::value& wanted, const json::value& actual,
                       const std::string& where) {
    ++values;
    if (!same)
        differences.push_back(fmt::format("{}: expected {}, got {}", where, json::serialize(wanted),
                                          json::serialize(actual).substr(0, 80)));
}

/// Keys that csm adds are not looked at.
void Comparison::compare(const json::value& wanted, const json::value* actual, const std::string& where) {
    if (actual == nullptr) {
        differences.push_back(where + ": missing");
    } else if (wanted.is_object() && actual->is_object()) {
        for (const auto& [key, value] : wanted.get_object())
            compare(value, actual->get_object().if_contains(key), where + "." + std::string{key});
    } else if (wanted.is_array() && actual->is_array() &&
               wanted.get_array().size() == actual->get_array().size()) {
        for (std::size_t index = 0; index < wanted.get_array().size(); ++index)
            compare(wanted.get_array()[index], &actual->get_array()[index],
                    fmt::format("{}[{}]", where, index));
    } else if (wanted.is_number() && actual->is_number()) {
        const auto distance = std::abs(wanted.to_number<double>() - actual->to_number<double>());
        check(distance <= tolerance, wanted, *actual, where);
    } else {
        check(wanted == *actual, wanted, *actual, where);
    }
}

std::string id_of(const json::value& customer) { return std::string{customer.at("customer_id").as_string()}; }

std::vector<std::string> ids_of(const json::array& customers) {
    std::vector<std::string> ids;
    for (const auto& customer : customers) ids.push_back(id_of(customer));
    return ids;
}

std::vector<std::string> expected_order(json::array customers, std::string_view key) {
    if (!key.empty())
        std::ranges::stable_sort(customers, std::ranges::greater{}, [&](const json::value& customer) {
            return customer.at(key).to_number<double>();
        });
    return ids_of(customers);
}

/// The customer as the reference's numbers state it.
json::value stated(json::value customer, const Part& part) {
    if (part.name != "churn") return customer;
    auto& members = customer.as_object();
    for (auto& [name, category] : members.at("signal_scores").as_object()) {
        const json::value score = category.at("score");
        category = score;
    }
    members["recommended_action_count"] = members.at("recommended_actions").as_array().size();
    return customer;
}

std::string folder_of(std::string_view name) {
    return fmt::format("{}/test/conformance/{}", CSM_SOURCE_DIR, name);
}

Comparison compare_with_reference(std::string_view name, const Part& part) {
    const auto expected = json::parse(text_of(folder_of(name) + "/expected.json"));
    const auto run =
        run_golden(fmt::format("csm {} '{}/portfolio.json' --format json --as-of {} --missing {} --quiet",
                               part.command, folder_of(name), expected.at("as_of").as_string().c_str(),
                               expected.at("missing").as_string().c_str()));
    Comparison comparison;
    if (run.status != 0) {
        comparison.differences.push_back("exit status " + std::to_string(run.status) + ": " + run.err);
        return comparison;
    }
    const auto actual = json::parse(run.out);
    const auto& wanted = expected.at(part.name);
    comparison.compare(wanted.at("summary"), &actual.at("summary"), "summary");
    if (ids_of(actual.at("customers").as_array()) !=
        expected_order(wanted.at("customers").as_array(), part.order))
        comparison.differences.emplace_back("customers: other ids or another order");
    std::map<std::string, json::value> by_id;
    for (const auto& customer : actual.at("customers").as_array())
        by_id[id_of(customer)] = stated(customer, part);
    for (const auto& customer : wanted.at("customers").as_array()) {
        const auto found = by_id.find(id_of(customer));
        comparison.compare(customer, found == by_id.end() ? nullptr : &found->second, id_of(customer));
    }
    return comparison;
}

std::string first_of(const std::vector<std::string>& differences) {
    const auto count = std::min<std::size_t>(differences.size(), 8);
    return fmt::format("{} differences, the first {}:\n{}", differences.size(), count,
                       fmt::join(differences.begin(), differences.begin() + static_cast<long>(count), "\n"));
}

using Which = std::tuple<std::string_view, Part>;

std::string test_name(const testing::TestParamInfo<Which>& info) {
    return fmt::format("{}_{}", std::get<0>(info.param), std::get<1>(info.param).command);
}

}  // namespace

/// The reference's numbers for 300 generated customers: complete records, and records with holes that the
/// defaults fill.
class Conformance : public testing::TestWithParam<Which> {};

TEST_P(Conformance, EqualsTheReference) {
    const auto comparison = compare_with_reference(std::get<0>(GetParam()), std::get<1>(GetParam()));
    EXPECT_TRUE(comparison.differences.empty()) << first_of(comparison.differences);
    EXPECT_GT(comparison.values, 1000U);
}

INSTANTIATE_TEST_SUITE_P(, Conformance, testing::Combine(testing::ValuesIn(cases), testing::ValuesIn(parts)),
                         test_name);

TEST(ConformanceTotal, ComparesMoreThanTenThousandValues) {
    std::size_t values = 0;
    for (const auto name : cases)
        for (const auto& part : parts) values += compare_with_reference(name, part).values;
    EXPECT_GT(values, 10000U);
    RecordProperty("compared_values", std::to_string(values));
}

TEST(ConformanceComparison, SeesEveryKindOfDifference) {
    const auto differences = [](std::string_view wanted, std::string_view actual) {
        Comparison comparison;
        const auto got = json::parse(actual);
        comparison.compare(json::parse(wanted), &got, "");
        return comparison.differences.size();
    };
    EXPECT_EQ(
        differences(R"({"a": 92, "b": [true, null, "x"]})", R"({"a": 92.0, "b": [true, null, "x"], "c": 1})"),
        0U);
    EXPECT_EQ(differences(R"({"a": 92.1})", R"({"a": 92.10001})"), 1U);
    EXPECT_EQ(differences(R"({"a": 1, "b": 2})", R"({"a": true})"), 2U);
    EXPECT_EQ(differences("[1, 2]", "[1]"), 1U);
    EXPECT_EQ(differences("[0]", "[null]"), 1U);
    EXPECT_EQ(differences("{}", "[]"), 1U);
}

}  // namespace csm::test
