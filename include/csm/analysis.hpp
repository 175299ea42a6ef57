// SPDX-License-Identifier: MIT
#pragma once

#include <csm/order.hpp>
#include <csm/summary.hpp>

#include <concepts>

namespace csm {

/// A way to look at every account of a portfolio: how one is scored, what of the score is summed up, how
/// accounts are ordered by it, and from which level on one is worth an alarm. It is a value that any number
/// of threads may ask.
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

/// How healthy accounts are. In the order of the score an account without a class comes right after the red
/// ones: absence must not look safe.
struct HealthAnalysis {
    using Scored = HealthResult;
    using Summary = HealthSummary;
    using Level = Band;

    const Model& model;
    Settings settings;

    HealthResult score(const Account& account, Detail detail) const;
    Rank rank(SortKey key, const Account& account, const HealthResult& health) const;

    /// Yellow is met by red accounts too; accounts without a class are a level of their own.
    static bool trips(Band level, const HealthResult& health);

    HealthSummary empty_summary() const { return {}; }
};

/// How likely accounts are to leave. In the order of the risk an account without a verdict comes right after
/// the medium ones: absence must not look safe.
struct ChurnAnalysis {
    using Scored = ChurnResult;
    using Summary = ChurnSummary;
    using Level = Tier;

    const Model& model;
    Settings settings;

    ChurnResult score(const Account& account, Detail detail) const;
    Rank rank(SortKey key, const Account& account, const ChurnResult& churn) const;

    /// A tier is met by the worse ones too; accounts without a verdict are a level of their own.
    static bool trips(Tier level, const ChurnResult& churn);

    ChurnSummary empty_summary() const { return {}; }
};

/// What accounts could buy next.
struct ExpansionAnalysis {
    using Scored = ExpansionResult;
    using Summary = ExpansionSummary;
    using Level = Readiness;

    const Model& model;
    Settings settings;

    ExpansionResult score(const Account& account, Detail detail) const;
    Rank rank(SortKey key, const Account& account, const ExpansionResult& expansion) const;

    /// An account with something to sell that is on hold, or of which that is not known.
    static bool trips(Readiness level, const ExpansionResult& expansion);

    ExpansionSummary empty_summary() const { return {}; }
};

/// All three, joined: the portfolio view.
struct PortfolioAnalysis {
    using Scored = Assessment;
    using Summary = PortfolioSummary;
    using Level = Tier;

    const Model& model;
    Settings settings;

    Assessment score(const Account& account, Detail detail) const;
    Rank rank(SortKey key, const Account& account, const Assessment& assessment) const;

    /// A priority is met by the more urgent ones too; accounts without a class or a verdict are a level of
    /// their own.
    static bool trips(Tier level, const Assessment& assessment);

    PortfolioSummary empty_summary() const { return PortfolioSummary{model}; }
};

}  // namespace csm
