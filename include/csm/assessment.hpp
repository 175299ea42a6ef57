// SPDX-License-Identifier: MIT
#pragma once

#include <csm/churn.hpp>
#include <csm/expansion.hpp>
#include <csm/health.hpp>

#include <optional>
#include <string>

namespace csm {

/// What scoring depends on besides the account and the model.
struct Settings {
    Date as_of;
    Missing missing = Missing::exclude;
};

/// One row of the portfolio view: health, churn risk and expansion of an account, joined, and what follows
/// from them.
struct Assessment {
    std::optional<HealthResult> health;  ///< none when nothing was measured and no default stands in
    std::optional<ChurnResult> churn;    ///< none when nothing of it was measured
    std::optional<ExpansionResult>
        expansion;                 ///< none when contract, modules and departments are all unknown
    Tier priority = Tier::medium;  ///< critical, high, medium or low
    Play play = Play::assess;
    std::optional<double> exposure;  ///< ARR · risk / 100: an aid to rank by, not a forecast
    std::string reason;              ///< one sentence: the largest driver
    std::string next_action;         ///< one sentence
    Date due;
};

/// Every way to expand the account; health and risk decide whether now is the time.
ExpansionResult score_expansion(const Account& account, const Model& model, const Settings& settings);

/// Scores an account and draws the conclusions. Where health or risk is not known the priority is at least
/// the model's for the unknown, so that absence never looks safe.
/// With `Detail::scores_only` reason and next action stay empty.
Assessment assess(const Account& account, const Model& model, const Settings& settings,
                  Detail detail = Detail::explained);

}  // namespace csm
