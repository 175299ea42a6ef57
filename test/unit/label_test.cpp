// SPDX-License-Identifier: MIT
#include <csm/label.hpp>

#include <gtest/gtest.h>

namespace csm {

namespace {

TEST(Label, SpellsAbbreviationsAndKeepsWhatPeopleWrote) {
    EXPECT_EQ(as_words("sso_module"), "SSO module");
    EXPECT_EQ(as_words("api_access"), "API access");
    EXPECT_EQ(as_words("custom_workflows"), "custom workflows");
    EXPECT_EQ(as_words("Custom Workflows"), "Custom Workflows");
    EXPECT_EQ(as_words("Sso"), "SSO");
    EXPECT_EQ(as_words("mid-market"), "mid-market");
    EXPECT_EQ(as_words("Espresso"), "Espresso");
    EXPECT_EQ(as_words(""), "");
    EXPECT_EQ(as_words("a__b_"), "a  b ");
}

TEST(Label, KnowsAbbreviationsThatAreWordsOnlyAlone) {
    EXPECT_EQ(as_words("it"), "IT");
    EXPECT_EQ(as_words("get_it_done"), "get it done");
}

TEST(Label, SaysWhatANameIsOfUnlessItDoes) {
    EXPECT_EQ(named("sso_module", "module"), "SSO module");
    EXPECT_EQ(named("sso", "module"), "SSO module");
    EXPECT_EQ(named("Audit Module", "module"), "Audit Module");
    EXPECT_EQ(named("frontier", "tier"), "frontier tier");
    EXPECT_EQ(named("Legal", "department"), "Legal department");
}

TEST(Label, BeginsWithACapitalUnlessItsFirstWordHasOne) {
    EXPECT_EQ(label_of_name("analytics_module"), "Analytics module");
    EXPECT_EQ(label_of_name("hr"), "HR");
    EXPECT_EQ(label_of_name("iPaaS connector"), "iPaaS connector");
    EXPECT_EQ(label_of_name("análisis"), "Análisis");
    EXPECT_EQ(label_of_name(""), "");
}

}  // namespace

}  // namespace csm
