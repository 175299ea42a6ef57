// SPDX-License-Identifier: MIT
#include "support/letters.hpp"
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> internal_defects(const std::string& body) {
    return template_defects("{{!voice: internal}}\n" + body);
}

}  // namespace

TEST(BuiltInTemplates, AreUsableAndSayTheirVoice) {
    for (const auto& [name, purpose, text] : built_in_templates()) {
        EXPECT_THAT(template_defects(text), IsEmpty()) << name;
        const auto read = template_of(text);
        const bool is_internal =
            name == "brief" || name == "save-plan" || name == "escalation" || name == "weekly";
        EXPECT_EQ(read.voice, is_internal ? Voice::internal : Voice::customer_safe) << name;
        EXPECT_EQ(read.scope, name == "weekly" ? Scope::portfolio : Scope::account) << name;
        EXPECT_FALSE(purpose.empty()) << name;
    }
}

TEST(TemplateReader, TakesVoiceAndScopeFromTheFirstComment) {
    EXPECT_EQ(template_of("# {{name}}").voice, Voice::customer_safe);
    EXPECT_EQ(template_of("\n{{! voice: internal }}\n# {{priority}}").voice, Voice::internal);
    const auto both = template_of("{{!\r\nvoice: internal\r\nscope: portfolio\r\n}}\r\n{{selection}}\r\n");
    EXPECT_EQ(both.voice, Voice::internal);
    EXPECT_EQ(both.scope, Scope::portfolio);
    EXPECT_EQ(template_of("# {{name}}\n{{! voice: internal }}\n").voice, Voice::customer_safe);
    EXPECT_THAT(template_defects("{{!\nvoice: safe\nscope: all\n}}\ntext\n"),
                ElementsAre("2:1: voice takes customer-safe or internal, not \"safe\"",
                            "3:1: scope takes account or portfolio, not \"all\""));
}

TEST(TemplateReader, NamesTheLineAndTheNearestSlot) {
    EXPECT_THAT(
        template_defects("# {{nmae}}\n\n- {{health.overal_score}} {{text.theme}} {{nothing_like_it}}\n"),
        ElementsAre("1:3: there is no slot \"nmae\" here; did you mean \"name\"?",
                    "3:3: there is no slot \"health.overal_score\" here; did you mean "
                    "\"health.overall_score\"?",
                    "3:27: there is no slot \"text.theme\" here; did you mean \"texts.theme\"?",
                    "3:42: there is no slot \"nothing_like_it\" here"));
    EXPECT_THAT(template_defects(
                    "{{#goal}}\n{{/goal}}\n{{#name}}\n{{/name}}\n{{goals}}\n{{#has_goal}}\n{{/has_goal}}"),
                ElementsAre("1:1: there is no list \"goal\"; did you mean \"goals\"?",
                            "3:1: \"name\" is no list: write {{name}}",
                            "5:1: \"goals\" is a list: write {{#goals}} … {{/goals}}",
                            "6:1: there is no list \"has_goal\"; did you mean \"has_goals\"?"));
    EXPECT_THAT(
        template_defects("{{day.0}}{{day.1000}}{{in_days.01}}{{day.999}}{{in_days.1}}{{texts.a-b}}{{.}}{{}}"),
        testing::SizeIs(5));
}

TEST(TemplateReader, KnowsTheItemsOfAListOnlyWithinIt) {
    EXPECT_THAT(template_defects("{{#goals}}\n{{objective}} {{name}}\n{{/goals}}\n{{objective}}"),
                ElementsAre(HasSubstr("4:1: there is no slot \"objective\"")));
    EXPECT_THAT(template_defects("{{^goals}}\n{{objective}}\n{{/goals}}"), testing::SizeIs(1));
    EXPECT_THAT(
        template_defects("{{!\nvoice: internal\nscope: portfolio\n}}\n{{name}}{{#queue}}{{name}}{{/queue}}"),
        ElementsAre("5:1: \"name\" is a slot of an account, for lists of accounts such as {{#queue}}"));
}

TEST(TemplateReader, RefusesInternalSlotsForCustomers) {
    const std::string body = "{{churn.risk_score}}\n{{internal.limits}} {{relationship.renewal_sentiment}}\n"
                             "{{#warnings}}\n{{signal}}\n{{/warnings}}\n{{#stakeholders}}\n{{sentiment}}\n"
                             "{{/stakeholders}}\n{{no_notes}} {{usage_decline.login_trend}}\n";
    EXPECT_THAT(internal_defects(body), IsEmpty());
    const auto defects = template_defects(body);
    EXPECT_THAT(defects, testing::SizeIs(8));
    EXPECT_THAT(defects, testing::Each(HasSubstr("is internal and the template is customer-safe")));
    EXPECT_THAT(defects.front(), testing::StartsWith("1:1: \"churn.risk_score\""));
    EXPECT_THAT(defects.back(), testing::StartsWith("9:14: \"usage_decline.login_trend\""));
}

TEST(TemplateReader, RefusesWhatWouldNotBeEscapedOrLoadsMore) {
    EXPECT_THAT(template_defects("{{{name}}}\n{{&name}}\n{{>other}}\n{{=<% %>=}}\n"),
                ElementsAre(HasSubstr("1:1: every value is escaped"),
                            HasSubstr("2:1: every value is escaped"), HasSubstr("3:1: {{>other}} is refused"),
                            HasSubstr("4:1: {{=<% %>=}} is refused")));
}

TEST(TemplateReader, TellsWhatDoesNotEnd) {
    EXPECT_THAT(template_defects("a\n{{#goals}}\n{{#has_roi}}\n{{/goals}}\n{{name\n"),
                ElementsAre("4:1: {{/goals}} ends nothing; {{/has_roi}} is expected first",
                            "5:1: this {{ has no }}", "2:1: {{#goals}} has no {{/goals}}",
                            "3:1: {{#has_roi}} has no {{/has_roi}}"));
    EXPECT_THAT(template_defects("{{/goals}}"), ElementsAre("1:1: {{/goals}} ends nothing"));
}

TEST(TemplateReader, TakesTextOnly) {
    EXPECT_THAT(template_defects(std::string_view{"PK\x03\x04\0", 5}), testing::SizeIs(1));
    EXPECT_THAT(template_defects("# a\n\xFF"), ElementsAre(HasSubstr("2:1: is not plain text in UTF-8")));
    EXPECT_THAT(template_defects("\xEF\xBB\xBF# {{name}}\r\n\tä\n"), IsEmpty());
}

TEST(TemplateReader, TakesNoTemplateWithoutText) {
    EXPECT_THAT(template_defects(""), ElementsAre(HasSubstr("1:1: holds no text")));
    EXPECT_THAT(template_defects(" \t\r\n\n"), ElementsAre(HasSubstr("1:1: holds no text")));
    EXPECT_THAT(template_defects("{{! voice: internal }}\n"), ElementsAre(HasSubstr("holds no text")));
    EXPECT_THAT(template_defects("."), IsEmpty());
}

TEST(TemplateReader, KnowsTheFieldsOfAnotherModel) {
    const auto model = model_with({{"health.dimensions[0].metrics[0].field", R"("usage.sessions")"},
                                   {"health.findings[0].field", R"("usage.sessions")"},
                                   {"churn.findings[0].field", R"("pulse.trend")"},
                                   {"churn.dimensions[0].metrics[0].field", R"("pulse.trend")"},
                                   {"churn.dimensions[0].metrics[0].change_of", R"("usage.sessions")"}});
    EXPECT_TRUE(read_template("{{usage.sessions}}", "t.md", model));
    EXPECT_FALSE(read_template("{{pulse.trend}}", "t.md", model));
    EXPECT_TRUE(read_template("{{! voice: internal }}{{pulse.trend}}", "t.md", model));
    EXPECT_FALSE(read_template("{{usage.login_frequency}}", "t.md", model));
}

}  // namespace csm::test
