// SPDX-License-Identifier: MIT
#include "scoring.hpp"

#include <csm/pages.hpp>

#include <array>

namespace csm::cmd {

namespace {

struct Churn {
    using Analysis = ChurnAnalysis;
    static constexpr std::string_view name = "churn";
    static inline const Choices<Tier>& levels = tier_levels;

    static SortKey default_order(Format) { return SortKey::risk; }

    static Document document(const Listing<ChurnResult>& listing, const ChurnSummary& summary,
                             const ChurnAnalysis& analysis, const ScoringArguments&) {
        return churn_document(listing, summary, analysis.model, analysis.settings);
    }

    static constexpr std::array files{Format::xlsx, Format::slack, Format::mail};

    static Result<void> write_file(const Listing<ChurnResult>& listing, const ChurnSummary& summary,
                                   const ChurnAnalysis& analysis, const FileWriting& file) {
        const auto& [model, settings] = analysis;
        if (file.arguments.format == Format::xlsx)
            return write_workbook(churn_workbook(listing, summary, file.workbook_problems(), model, settings),
                                  file.output);
        write_message(churn_message(listing, summary, model, settings, file.arguments.top),
                      file.arguments.format, file.output);
        return {};
    }
};

Invocation declare() {
    return declare_scoring<Churn>({SortKey::input, SortKey::risk, SortKey::adjusted, SortKey::arr,
                                   SortKey::renewal, SortKey::coverage, SortKey::name, SortKey::customer_id},
                                  "risk, highest first");
}

}  // namespace

Command churn_command() {
    return {.name = "churn",
            .summary = "score the risk that accounts leave",
            .usage = "csm churn [OPTION…] [FILE…]",
            .description = "Adds up the signals that accounts send before they leave, weighs them by how "
                           "near the renewal is, and sorts them into "
                           "critical, high, medium and low. 100 is bad. Every risk lists what each signal "
                           "adds, the warnings and the playbook.",
            .examples = {{"csm churn portfolio.json", "all accounts, highest risk first"},
                         {"csm churn --tier critical --tier high", "those that need a plan now"},
                         {"csm churn --sort renewal --top 10", "the ten nearest renewals"},
                         {"csm churn --as-of 2026-12-31 --format csv -o churn.csv",
                          "the risk at the end of the year, for a spreadsheet"}},
            .declare = declare};
}

}  // namespace csm::cmd
