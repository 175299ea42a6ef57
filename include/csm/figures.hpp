// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>

#include <cstdint>
#include <optional>
#include <string>

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

}  // namespace csm
