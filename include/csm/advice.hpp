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

/// What to do about an account's health: its largest driver, and the action of the finding on it when one
/// fired.
Advice advise_on_health(const Account& account, const Model& model, const HealthResult& health);

/// What to do about an account's churn risk.
Advice advise_on_churn(const Account& account, const Model& model, const ChurnResult& churn);

/// The best opportunity and the offer to make, or why to wait.
Advice advise_on_expansion(const Account& account, const Model& model, const ExpansionResult& expansion);

}  // namespace csm
