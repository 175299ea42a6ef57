// SPDX-License-Identifier: MIT
#pragma once

#include <csm/onboarding.hpp>
#include <csm/order.hpp>
#include <csm/summary.hpp>

#include <concepts>
#include <cstddef>
#include <optional>

namespace csm {

/// A way to look at every account of a portfolio: how one is scored (`score`), what of the score is summed up
/// (`empty_summary` and its `add`), how accounts are ordered by it (`rank`, smaller first), and whether one
/// is worth an alarm (`trips` the level or a worse one). One that looks at some accounts only tells which
/// (`concerns`). It is a value that any number of threads may ask; its model must live as long.
template <class A>
concept Analysis = requires(const A& analysis, const Account& account, const typename A::Scored& scored,
                            typename A::Summary& summary, SortKey key, typename A::Level level) {
    { analysis.model } -> std::convertible_to<const Model&>;
    { analysis.settings } -> std::convertible_to<Settings>;
    { analysis.score(account, Detail::explained) } -> std::same_as<typename A::Scored>;
    { analysis.rank(key, account, scored) } -> std::same_as<Rank>;
    { A::trips(level, scored) } -> std::same_as<bool>;
    { analysis.empty_summary() } -> std::same_as<typename A::Summary>;
    summary.add(figures_of(account, scored, analysis.model, analysis.settings));
};

/// csm health: how healthy accounts are. In the order of the score an account without a class comes right
/// after the red ones: absence must not look safe.
struct HealthAnalysis {
    using Scored = HealthResult;    ///< what it says of one account
    using Summary = HealthSummary;  ///< what it says of all
    using Level = Band;             ///< of an alarm

    const Model& model;  ///< must live as long
    Settings settings;   ///< as-of day and policy

    /// The account's health, as `score_health` has it.
    HealthResult score(const Account& account, Detail detail) const;
    /// By `score` (red, no class, yellow, green; lowest score first in each) or `coverage` (least first);
    /// else as `account_rank` has it.
    Rank rank(SortKey key, const Account& account, const HealthResult& health) const;

    /// Yellow is met by red accounts too; accounts without a class are a level of their own.
    static bool trips(Band level, const HealthResult& health);

    /// Totals of no account.
    HealthSummary empty_summary() const { return {}; }
};

/// csm churn: how likely accounts are to leave. In the order of the risk an account without a verdict comes
/// right after the medium ones: absence must not look safe.
struct ChurnAnalysis {
    using Scored = ChurnResult;    ///< what it says of one account
    using Summary = ChurnSummary;  ///< what it says of all
    using Level = Tier;            ///< of an alarm

    const Model& model;  ///< must live as long
    Settings settings;   ///< as-of day and policy

    /// The account's churn risk, as `score_churn` has it.
    ChurnResult score(const Account& account, Detail detail) const;
    /// By `risk` or `adjusted` (largest first) or `coverage` (least first); else as `account_rank` has it.
    Rank rank(SortKey key, const Account& account, const ChurnResult& churn) const;

    /// A tier is met by the worse ones too; accounts without a verdict are a level of their own.
    static bool trips(Tier level, const ChurnResult& churn);

    /// Totals of no account.
    ChurnSummary empty_summary() const { return {}; }
};

/// csm expand: what accounts could buy next.
struct ExpansionAnalysis {
    using Scored = ExpansionResult;    ///< what it says of one account
    using Summary = ExpansionSummary;  ///< what it says of all
    using Level = Readiness;           ///< of an alarm

    const Model& model;  ///< must live as long
    Settings settings;   ///< as-of day and policy

    /// The account's opportunities, as `score_expansion` has it, whatever the detail.
    ExpansionResult score(const Account& account, Detail detail) const;
    /// By `revenue` (largest total first), `priority` (of the best opportunity; accounts without one last) or
    /// `coverage` (least first); else as `account_rank` has it.
    Rank rank(SortKey key, const Account& account, const ExpansionResult& expansion) const;

    /// An account with something to sell that is on hold, or of which that is not known.
    static bool trips(Readiness level, const ExpansionResult& expansion);

    /// Totals of no account.
    ExpansionSummary empty_summary() const { return {}; }
};

/// csm onboarding: how the accounts come along that are being onboarded.
struct OnboardingAnalysis {
    using Scored = OnboardingResult;    ///< what it says of one account
    using Summary = OnboardingSummary;  ///< what it says of all
    using Level = OnboardingLevel;      ///< of an alarm

    const Model& model;  ///< must live as long
    Settings settings;   ///< as-of day and policy
    /// The phase of that name, if the model has one.
    std::optional<std::size_t> phase = find_phase(model.lifecycle, "onboarding");

    /// Whether the account is being onboarded: its input says so, or it is in the phase.
    bool concerns(const Account& account) const {
        return account.has_onboarding() || (phase && account.phase == *phase);
    }

    /// How the onboarding stands, as `judge_onboarding` has it.
    OnboardingResult score(const Account& account, Detail detail) const;
    /// By `priority`: what is stalled first, the longest stalled first, then by the state; else as
    /// `account_rank` has it.
    Rank rank(SortKey key, const Account& account, const OnboardingResult& onboarding) const;

    /// Anything stalled, or what has used up its days.
    static bool trips(OnboardingLevel level, const OnboardingResult& onboarding);

    /// Totals of no account.
    OnboardingSummary empty_summary() const { return {}; }
};

/// csm report: all three, joined. Equal accounts come in the order of their customer_id.
struct PortfolioAnalysis {
    using Scored = Assessment;         ///< what it says of one account
    using Summary = PortfolioSummary;  ///< what it says of all
    using Level = Tier;                ///< of an alarm

    const Model& model;  ///< must live as long
    Settings settings;   ///< as-of day and policy

    /// The row of the account, as `assess` has it.
    Assessment score(const Account& account, Detail detail) const;
    /// Its rows depend on the median of the portfolio's ARR, which `run` puts into the settings.
    static constexpr bool looks_at_median = true;

    /// By `priority` (most urgent, then largest exposure · urgency, then nearest renewal), `exposure`,
    /// `score` (lowest health first, without a class last) or `risk`; else as `account_rank` has it.
    Rank rank(SortKey key, const Account& account, const Assessment& assessment) const;

    /// A priority is met by the more urgent ones too; accounts without a class or a verdict are a level of
    /// their own.
    static bool trips(Tier level, const Assessment& assessment);

    /// Totals of no account, with the model's segments and renewal windows.
    PortfolioSummary empty_summary() const { return PortfolioSummary{model}; }
};

}  // namespace csm
