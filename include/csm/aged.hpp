// SPDX-License-Identifier: MIT
#pragma once

#include <csm/churn.hpp>
#include <csm/expansion.hpp>
#include <csm/health.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// What values that became too old to count have to do with the verdicts of an account.
struct AgedEffect {
    std::vector<std::string> labels{};  ///< of their metrics, each once; empty: they change nothing
    std::string reason{};      ///< for people: "CSAT became too old to count: with it health would …"
    std::string_view doubt{};  ///< why nobody should sell on the verdicts; lives as long as the program
};

/// The labels of the scorecard's metrics whose values became too old, each once, in the order of the card.
std::vector<std::string> aged_labels(const Scorecard& card, const Account& account);

/// The effect on the verdicts and on the trend of the health; nothing where none is another one with them.
AgedEffect effect_of_aged(const Account& account, const Model& model, const HealthResult& health,
                          const ChurnResult& churn);

/// Makes a readiness unknown that comes from a verdict which is only good because bad answers became too old.
void doubt_readiness(ExpansionResult& expansion, const AgedEffect& aged);

}  // namespace csm
