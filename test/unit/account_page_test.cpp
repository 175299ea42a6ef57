// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"
#include "support/letters.hpp"
#include "support/listed_accounts.hpp"

#include <csm/date.hpp>
#include <csm/pages.hpp>
#include <csm/render.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const Settings settings{*parse_iso_date("2026-12-01")};

/// The page in Markdown of the complete account with these changes, in the phase that its stage says.
std::string page_of(const std::vector<Patch>& patches, const Model& model = standard_model()) {
    auto record = account_with(patches, model);
    record.phase = find_phase(model.lifecycle, record.lifecycle_stage).value_or(0);
    return render_markdown(
        account_document(record, assess(record, model, settings, Detail::explained), model, settings));
}

std::string page_in(std::string_view phase, const Model& model = standard_model()) {
    return page_of({{"lifecycle_stage", "\"" + std::string{phase} + "\""}}, model);
}

}  // namespace

TEST(AccountPage, ShowsThePhaseAndWhatItIsFor) {
    const auto page = page_in("growth");
    EXPECT_THAT(page, HasSubstr("Optimisation"));
    EXPECT_THAT(page, HasSubstr("by lifecycle_stage"));
    EXPECT_THAT(page, HasSubstr("## Phase: Optimisation"));
    EXPECT_THAT(page, HasSubstr("Show the return on investment; Find where the account can expand; Deepen"));
    EXPECT_THAT(page, HasSubstr("A call every month; Preparation of the QBR; Alignment of the executives"));
    EXPECT_THAT(page, HasSubstr("Return on investment; Expansion pipeline; Health"));
    EXPECT_THAT(page, Not(HasSubstr("Stage")));
}

TEST(AccountPage, SaysWhatAnUnknownPhaseNeeds) {
    const auto page = page_of({});
    EXPECT_THAT(page, HasSubstr("needs contract_start_date"));
    EXPECT_THAT(page, Not(HasSubstr("## Phase")));
}

TEST(AccountPage, KeepsAStageThatIsNoPhase) {
    EXPECT_THAT(page_in("pilot"), AllOf(HasSubstr("pilot"), HasSubstr("is no phase")));
}

TEST(AccountPage, ShowsHowTheSegmentIsLookedAfter) {
    EXPECT_THAT(page_of({}),
                AllOf(HasSubstr("high-touch"), HasSubstr("weekly or every two weeks; QBR quarterly; a "
                                                         "manager carries 8 such accounts")));
}

TEST(AccountPage, NamesThePhaseWhereItsTargetIsAnother) {
    const auto model = model_with({{"health.dimensions[0].metrics[0].curve.attain",
                                    R"({"enterprise": 90, "enterprise/onboarding": 80, "mid-market": 80,
                                        "smb": 70})"}});
    EXPECT_THAT(page_in("onboarding", model), HasSubstr("80 % wanted in onboarding"));
    EXPECT_THAT(page_in("adoption", model), HasSubstr("90 % wanted in adoption"));
    EXPECT_THAT(page_in("onboarding"), AllOf(HasSubstr("90 % wanted"), Not(HasSubstr("wanted in"))));
    EXPECT_THAT(page_of({{"segment", R"("smb")"}, {"lifecycle_stage", R"("onboarding")"}}, model),
                Not(HasSubstr("wanted in")));
}

TEST(AccountPage, SaysWhatADimensionsScoreMeans) {
    const auto model =
        model_with({{"health.dimensions[0].readings",
                     R"([{"from": 90, "text": "They live in it"}, {"from": 0, "text": "Idle"}])"}});
    EXPECT_THAT(page_of({}, model), AllOf(HasSubstr("They live in it"), Not(HasSubstr("Idle"))));
}

TEST(AccountPage, SaysWhyAClassOrTierWasEscalated) {
    const auto model = model_with(
        {{"health.floors", R"([{"field": "engagement.nps_score", "when": {"at_least": 0}, "at_most": "red",
                                "reason": "The sponsor has left"}])"},
         {"churn.floors", R"([{"field": "engagement.nps_score", "when": {"at_least": 0}, "at_least": "high",
                               "reason": "A tender is out"}])"}});
    const auto page = page_of({}, model);
    EXPECT_THAT(page, HasSubstr("The sponsor has left; by the score it is green"));
    EXPECT_THAT(page, HasSubstr("A tender is out; by the score it is low"));
    EXPECT_THAT(page_of({}), Not(HasSubstr("Escalated")));
}

TEST(AccountPage, ShowsTheModelsOwnWordForAClass) {
    const auto model = model_with({{"health.bands[0].label", R"("healthy")"}});
    EXPECT_THAT(page_of({}, model), HasSubstr("green: healthy (100 is good)"));
    EXPECT_THAT(page_of({}), HasSubstr("green (100 is good)"));
}

TEST(AccountPage, TellsWhereClassesBeginWhenThatDependsOnThePhase) {
    const auto model =
        model_with({{"health.bands[0].from",
                     R"({"enterprise": 75, "enterprise/onboarding": 65, "mid-market": 70, "smb": 65})"}});
    EXPECT_THAT(page_in("onboarding", model),
                HasSubstr("(100 is good; in onboarding green from 65, yellow from 50)"));
    EXPECT_THAT(page_in("onboarding"), HasSubstr("(100 is good)"));
    EXPECT_THAT(page_of({{"segment", R"("smb")"}, {"lifecycle_stage", R"("onboarding")"}}, model),
                HasSubstr("(100 is good)"));
}

TEST(AccountPage, NamesAPlanLimitToSell) {
    const auto page = page_of({{"plan_limits", R"({"API calls": {"used": 95, "included": 100}})"}});
    EXPECT_THAT(page, HasSubstr("More API calls"));
}

TEST(ReportPage, HasAColumnOfPhasesWhereOneIsKnownAndThereIsRoom) {
    auto known = account_with({});
    known.phase = *find_phase(standard_model().lifecycle, "adoption");
    auto unknown = account_with({});
    unknown.customer_id = "C2";
    unknown.owner = "Ada";
    const auto text = [](std::vector<Account> accounts, int width) {
        const ListedAccounts listed{std::move(accounts)};
        return render_text(report_document(listed.listing(), listed.summary, listed.model, listed.settings),
                           {.width = width});
    };
    EXPECT_THAT(text({known, unknown}, 160), AllOf(HasSubstr("Phase"), HasSubstr("adoption")));
    EXPECT_THAT(text({known, unknown}, 80), AllOf(HasSubstr("Owner"), Not(HasSubstr("Phase"))));
    EXPECT_THAT(text({unknown}, 160), Not(HasSubstr("Phase")));
}

TEST(PhaseSlots, SayWhatThePhaseAndTheSegmentAsk) {
    constexpr auto text =
        "{{!\nvoice: internal\nscope: account\n}}\n{{phase}}|{{phase_goals}}|{{phase_touchpoints}}|"
        "{{phase_measures}}|{{touch_model}}|{{touch_rhythm}}\n";
    auto content = content_of(R"({"customer_id": "C1", "segment": "smb"})");
    EXPECT_THAT(filled(text, content), HasSubstr("‹to fill: phase›"));
    content.account.phase = *find_phase(standard_model().lifecycle, "adoption");
    EXPECT_THAT(
        filled(text, content),
        HasSubstr("Adoption|Widen the use; Build champions; Collect success stories|A call every two weeks; "
                  "Usage reviews; Advanced training|Daily to monthly users; Depth of use; "
                  "NPS|tech-touch|automated"));
}

}  // namespace csm::test
