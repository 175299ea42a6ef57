// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/model.hpp>

#include <boost/container/small_vector.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace csm {

/// One way to expand an account.
struct Opportunity {
    enum class Kind : std::uint8_t { seats, tier, module, department };
    Kind kind = Kind::seats;
    std::uint32_t index = 0;        ///< into the account's available tiers, modules or potential departments
    std::optional<double> revenue;  ///< estimated, per year, whole units; none when the ARR is not known
    Effort effort = Effort::low;
    double priority = 0;  ///< points; more is better
};

/// What the customer uses of what they could.
struct AdoptionSummary {
    std::size_t total_modules = 0;
    std::size_t adopted_modules = 0;
    double adoption_rate = 0;                ///< percent, one decimal
    double average_usage_percent = 0;        ///< over the adopted modules, one decimal
    std::optional<double> seat_utilisation;  ///< percent, one decimal
    std::size_t departments_covered = 0;
    std::size_t departments_potential = 0;
};

/// Every way to expand an account, best first, and whether now is the time.
struct ExpansionResult {
    AdoptionSummary adoption;
    boost::container::small_vector<Opportunity, 12> opportunities;
    double total_revenue = 0;  ///< of all opportunities; they overlap
    double net_revenue = 0;    ///< max(seats, departments) + max(tier, modules)
    double coverage = 0;       ///< share known of: ARR, seats, plan and tiers, modules, departments
    Readiness readiness = Readiness::unknown;
    std::string_view readiness_reason;  ///< a fixed sentence; lives as long as the program
};

/// Finds the opportunities of an account whose health and risk are known to be `band` and `tier`.
ExpansionResult find_expansion(const Account& account, const Model& model, Missing missing, Band band,
                               Tier tier);

/// The name of the tier, module or department to sell; empty for seats.
std::string_view target_of(const Opportunity& opportunity, const Account& account);

/// Appends one sentence on why the opportunity exists to a std::string or a TextBuffer.
template <class Text>
void append_rationale(Text& text, const Opportunity& opportunity, const Account& account, const Model& model);

/// The price factor of a plan tier; the model's factor for unknown tiers when it is not in the price list.
double tier_factor(const ExpansionModel& expansion, const std::string& tier);

}  // namespace csm
