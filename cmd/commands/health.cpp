// SPDX-License-Identifier: MIT
#include "scoring.hpp"

#include <csm/pages.hpp>

#include <array>

namespace csm::cmd {

namespace {

struct Health {
    using Analysis = HealthAnalysis;
    static constexpr std::string_view name = "health";
    static inline const Choices<Band> levels{
        {"yellow", Band::yellow}, {"red", Band::red}, {"insufficient-data", Band::insufficient_data}};

    static SortKey default_order(Format format) { return is_page(format) ? SortKey::score : SortKey::input; }

    static Document document(const Listing<HealthResult>& listing, const HealthSummary& summary,
                             const HealthAnalysis& analysis, const ScoringArguments&) {
        return health_document(listing, summary, analysis.model, analysis.settings);
    }

    static constexpr std::array files{Format::xlsx, Format::slack, Format::mail};

    static Result<void> write_file(const Listing<HealthResult>& listing, const HealthSummary& summary,
                                   const HealthAnalysis& analysis, const FileWriting& file) {
        const auto& [model, settings] = analysis;
        if (file.arguments.format == Format::xlsx)
            return write_workbook(
                health_workbook(listing, summary, file.workbook_problems(), model, settings), file.output);
        write_message(health_message(listing, summary, model, settings, file.arguments.top),
                      file.arguments.format, file.output);
        return {};
    }
};

Invocation declare() {
    return declare_scoring<Health>({SortKey::input, SortKey::score, SortKey::arr, SortKey::coverage,
                                    SortKey::name, SortKey::customer_id},
                                   "score, worst first, in text; input in other formats");
}

}  // namespace

Command health_command() {
    return {.name = "health",
            .summary = "score the health of every account",
            .usage = "csm health [OPTION…] [FILE…]",
            .description = "Scores usage, engagement, support and relationship of every account against the "
                           "targets of its segment and "
                           "classes it green, yellow or red. 100 is good. Every score lists what each metric "
                           "costs it, to the last digit. "
                           "An account of which too little is measured gets no colour.",
            .examples = {{"csm health portfolio.json", "all accounts, worst first"},
                         {"csm health --class red --owner \"Dana Reyes\"",
                          "one CSM's red accounts in portfolio.json"},
                         {"csm health --format json -o health.json",
                          "every score with its explanation, for other programs"},
                         {"csm health --fail-on red --quiet > /dev/null",
                          "exit status 3 when an account is red"}},
            .declare = declare};
}

}  // namespace csm::cmd
