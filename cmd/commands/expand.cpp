// SPDX-License-Identifier: MIT
#include "scoring_command.hpp"

#include <csm/csv.hpp>
#include <csm/documents.hpp>

namespace csm::cmd {

namespace {

struct ExpandAnalysis {
    static constexpr std::string_view name = "expand";
    static constexpr std::string_view report = "expansion_opportunities";
    static constexpr std::string_view schema = "csm.expand/1";
    using Scored = ExpansionResult;

    const Model& model;
    Settings settings;
    ExpansionSummary summary{};

    static SortKey default_sort(Format) { return SortKey::revenue; }

    ExpansionResult score(const Account& account, Detail) const {
        const auto health = score_health(account, model, settings.missing, Detail::scores_only);
        const auto churn = score_churn(account, model, settings.as_of, settings.missing, Detail::scores_only);
        return find_expansion(account, model, settings.missing, health.band, churn.tier);
    }

    Rank rank(SortKey key, const Account& account, const ExpansionResult& expansion) const {
        if (key == SortKey::revenue) return {-expansion.total_revenue, 0, {}};
        if (key == SortKey::priority)
            return {expansion.opportunities.empty() ? 1 : -expansion.opportunities.front().priority, 0, {}};
        if (key == SortKey::coverage) return {expansion.coverage, 0, {}};
        return account_rank(key, account);
    }

    static bool trips(std::string_view level, const ExpansionResult& expansion) {
        if (expansion.opportunities.empty()) return false;
        return level == "hold" ? expansion.readiness == Readiness::hold
                               : expansion.readiness == Readiness::unknown;
    }

    void append_csv_header(TextBuffer& out) const { append_expansion_csv_header(out); }

    void append_csv(TextBuffer& out, const Account& account, const ExpansionResult& expansion) const {
        append_expansion_csv(out, account, expansion, model);
    }

    void append_tail(TextBuffer& out, const JsonTail& tail, bool empty) const {
        append_json_tail(out, summary, tail, empty);
    }

    Document document(const Listing& listing, const ScoringArguments&) const {
        return expansion_document(listing, summary, model, settings);
    }
};

Invocation declare() {
    return declare_scoring<ExpandAnalysis>(
        {.sort_keys = {SortKey::input, SortKey::revenue, SortKey::priority, SortKey::arr, SortKey::renewal,
                       SortKey::coverage, SortKey::name, SortKey::customer_id},
         .default_order = "revenue, largest first",
         .levels = {"hold", "unknown"}});
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
