// SPDX-License-Identifier: MIT
#include "letters/metrics.hpp"
#include "letters/slots.hpp"
#include "support/letters.hpp"
#include "support/models.hpp"
#include "support/result_value.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace csm::test {

namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view secret = "Zwiebelkuchen";

/// What a metric says that both sides know: who left on the customer's side.
bool is_known_to_both(const std::string& path) {
    return path.ends_with("champion_left") || path.ends_with("sponsor_change");
}

/// Other values for every metric that the model shows to the team only.
void change_team_metrics(AccountContent& content) {
    for (const auto* metric : templates::metrics_of(standard_model())) {
        const auto& path = templates::path_of(standard_model(), *metric);
        // What changed of a metric that customers see is theirs to see.
        if (metric->is_for_customers || is_known_to_both(path) || metric->change_of) continue;
        auto& measured = content.account.values[metric->field];
        measured = std::isnan(measured) ? 1 : measured == 0 ? 1 : 0;
    }
}

/// The account with everything replaced that customers do not see: what csm concludes for the team, what it
/// measures for the team, what it would charge, and what the team wrote down for itself.
AccountContent with_other_secrets(AccountContent content) {
    const std::string text{secret};
    auto& assessment = content.assessment;
    assessment.churn.reset();
    assessment.priority = assessment.priority == Tier::low ? Tier::critical : Tier::low;
    assessment.play = assessment.play == Play::save ? Play::expand : Play::save;
    assessment.exposure = 987654;
    assessment.reason = assessment.next_action = text;
    assessment.due = Date{2031, 5, 6};
    change_team_metrics(content);
    if (assessment.health) {
        assessment.health->card.findings.clear();
        const auto& dimensions = standard_model().health.card.dimensions;
        for (std::size_t d = 0; d < dimensions.size(); ++d) {
            if (std::ranges::all_of(dimensions[d].metrics, &Metric::is_for_customers)) continue;
            assessment.health->card.dimensions[d].score = 12.3;
            assessment.health->dimension_trends[d] = Trend::improving;
            if (dimensions[d].previous_field) content.account.values[*dimensions[d].previous_field] = 1.5;
        }
    }
    if (assessment.expansion) {
        assessment.expansion->readiness_reason = secret;
        assessment.expansion->net_revenue = assessment.expansion->total_revenue = 876543;
        for (auto& opportunity : assessment.expansion->opportunities) opportunity.revenue = 765432;
    }
    content.account.lifecycle_stage = text;
    content.notes.internal = {{"root_cause", text}, {"issue", text}, {"limits", text}, {"competitor", text}};
    for (const auto step : renewal_steps) {
        auto& flag = content.notes.renewal[std::string{step}];
        flag = !flag;
    }
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

std::string shown(std::string_view text, const AccountContent& content, const Model& model) {
    return value(fill(template_of(text, model), content, model, letter_settings())).markdown;
}

/// What the slots and lists of one voice say of the account, as a template shows it, each by itself.
std::vector<std::string> said(Voice voice, const AccountContent& content) {
    const templates::AccountView view{content, standard_model(), letter_settings(), Voice::internal};
    std::vector<std::string> texts;
    for (const auto slots : templates::account_slots())
        for (const auto& slot : slots)
            if (slot.voice == voice) texts.push_back(slot.fact(view).text);
    for (const auto lists : templates::account_lists())
        for (const auto& slot : lists)
            for (const auto& item : slot.list(slot, view).items)
                for (std::size_t i = 0; i < item.facts.size(); ++i)
                    if (i < slot.slots.size() && slot.slots[i].voice == voice)
                        texts.push_back(item.facts[i].second.text);
    return texts;
}

/// A sentence or an amount; a single word or a small number says nothing by itself.
bool is_telling(const std::string& text) {
    return std::ranges::count(text, ' ') >= 2 || (text.find(',') != text.npos && text.size() > 5);
}

}  // namespace

TEST(LetterVoice, NothingInternalChangesWhatACustomerSees) {
    ASSERT_EQ(sample_contents().size(), 40U);
    ASSERT_EQ(texts_for_customers().size(), 4U);
    for (const auto text : texts_for_customers())
        for (const auto& content : sample_contents()) {
            const auto before = shown(text, content, standard_model());
            EXPECT_EQ(before, shown(text, with_other_secrets(content), standard_model()))
                << content.account.customer_id;
            EXPECT_THAT(before, Not(HasSubstr(std::string{secret})));
        }
}

TEST(LetterVoice, NoSentenceThatOnlyAnInternalSlotSaysReachesACustomer) {
    std::size_t tried = 0;
    for (const auto& content : sample_contents()) {
        const auto safe = said(Voice::customer_safe, content);
        std::string all;
        for (const auto text : texts_for_customers()) all += shown(text, content, standard_model());
        for (const auto& text : said(Voice::internal, content)) {
            const bool is_said_openly = std::ranges::any_of(
                safe, [&](const std::string& open) { return open.find(text) != std::string::npos; });
            if (!is_telling(text) || is_said_openly) continue;
            ++tried;
            EXPECT_THAT(all, Not(HasSubstr(text))) << content.account.customer_id;
        }
    }
    EXPECT_GT(tried, 500U);
}

TEST(LetterVoice, APriceReachesACustomerOnlyWhenTheModelCallsItReal) {
    auto real = standard_model();
    real.documents.has_real_prices = true;
    std::size_t offers = 0;
    for (const auto& content : sample_contents()) {
        if (!content.assessment.expansion) continue;
        std::string assumed, agreed;
        for (const auto text : texts_for_customers()) {
            assumed += shown(text, content, standard_model());
            agreed += shown(text, content, real);
        }
        for (const auto& opportunity : content.assessment.expansion->opportunities) {
            if (!opportunity.revenue || *opportunity.revenue < 1000 ||
                opportunity.revenue == content.account.arr)
                continue;
            const auto amount = templates::money_text(real, *opportunity.revenue);
            EXPECT_THAT(assumed, Not(HasSubstr(amount))) << content.account.customer_id;
            if (agreed.find(amount) != std::string::npos) ++offers;
        }
        const bool has_gap = assumed.find("‹to fill: price›") != std::string::npos;
        EXPECT_EQ(has_gap, agreed != assumed) << content.account.customer_id;
    }
    EXPECT_GT(offers, 10U);
}

TEST(LetterVoice, WhatTheTeamSeesDoesChange) {
    const auto& content = sample_contents().front();
    for (const auto& known : built_in_templates()) {
        const auto read = template_of(known.text);
        if (read.voice == Voice::customer_safe || read.scope == Scope::portfolio) continue;
        EXPECT_THAT(
            value(fill(read, with_other_secrets(content), standard_model(), letter_settings())).markdown,
            HasSubstr(std::string{secret}))
            << known.name;
    }
}

}  // namespace csm::test
