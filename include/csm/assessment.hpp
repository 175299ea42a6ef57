// SPDX-License-Identifier: MIT
#pragma once

#include <csm/churn.hpp>
#include <csm/expansion.hpp>
#include <csm/health.hpp>

#include <optional>
#include <string>

namespace csm {

class Decisions;

/// What scoring depends on besides the account and the model.
struct Settings {
    Date as_of;                          ///< the day on which contract ends and the age of values are judged
    Missing missing = Missing::exclude;  ///< what becomes of values that were not measured
    const Decisions* decisions = nullptr;  ///< the team's own; null: none are in use. They must live as long
    std::string selection{};  ///< which accounts, as a phrase for the head of a page; empty: not said there
};

/// One row of the portfolio view: health, churn risk and expansion of an account, joined, and what follows
/// from them (docs/scoring.md, "The joined view").
struct Assessment {
    std::optional<HealthResult> health;  ///< none when nothing was measured and no default stands in
    std::optional<ChurnResult> churn;    ///< none when nothing was measured and no default stands in
    std::optional<ExpansionResult>
        expansion;                   ///< none when contract, modules and departments are all unknown
    Tier priority = Tier::medium;    ///< critical, high, medium or low
    Play play = Play::assess;        ///< what to do with the account
    std::optional<double> exposure;  ///< ARR · risk / 100: an aid to rank by, not a forecast
    std::string reason;  ///< one sentence: the floor or the largest driver; empty in a result of scores only
    std::string next_action;  ///< one sentence; empty in a result of scores only
    Date due;                 ///< as-of date + days by priority, for low by segment
};

/// Every way to expand the account, with the readiness that its health and churn risk allow. Both are scored
/// here.
ExpansionResult score_expansion(const Account& account, const Model& model, const Settings& settings);

/// Scores an account and draws the conclusions. Where health or risk is not known the priority is at least
/// the model's for the unknown, so that absence never looks safe. With `Detail::scores_only` reason and next
/// action stay empty.
Assessment assess(const Account& account, const Model& model, const Settings& settings,
                  Detail detail = Detail::explained);

}  // namespace csm
