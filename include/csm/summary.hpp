// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/name_order.hpp>
#include <csm/target_check.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace csm {

/// What of an account's health goes into the totals.
struct HealthFigures {
    Band band = Band::insufficient_data;  ///< of the score, or the worse one of a floor
    std::optional<double> score{};        ///< 0–100; none without a band, or where a floor alone gave it
    double coverage = 0;                  ///< 0–1
};

/// What of an account's churn risk goes into the totals.
struct ChurnFigures {
    Tier tier = Tier::insufficient_data;  ///< of the risk, or the higher one of a floor
    double arr = 0;                       ///< 0 when not known
    double coverage = 0;                  ///< 0–1
};

/// What of an account's expansion goes into the totals.
struct ExpansionFigures {
    std::uint64_t opportunities = 0;           ///< how many
    double total_revenue = 0;                  ///< a year
    double net_revenue = 0;                    ///< a year, without what overlaps
    Readiness readiness = Readiness::unknown;  ///< to be sold to
    bool is_known = false;                     ///< enough of it to price an opportunity
};

/// What of a row of the portfolio view goes into the totals.
struct RowFigures {
    std::optional<HealthFigures> health;        ///< none where the row has none, as the two below
    std::optional<ChurnFigures> churn;          ///< likewise
    std::optional<ExpansionFigures> expansion;  ///< likewise
    Tier priority = Tier::medium;               ///< of the assessment
    Play play = Play::assess;                   ///< of the assessment
    std::size_t segment = 0;                    ///< index into `Model::segments`
    double arr = 0;                             ///< 0 when not known
    double exposure = 0;                        ///< 0 when not known
    std::optional<long> days_to_renewal;        ///< negative when overdue; none without a date
    std::string owner;                          ///< empty when not known
    std::optional<Date> oldest_measured;        ///< as in Account
};

/// The figures of one scored account, for the `add` of the summary of its analysis.
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
    std::uint64_t accounts = 0;              ///< that were added
    std::array<std::uint64_t, 4> by_band{};  ///< by `Band`
    double score_sum = 0;                    ///< of those with a class and a score
    std::uint64_t with_score = 0;            ///< accounts with a class and a score
    std::uint64_t scored = 0;                ///< accounts with a class

    void add(const HealthFigures& health);  ///< one account more

    /// Of the accounts with a class and a score, one decimal; none without such accounts.
    std::optional<double> average() const;
};

/// What the churn risk of a list of accounts amounts to.
struct ChurnSummary {
    std::uint64_t accounts = 0;              ///< that were added
    std::array<std::uint64_t, 5> by_tier{};  ///< by `Tier`
    double arr_at_risk = 0;                  ///< ARR of the accounts at critical or high risk

    void add(const ChurnFigures& churn);  ///< one account more
};

/// What the expansion opportunities of a list of accounts amount to, in money a year.
struct ExpansionSummary {
    std::uint64_t accounts = 0;        ///< that were added
    std::uint64_t opportunities = 0;   ///< of all accounts
    double total_revenue = 0;          ///< overlaps included
    double net_revenue = 0;            ///< as in ExpansionResult
    double ready_revenue = 0;          ///< net, of the accounts that are ready
    std::uint64_t ready_accounts = 0;  ///< ready, with a net revenue above 0
    std::uint64_t insufficient = 0;    ///< accounts of which too little is known to price an opportunity

    void add(const ExpansionFigures& expansion);  ///< one account more
};

/// Accounts and their money.
struct Group {
    std::uint64_t accounts = 0;  ///< how many
    double arr = 0;
    double arr_at_risk = 0;  ///< of those at critical or high risk
};

/// The renewals within a number of days from the as-of date.
struct RenewalWindow {
    double days = 0;      ///< its length; 0 for the overdue
    Group group;          ///< accounts and ARR to be renewed
    double exposure = 0;  ///< sum of Assessment::exposure
};

/// The totals of the portfolio view.
struct PortfolioSummary {
    HealthSummary health;                              ///< of the rows that have health
    ChurnSummary churn;                                ///< of the rows that have a churn risk
    ExpansionSummary expansion;                        ///< of the rows that have an expansion
    Group all;                                         ///< every row
    std::array<Group, 4> by_band{};                    ///< by `Band`
    std::array<Group, 5> by_tier{};                    ///< by `Tier`
    std::array<Group, 4> by_priority{};                ///< by the first four of `Tier`
    std::array<Group, 4> by_play{};                    ///< by `Play`
    std::vector<Group> by_segment;                     ///< by index into `Model::segments`
    std::vector<HealthSummary> health_by_segment;      ///< the same
    std::map<std::string, Group, NameOrder> by_owner;  ///< accounts without an owner under ""
    RenewalWindow overdue;                             ///< renewals whose date has passed
    std::vector<RenewalWindow> renewals;               ///< cumulative, by rising days
    Group without_renewal_date;                        ///< accounts of which it is not known
    std::array<double, 12> arr_by_30_days{};           ///< that renews in each 30 days from the as-of date on
    std::uint64_t insufficient = 0;       ///< accounts whose health or risk is not known well enough
    std::optional<Date> oldest_measured;  ///< when the oldest value in use was measured, as far as known
    double coverage_sum = 0;              ///< mean of health and churn coverage, over all accounts

    /// Empty, with the model's segments and renewal windows.
    explicit PortfolioSummary(const Model& model);

    void add(const RowFigures& row);  ///< one account more

    /// Mean share of the two scorecards that was measured, 0–1, four decimals; 0 without accounts.
    double coverage() const;

    /// Those of the model's targets for which something is known, in a fixed order.
    std::vector<TargetCheck> targets(const Model& model) const;

  private:
    void add_renewal(const RowFigures& row, bool risky);
};

}  // namespace csm
