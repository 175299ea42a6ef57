// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"
#include "support/models.hpp"

#include <csm/advice.hpp>
#include <csm/change_phrase.hpp>
#include <csm/churn.hpp>
#include <csm/phrases.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

std::string changed(std::string_view sentence, double value) {
    const auto phrase = change_phrase(sentence);
    std::string text;
    if (phrase) append_changed(text, *phrase, value);
    return text;
}

ChurnResult churn_of(const std::vector<Patch>& record, const Model& model) {
    return score_churn(account_with(record, model), model, Date(2026, 12, 1), Missing::exclude);
}

/// The defects of the standard model with one more warning of that text on a field.
std::string defects_of(const std::string& field, const std::string& when, const std::string& text) {
    std::string all;
    for (const auto& defect :
         defects_with({{"churn.findings[+]", R"({"code": "x", "field": ")" + field +
                                                 R"(", "when": [{"severity": "low", )" + when +
                                                 R"(}], "text": ")" + text + R"(", "action": "a"})"}}))
        all += defect + "\n";
    return all;
}

}  // namespace

TEST(ChangePhrase, TellsDirectionAmountAndUnit) {
    EXPECT_EQ(changed("Logins {change %}", -31), "Logins down 31 %");
    EXPECT_EQ(changed("Logins {change %}", 4.5), "Logins up 4.5 %");
    EXPECT_EQ(changed("Logins {change %}", 0), "Logins unchanged");
    EXPECT_EQ(changed("Share: {change}", -0.12), "Share: down 0.12");
    EXPECT_EQ(changed("NPS {change point|points} since June", -4), "NPS down 4 points since June");
    EXPECT_EQ(changed("NPS {change point|points}", -1), "NPS down 1 point");
    EXPECT_EQ(changed("NPS {change point|points}", 1), "NPS up 1 point");
}

TEST(ChangePhrase, IsNoneWithoutASlotThatIsWhole) {
    EXPECT_FALSE(change_phrase("Logins {value} %"));
    EXPECT_FALSE(change_phrase("Logins {change %"));
    EXPECT_FALSE(change_phrase("Logins {change }"));
    EXPECT_FALSE(change_phrase("Logins {changes}"));
    EXPECT_EQ(changed("{changes} {change}", 2), "{changes} up 2");
}

TEST(ChangePhrase, StandsInFindingsDriversAndReasons) {
    const auto& model = standard_model();
    const auto churn = churn_of({{"usage_decline", R"({"login_trend": -31, "dau_mau_change": -0.12})"},
                                 {"engagement_drop", R"({"nps_change": -4})"}},
                                model);
    std::vector<std::string> texts;
    for (const auto& fired : churn.card.findings)
        texts.push_back(finding_text(model, model.churn.card, churn.card, fired));
    EXPECT_THAT(texts, testing::UnorderedElementsAre("Logins down 31 %", "NPS down 4 points",
                                                     "Share of monthly users who come daily: down 0.12"));
}

TEST(ChangePhrase, OfAMetricThatFiresNothingFollowsItsLabel) {
    const auto& model = standard_model();
    const auto text = [&](const char* trend) {
        const auto account =
            account_with({{"usage_decline", std::string{R"({"login_trend": )"} + trend + "}"}}, model);
        const auto churn = score_churn(account, model, Date(2026, 12, 1), Missing::exclude);
        std::string driver;
        append_driver_text(driver, model, model.churn.card, churn.card, churn.card.contributions.front(),
                           account.cohort());
        return driver;
    };
    EXPECT_EQ(text("-3"), "Login trend: down 3 %");
    EXPECT_EQ(text("2"), "Login trend: up 2 %");
    EXPECT_EQ(text("0"), "Login trend: unchanged");
}

TEST(ChangePhrase, FollowsAnotherSentence) {
    std::string text = "Health is low; Logins down 31 %";
    continue_sentence(text, 15);
    EXPECT_EQ(text, "Health is low; logins down 31 %");
    text = "Health is low; NPS down 4 points";
    continue_sentence(text, 15);
    EXPECT_EQ(text, "Health is low; NPS down 4 points");
}

TEST(ChangePhrase, OfAModelIsOnANumberAndWhole) {
    const std::string number = "usage_decline.login_trend", below = R"("below": -5)";
    EXPECT_EQ(defects_of(number, below, "Logins {change %}"), "");
    EXPECT_THAT(defects_of(number, below, "Logins {change %"), HasSubstr("a change is written {change}"));
    EXPECT_THAT(defects_of(number, below, "Logins {value}, {change %}"), HasSubstr("not both"));
    EXPECT_THAT(defects_of("relationship_signals.champion_left", R"("is": true)", "Gone {change}"),
                HasSubstr("is a flag"));
    EXPECT_THAT(defects_of("support_issues.satisfaction_trend", R"("is": "critical")", "It is {change}"),
                HasSubstr("is a word"));
}

}  // namespace csm::test
