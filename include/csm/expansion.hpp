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

/// One way to expand an account (docs/scoring.md, "Expansion").
struct Opportunity {
    /// What is sold.
    enum class Kind : std::uint8_t { seats, tier, module, department, limit };
    Kind kind = Kind::seats;  ///< says what `index` points into
    std::uint32_t index =
        0;  ///< into the account's available tiers, modules, potential departments or plan limits
    std::optional<double> revenue;  ///< estimated, per year, whole units; none when the ARR is not known
    Effort effort = Effort::low;    ///< by the model, for its kind
    double priority = 0;            ///< 0–300 in the standard model, one decimal; 0 without a revenue
};

/// How many kinds there are; what is listed by kind has that many items.
inline constexpr std::size_t opportunity_kinds = 5;

/// "seats", "tier", "module", "department", "limit"; lives as long as the program.
std::string_view word(Opportunity::Kind kind);

/// What the customer uses of what they could. Averages and rates over nothing are 0.
struct AdoptionSummary {
    std::size_t total_modules = 0;           ///< listed in the account
    std::size_t adopted_modules = 0;         ///< known to be used
    double adoption_rate = 0;                ///< percent, one decimal
    double average_usage_percent = 0;        ///< of adopted modules whose usage is known
    std::optional<double> seat_utilisation;  ///< percent, one decimal; none when a count is missing
    std::size_t departments_covered = 0;     ///< current ones, each once
    std::size_t departments_potential = 0;   ///< each once, also those that are current
};

/// Every way to expand an account, best first, and whether now is the time.
struct ExpansionResult {
    AdoptionSummary adoption;                                       ///< modules, seats and departments
    boost::container::small_vector<Opportunity, 12> opportunities;  ///< by falling priority
    double total_revenue = 0;  ///< a year, of all opportunities; they overlap
    double net_revenue = 0;    ///< a year: max(seats, departments) + max(tier, modules, limit)
    double coverage = 0;       ///< 0–1, share known of: ARR, seats, plan and tiers, modules, departments
    Readiness readiness = Readiness::unknown;  ///< whether now is the time
    std::string_view readiness_reason;         ///< a fixed sentence; lives as long as the program
    std::optional<long> ended_days_ago{};      ///< whole days, where that is why it is on hold

    /// The reason in full: of a contract that has ended with the days.
    std::string readiness_text() const;
};

/// Finds the opportunities of an account whose health and risk are known to be `band` and `tier`, by
/// docs/scoring.md, "Expansion". Nothing is sold to an account whose contract `ended_days_ago`, none when it
/// has not ended. With `Missing::use_default` an unknown ARR is 0, an unknown plan an unknown tier, and a
/// module of unknown adoption not adopted.
ExpansionResult find_expansion(const Account& account, const Model& model, Missing missing, Band band,
                               Tier tier, std::optional<long> ended_days_ago = std::nullopt);

/// The name of the tier, module, department or plan limit to sell; empty for seats. The text is the account's
/// own.
std::string_view target_of(const Opportunity& opportunity, const Account& account);

/// Appends one sentence on why the opportunity exists to a std::string or a TextBuffer.
template <class Text>
void append_rationale(Text& text, const Opportunity& opportunity, const Account& account, const Model& model);

/// The price factor of a plan tier, above 0; the model's factor for unknown tiers when the price list has
/// none. The tier is compared as `normalised` has it.
double tier_factor(const ExpansionModel& expansion, const std::string& tier);

}  // namespace csm
