// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "support/golden_command.hpp"
#include "support/golden_folder.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace csm::test {

namespace json = boost::json;

namespace {

using Customers = std::map<std::string, json::value>;

std::string folder() { return std::string{CSM_SOURCE_DIR} + "/test/conformance/methods"; }

/// What a command says of the accounts of a method's portfolio, by their id.
Customers run(std::string_view command, std::string_view model, std::string_view more = {}) {
    const auto ran =
        run_golden(fmt::format("csm {} '{}/{}.json' --model {} --format json --as-of 2026-12-01 --quiet {}",
                               command, folder(), model, model, more));
    EXPECT_EQ(ran.status, 0) << ran.err;
    Customers customers;
    const auto document = json::parse(ran.out);
    for (const auto& customer : document.at("customers").as_array())
        customers.emplace(customer.at("customer_id").as_string(), customer);
    return customers;
}

json::object expected(std::string_view model) {
    return json::parse(text_of(folder() + "/expected.json")).at(model).as_object();
}

std::string text(const json::value& value) { return std::string{value.as_string()}; }

std::multiset<std::string> texts(const json::array& values, std::string_view key = {}) {
    std::multiset<std::string> all;
    for (const auto& value : values) all.insert(text(key.empty() ? value : value.at(key)));
    return all;
}

const std::map<std::string, std::string> band_of_label{
    {"healthy", "green"}, {"medium", "yellow"}, {"high", "red"}};
const std::map<std::string, std::string> label_of_band{
    {"green", "Healthy"}, {"yellow", "Medium risk"}, {"red", "High risk"}};
const std::map<std::string, std::string> tier_of_level{
    {"critical", "critical"}, {"warning", "medium"}, {"stable", "low"}};

}  // namespace

TEST(Methods, AdoptionScoresHealthAsExpected) {
    const auto wanted = expected("adoption");
    const auto customers = run("health", "adoption");
    ASSERT_EQ(customers.size(), wanted.size());
    for (const auto& [id, one] : wanted) {
        const auto& customer = customers.at(std::string{id});
        EXPECT_EQ(customer.at("overall_score").to_number<double>(), one.at("score").to_number<double>())
            << id;
        EXPECT_EQ(text(customer.at("classification")), band_of_label.at(text(one.at("label")))) << id;
        EXPECT_EQ(text(customer.at("label")), label_of_band.at(text(customer.at("classification")))) << id;
    }
}

TEST(Methods, AdoptionWarnsAsExpected) {
    const auto customers = run("churn", "adoption", "--missing default");
    for (const auto& [id, one] : expected("adoption")) {
        const auto& customer = customers.at(std::string{id});
        EXPECT_EQ(customer.at("risk_score").to_number<double>(), one.at("risk").to_number<double>()) << id;
        EXPECT_EQ(text(customer.at("risk_tier")), tier_of_level.at(text(one.at("level")))) << id;
        EXPECT_EQ(texts(customer.at("warning_signals").as_array(), "code"),
                  texts(one.at("signals").as_array()))
            << id;
        // Three signals are critical, one or two a warning, none stable.
        const auto signals = customer.at("warning_signals").as_array().size();
        EXPECT_EQ(text(customer.at("risk_label")), signals == 3   ? "critical"
                                                   : signals == 0 ? "stable"
                                                                  : "warning")
            << id;
        EXPECT_THAT((std::array{0.0, 40.0, 50.0, 80.0, 100.0}),
                    testing::Contains(customer.at("risk_score").to_number<double>()))
            << id;
    }
}

TEST(Methods, OutcomesScoresHealthAsExpected) {
    const auto wanted = expected("outcomes");
    const auto customers = run("health", "outcomes");
    ASSERT_EQ(customers.size(), wanted.size());
    for (const auto& [id, one] : wanted) {
        const auto& customer = customers.at(std::string{id});
        EXPECT_EQ(customer.at("overall_score").to_number<double>(), one.at("score").to_number<double>())
            << id;
        EXPECT_EQ(text(customer.at("classification")), text(one.at("class"))) << id;
        EXPECT_EQ(text(customer.at("action")), text(one.at("action"))) << id;
        for (const auto& [name, score] : one.at("dimensions").as_object())
            EXPECT_EQ(customer.at("dimensions").at(name).at("score").to_number<double>(),
                      score.to_number<double>())
                << id << " " << name;
    }
}

}  // namespace csm::test
