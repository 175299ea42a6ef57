// SPDX-License-Identifier: MIT
#include "scoring.hpp"

#include <csm/pages.hpp>

#include <array>

namespace csm::cmd {

namespace {

struct OnboardingKind {
    using Analysis = OnboardingAnalysis;
    static constexpr std::string_view name = "onboarding";
    static constexpr Abilities abilities{.explains = false, .decides = false};
    static inline const Choices<OnboardingLevel> levels{{"stalled", OnboardingLevel::stalled},
                                                        {"overrun", OnboardingLevel::overrun}};

    static SortKey default_order(Format) { return SortKey::priority; }

    static Document document(const Listing<OnboardingResult>& listing, const OnboardingSummary& summary,
                             const OnboardingAnalysis& analysis, const ScoringArguments&) {
        return onboarding_document(listing, summary, analysis.model, analysis.settings);
    }

    static constexpr std::array files{Format::html, Format::xlsx};

    static Result<void> write_file(const Listing<OnboardingResult>& listing, const OnboardingSummary& summary,
                                   const OnboardingAnalysis& analysis, const FileWriting& file) {
        const auto& [model, settings, phase] = analysis;
        if (file.arguments.format == Format::xlsx)
            return write_workbook(
                onboarding_workbook(listing, summary, file.workbook_problems(), model, settings),
                file.output);
        write_html(onboarding_document(listing, summary, model, settings), file.output);
        return {};
    }
};

Invocation declare() {
    return declare_scoring<OnboardingKind>({SortKey::input, SortKey::priority, SortKey::arr, SortKey::renewal,
                                            SortKey::name, SortKey::customer_id},
                                           "priority: what is stalled, longest first");
}

}  // namespace

Command onboarding_command() {
    return {.name = "onboarding",
            .summary = "show how new accounts come along and what holds them up",
            .usage = "csm onboarding [OPTION…] [FILE…]",
            .description =
                "Lists the accounts that are being onboarded: those whose record has a kick-off, a first "
                "value or "
                "milestones, "
                "and those in the phase onboarding. It counts their days from the kick-off, holds their "
                "milestones or the model's checklist against the day, and says what is late, where nothing "
                "was done for long, and which onboardings have used up their days. Each shows its next "
                "milestone, the time to its first value, how many seats are active, and what to do.",
            .examples = {{"csm onboarding portfolio.json", "all onboardings, the stalled ones first"},
                         {"csm onboarding --owner \"Mei-Lin Tao\"", "those of one CSM"},
                         {"csm onboarding --format csv -o onboarding.csv",
                          "one row an account, for a spreadsheet"},
                         {"csm onboarding --fail-on stalled --quiet > /dev/null",
                          "exit status 3 when an onboarding is stalled"}},
            .declare = declare};
}

}  // namespace csm::cmd
