// SPDX-License-Identifier: MIT
#include "scoring_command.hpp"

#include <csm/csv.hpp>
#include <csm/documents.hpp>

namespace csm::cmd {

namespace {

struct ChurnAnalysis {
    static constexpr std::string_view name = "churn";
    static constexpr std::string_view report = "churn_risk_analysis";
    static constexpr std::string_view schema = "csm.churn/1";
    using Scored = ChurnResult;

    const Model& model;
    Settings settings;
    ChurnSummary summary{};

    static SortKey default_sort(Format) { return SortKey::risk; }

    ChurnResult score(const Account& account, Detail detail) const {
        return score_churn(account, model, settings.as_of, settings.missing, detail);
    }

    Rank rank(SortKey key, const Account& account, const ChurnResult& churn) const {
        if (key == SortKey::risk) return {-sortable(churn, churn.risk), 0, {}};
        if (key == SortKey::adjusted) return {-sortable(churn, churn.adjusted), 0, {}};
        if (key == SortKey::coverage) return {churn.card.coverage, 0, {}};
        return account_rank(key, account);
    }

    /// A risk without a verdict stands just below the medium ones: absence must not look safe.
    double sortable(const ChurnResult& churn, std::optional<double> risk) const {
        constexpr double just_below = 0.05;
        const auto medium_from = model.churn.tier_from[static_cast<std::size_t>(Tier::medium)];
        return churn.tier == Tier::insufficient_data ? medium_from - just_below : *risk;
    }

    static bool trips(std::string_view level, const ChurnResult& churn) {
        if (level == "insufficient-data" || churn.tier == Tier::insufficient_data)
            return level == "insufficient-data" && churn.tier == Tier::insufficient_data;
        const auto limit = level == "medium" ? Tier::medium : level == "high" ? Tier::high : Tier::critical;
        return churn.tier <= limit;
    }

    void append_csv_header(TextBuffer& out) const { append_churn_csv_header(out, model); }

    void append_csv(TextBuffer& out, const Account& account, const ChurnResult& churn) const {
        append_churn_csv(out, account, churn, model);
    }

    void append_tail(TextBuffer& out, const JsonTail& tail, bool empty) const {
        append_json_tail(out, summary, tail, empty);
    }

    Document document(const Listing& listing, const ScoringArguments&) const {
        return churn_document(listing, summary, model, settings);
    }
};

Invocation declare() {
    return declare_scoring<ChurnAnalysis>(
        {.sort_keys = {SortKey::input, SortKey::risk, SortKey::adjusted, SortKey::arr, SortKey::renewal,
                       SortKey::coverage, SortKey::name, SortKey::customer_id},
         .default_order = "risk, highest first",
         .levels = {"medium", "high", "critical", "insufficient-data"}});
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
