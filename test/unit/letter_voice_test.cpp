// SPDX-License-Identifier: MIT
#include "support/letters.hpp"
#include "support/models.hpp"
#include "support/result_value.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

constexpr std::string_view secret = "Zwiebelkuchen";

/// The account with everything replaced that customers do not see: what csm concludes for the team, and what
/// the team wrote down for itself.
AccountContent with_other_secrets(AccountContent content) {
    const std::string text{secret};
    auto& assessment = content.assessment;
    assessment.churn.reset();
    assessment.priority = assessment.priority == Tier::low ? Tier::critical : Tier::low;
    assessment.play = assessment.play == Play::save ? Play::expand : Play::save;
    assessment.exposure = 987654;
    assessment.reason = assessment.next_action = text;
    assessment.due = Date{2031, 5, 6};
    if (assessment.health) assessment.health->card.findings.clear();
    if (assessment.expansion) assessment.expansion->readiness_reason = secret;
    content.account.lifecycle_stage = text;
    content.notes.internal = {{"root_cause", text}, {"issue", text}, {"limits", text}};
    content.notes.lists["notes"] = {{{"date", "2026-11-30"}, {"text", text}}};
    if (const auto people = content.notes.lists.find("stakeholders"); people != content.notes.lists.end())
        for (auto& person : people->second) person["influence"] = person["sentiment"] = text;
    return content;
}

/// Every fixed slot and list of the built-in templates for customers, and none that is internal.
std::vector<std::string_view> texts_for_customers() {
    std::vector<std::string_view> texts;
    for (const auto& known : built_in_templates())
        if (template_of(known.text).voice == Voice::customer_safe) texts.push_back(known.text);
    return texts;
}

}  // namespace

TEST(LetterVoice, NothingInternalChangesWhatACustomerSees) {
    ASSERT_EQ(sample_contents().size(), 40U);
    ASSERT_EQ(texts_for_customers().size(), 4U);
    for (const auto text : texts_for_customers()) {
        const auto read = template_of(text);
        for (const auto& content : sample_contents()) {
            const auto shown = value(fill(read, content, standard_model(), letter_settings())).markdown;
            const auto other = with_other_secrets(content);
            EXPECT_EQ(shown, value(fill(read, other, standard_model(), letter_settings())).markdown)
                << content.account.customer_id;
            EXPECT_EQ(shown.find(secret), std::string::npos);
        }
    }
}

TEST(LetterVoice, WhatTheTeamSeesDoesChange) {
    const auto& content = sample_contents().front();
    for (const auto& known : built_in_templates()) {
        const auto read = template_of(known.text);
        if (read.voice == Voice::customer_safe || read.scope == Scope::portfolio) continue;
        EXPECT_THAT(
            value(fill(read, with_other_secrets(content), standard_model(), letter_settings())).markdown,
            testing::HasSubstr(secret))
            << known.name;
    }
}

}  // namespace csm::test
