// SPDX-License-Identifier: MIT
#pragma once

#include <csm/churn.hpp>
#include <csm/expansion.hpp>
#include <csm/health.hpp>

#include <string>

namespace csm {

/// The so-what of a score: one reason and one action that answers it.
struct Advice {
    std::string reason;  ///< a sentence without a full stop
    std::string action;  ///< a sentence without a full stop
};

/// What to do about an account's health: the floor that decided the class, or else its largest driver, and
/// the action of the finding on it when one fired, else the model's action for the band. Without a class the
/// reason is how much is measured. `health` is explained.
Advice advise_on_health(const Account& account, const Model& model, const HealthResult& health);

/// Names the gravest warning that is at least so severe, by severity, then by its gravity in the model, then
/// by its points, in the reason, and takes the action against it; leaves an advice alone that is to do just
/// that, and when none has fired. `churn` is explained.
void add_gravest_warning(Advice& advice, const Model& model, const ChurnResult& churn, Severity least);

/// What to do about an account's churn risk: the floor that decided the tier, or else its largest driver,
/// with the gravest warning; and the action against that warning, else that of the finding on the driver,
/// else the first line of the tier's playbook. Without a verdict the reason is how much is measured. `churn`
/// is explained.
Advice advise_on_churn(const Account& account, const Model& model, const ChurnResult& churn);

/// The best opportunity and the offer to make, or, unless the account is ready, why to wait. Without an
/// opportunity it says so, with the model's action for selling.
Advice advise_on_expansion(const Account& account, const Model& model, const ExpansionResult& expansion);

}  // namespace csm
