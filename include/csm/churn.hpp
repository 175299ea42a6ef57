// SPDX-License-Identifier: MIT
#pragma once

#include <csm/model.hpp>
#include <csm/score.hpp>

namespace csm {

/// How near the renewal is and what that does to the risk.
struct Urgency {
    RenewalState state = RenewalState::unknown;
    std::optional<long> days_to_renewal;  ///< whole days, negative when overdue
    double factor = 1;
};

/// An account's churn risk; 100 is bad. `risk` = the points of all contributions + `urgency_points` +
/// `cap_points`, to the tenth.
struct ChurnResult {
    CardResult card;                    ///< findings sorted by severity, then in the order of the model
    std::optional<double> raw_score{};  ///< before urgency, one decimal
    std::optional<double> adjusted{};   ///< raw · urgency before it is limited to 100, one decimal
    std::optional<double> risk{};       ///< 0–100, one decimal
    double urgency_points = 0;
    double cap_points = 0;  ///< 0 or negative
    Urgency urgency{};
    Tier tier = Tier::insufficient_data;
};

/// Urgency by whole days from `as_of` to the contract's end.
Urgency urgency_of(const Account& account, const ChurnModel& churn, Date as_of);

/// Scores churn risk. Below the model's coverage floor a low risk becomes `insufficient_data`, except when
/// defaults stand in.
ChurnResult score_churn(const Account& account, const Model& model, Date as_of, Missing missing,
                        Detail detail = Detail::explained);

}  // namespace csm
