// SPDX-License-Identifier: MIT
#include "scoring.hpp"

#include <csm/pages.hpp>

#include <array>

namespace csm::cmd {

namespace {

struct Expand {
    using Analysis = ExpansionAnalysis;
    static constexpr std::string_view name = "expand";
    static constexpr Abilities abilities{.overrides = false};
    static inline const Choices<Readiness> levels{{"hold", Readiness::hold}, {"unknown", Readiness::unknown}};

    static SortKey default_order(Format) { return SortKey::revenue; }

    static Document document(const Listing<ExpansionResult>& listing, const ExpansionSummary& summary,
                             const ExpansionAnalysis& analysis, const ScoringArguments&) {
        return expansion_document(listing, summary, analysis.model, analysis.settings);
    }

    static constexpr std::array files{Format::xlsx};

    static Result<void> write_file(const Listing<ExpansionResult>& listing, const ExpansionSummary& summary,
                                   const ExpansionAnalysis& analysis, const FileWriting& file) {
        return write_workbook(
            expansion_workbook(listing, summary, file.workbook_problems(), analysis.model, analysis.settings),
            file.output);
    }
};

Invocation declare() {
    return declare_scoring<Expand>({SortKey::input, SortKey::revenue, SortKey::priority, SortKey::arr,
                                    SortKey::renewal, SortKey::coverage, SortKey::name, SortKey::customer_id},
                                   "revenue, largest first");
}

}  // namespace

Command expand_command() {
    return {.name = "expand",
            .summary = "find what accounts could buy next",
            .usage = "csm expand [OPTION…] [FILE…]",
            .description = "Finds seats, tiers, modules and departments an account could add, with a year's "
                           "revenue from the model's price list, the "
                           "effort and a priority. The net figure leaves out overlaps. Readiness says "
                           "whether now is the time: an unhappy customer "
                           "is not sold to.",
            .examples = {{"csm expand portfolio.json", "all accounts, largest revenue first"},
                         {"csm expand --class green --tier low", "the accounts that are ready"},
                         {"csm expand --model prices.json", "with your own price list"},
                         {"csm expand --format ndjson | jq -c .opportunities[0]",
                          "the best opportunity of each account"}},
            .declare = declare};
}

}  // namespace csm::cmd
