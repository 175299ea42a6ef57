// SPDX-License-Identifier: MIT
#include "scoring_command.hpp"

#include <csm/csv.hpp>
#include <csm/documents.hpp>

namespace csm::cmd {

namespace {

/// Worst first, with unknown accounts right after the red ones: absence must not look safe.
double band_rank(Band band) {
    constexpr std::array ranks{3.0, 2.0, 0.0, 1.0};
    return ranks[static_cast<std::size_t>(band)];
}

struct HealthAnalysis {
    static constexpr std::string_view name = "health";
    static constexpr std::string_view report = "customer_health_scores";
    static constexpr std::string_view schema = "csm.health/1";
    using Scored = HealthResult;

    const Model& model;
    Settings settings;
    HealthSummary summary{};

    static SortKey default_sort(Format format) { return is_page(format) ? SortKey::score : SortKey::input; }

    HealthResult score(const Account& account, Detail detail) const {
        return score_health(account, model, settings.missing, detail);
    }

    Rank rank(SortKey key, const Account& account, const HealthResult& health) const {
        if (key == SortKey::score) return {band_rank(health.band), health.score.value_or(0), {}};
        if (key == SortKey::coverage) return {health.card.coverage, 0, {}};
        return account_rank(key, account);
    }

    static bool trips(std::string_view level, const HealthResult& health) {
        if (level == "insufficient-data") return health.band == Band::insufficient_data;
        return health.band == Band::red || (level == "yellow" && health.band == Band::yellow);
    }

    void append_csv_header(TextBuffer& out) const { append_health_csv_header(out, model); }

    void append_csv(TextBuffer& out, const Account& account, const HealthResult& health) const {
        append_health_csv(out, account, health, model);
    }

    void append_tail(TextBuffer& out, const JsonTail& tail, bool empty) const {
        append_json_tail(out, summary, tail, empty);
    }

    Document document(const Listing& listing, const ScoringArguments&) const {
        return health_document(listing, summary, model, settings);
    }
};

Invocation declare() {
    return declare_scoring<HealthAnalysis>(
        {.sort_keys = {SortKey::input, SortKey::score, SortKey::arr, SortKey::coverage, SortKey::name,
                       SortKey::customer_id},
         .default_order = "score, worst first, in text; input in other formats",
         .levels = {"yellow", "red", "insufficient-data"}});
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
