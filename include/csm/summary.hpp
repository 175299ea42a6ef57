// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace csm {

/// What of an account's health goes into the totals.
struct HealthFigures {
    Band band = Band::insufficient_data;
    double score = 0;  ///< 0–100; 0 when the band is not known
    double coverage = 0;
};

/// What of an account's churn risk goes into the totals.
struct ChurnFigures {
    Tier tier = Tier::insufficient_data;
    double arr = 0;  ///< 0 when not known
    double coverage = 0;
};

/// What of an account's expansion goes into the totals.
struct ExpansionFigures {
    std::uint64_t opportunities = 0;
    double total_revenue = 0;
    double net_revenue = 0;
    Readiness readiness = Readiness::unknown;
    bool is_known = false;  ///< enough of it to price an opportunity
};

/// What of a row of the portfolio view goes into the totals.
struct RowFigures {
    std::optional<HealthFigures> health;
    std::optional<ChurnFigures> churn;
    std::optional<ExpansionFigures> expansion;
    Tier priority = Tier::medium;
    Play play = Play::assess;
    std::size_t segment = 0;
    double arr = 0;       ///< 0 when not known
    double exposure = 0;  ///< 0 when not known
    std::optional<long> days_to_renewal;
    std::string owner;
    std::optional<Date> oldest_measured;
};

HealthFigures figures_of(const Account& account, const HealthResult& health, const Model& model,
                         const Settings& settings);
ChurnFigures figures_of(const Account& account, const ChurnResult& churn, const Model& model,
                        const Settings& settings);
ExpansionFigures figures_of(const Account& account, const ExpansionResult& expansion, const Model& model,
                            const Settings& settings);
RowFigures figures_of(const Account& account, const Assessment& assessment, const Model& model,
                      const Settings& settings);

/// What the health of a list of accounts amounts to. The average runs over the accounts whose class is known.
struct HealthSummary {
    std::uint64_t accounts = 0;
    std::array<std::uint64_t, 4> by_band{};  ///< by `Band`
    double score_sum = 0;
    std::uint64_t scored = 0;

    void add(const HealthFigures& health);

    /// One decimal; 0 when no account has a class.
    double average() const;
};

/// What the churn risk of a list of accounts amounts to.
struct ChurnSummary {
    std::uint64_t accounts = 0;
    std::array<std::uint64_t, 5> by_tier{};  ///< by `Tier`
    double arr_at_risk = 0;                  ///< ARR of the accounts at critical or high risk

    void add(const ChurnFigures& churn);
};

/// What the expansion opportunities of a list of accounts amount to, in money a year.
struct ExpansionSummary {
    std::uint64_t accounts = 0;
    std::uint64_t opportunities = 0;
    double total_revenue = 0;
    double net_revenue = 0;
    double ready_revenue = 0;  ///< net, of the accounts that are ready
    std::uint64_t ready_accounts = 0;
    std::uint64_t insufficient = 0;  ///< accounts of which too little is known to price an opportunity

    void add(const ExpansionFigures& expansion);
};

/// Accounts and their money.
struct Group {
    std::uint64_t accounts = 0;
    double arr = 0;
    double arr_at_risk = 0;  ///< of those at critical or high risk
};

/// The renewals within a number of days from the as-of date.
struct RenewalWindow {
    double days = 0;
    Group group;
    double exposure = 0;
};

/// A target of the model, what was reached, and whether that is enough.
struct TargetCheck {
    std::string name;
    double actual = 0;  ///< share, 0–1
    double target = 0;
    std::string limit;  ///< at_least, at_most or below
    bool met = false;
    std::string remark;  ///< what a miss calls for; may be empty
};

/// The totals of the portfolio view.
struct PortfolioSummary {
    HealthSummary health;
    ChurnSummary churn;
    ExpansionSummary expansion;
    Group all;
    std::array<Group, 4> by_band{};                ///< by `Band`
    std::array<Group, 5> by_tier{};                ///< by `Tier`
    std::array<Group, 4> by_priority{};            ///< by the first four of `Tier`
    std::array<Group, 4> by_play{};                ///< by `Play`
    std::vector<Group> by_segment;                 ///< by index into `Model::segments`
    std::vector<HealthSummary> health_by_segment;  ///< the same
    std::map<std::string, Group> by_owner;         ///< accounts without an owner under ""
    RenewalWindow overdue;                         ///< renewals whose date has passed
    std::vector<RenewalWindow> renewals;           ///< cumulative, by rising days
    Group without_renewal_date;
    std::array<double, 12> arr_by_30_days{};  ///< that renews in each 30 days from the as-of date on
    std::uint64_t insufficient = 0;           ///< accounts whose health or risk is not known well enough
    std::optional<Date> oldest_measured;      ///< when the oldest value in use was measured, as far as known
    double coverage_sum = 0;                  ///< of health and churn coverage, both over all accounts

    explicit PortfolioSummary(const Model& model);

    void add(const RowFigures& row);

    /// Mean share of the two scorecards that was measured, 0–1.
    double coverage() const;

    std::vector<TargetCheck> targets(const Model& model) const;

  private:
    void add_renewal(const RowFigures& row, bool risky);
};

}  // namespace csm
