// SPDX-License-Identifier: MIT
#pragma once

#include <csm/model.hpp>
#include <csm/score.hpp>

namespace csm {

/// How near the renewal is and what that does to the risk (docs/scoring.md, "Churn risk").
struct Urgency {
    RenewalState state = RenewalState::unknown;  ///< what the end date says
    std::optional<long> days_to_renewal;  ///< whole days, negative when overdue; none without a date, and
                                          ///< where the contract runs on
    double factor = 1;                    ///< what the raw risk is multiplied by, from 0

    /// How many days ago the contract ended; none when it has not.
    std::optional<long> ended_days_ago() const {
        return state == RenewalState::overdue ? std::optional{-*days_to_renewal} : std::nullopt;
    }
};

/// An account's churn risk; 100 is bad. `risk` = the points of all contributions + `urgency_points` +
/// `cap_points`, to the tenth. The optional scores are none when nothing was measured and no default stands
/// in.
struct ChurnResult {
    CardResult card;                    ///< findings sorted by severity, then in the order of the model
    std::optional<double> raw_score{};  ///< before urgency, 0–100, one decimal
    std::optional<double> adjusted{};   ///< raw · urgency before it is limited to 100, one decimal
    std::optional<double> risk{};       ///< 0–100, one decimal
    double urgency_points = 0;  ///< adjusted − raw_score, one decimal; negative for a factor below 1
    double cap_points = 0;      ///< 0 or negative
    Urgency urgency{};          ///< by which raw was multiplied
    Tier tier = Tier::insufficient_data;        ///< by the model's `tier_from`
    std::optional<Limited<Tier>> floor{};       ///< set where a floor of the model made the tier more urgent
    std::optional<WithAged<Tier>> with_aged{};  ///< none where no value became too old that counts here
};

/// The factor of the first of the model's steps that the whole days from `as_of` to the contract's end do not
/// exceed; the model has one for later, for overdue and for no date. Of a contract that runs on that of no
/// date.
Urgency urgency_of(const Account& account, const ChurnModel& churn, Date as_of);

/// Scores churn risk by docs/scoring.md, "Churn risk". Below the model's coverage floor a low risk becomes
/// `insufficient_data`, except when defaults stand in; higher tiers stay.
ChurnResult score_churn(const Account& account, const Model& model, Date as_of, Missing missing,
                        Detail detail = Detail::explained);

}  // namespace csm
