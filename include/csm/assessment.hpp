// SPDX-License-Identifier: MIT
#pragma once

#include <csm/churn.hpp>
#include <csm/expansion.hpp>
#include <csm/health.hpp>
#include <csm/renewal.hpp>

#include <optional>
#include <string>
#include <vector>

namespace csm {

class Decisions;

/// What scoring depends on besides the account and the model.
struct Settings {
    Date as_of;                          ///< the day on which contract ends and the age of values are judged
    Missing missing = Missing::exclude;  ///< what becomes of values that were not measured
    const Decisions* decisions = nullptr;  ///< the team's own; null: none are in use. They must live as long
    Weekend weekend = Weekend::saturday_sunday;  ///< days on which nothing is due
    std::optional<double> median_arr{};          ///< of the portfolio; none while that is not known
    /// The customer_ids in the week's queue, sorted by bytes; null while that is not known. They must live as
    /// long.
    const std::vector<std::string>* queued = nullptr;
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
    RenewalWork renewal;      ///< some when the contract has ended, or ends before anything else is due
    /// The priority is lower when the ARR is below the portfolio's median, which the settings do not know.
    bool hangs_on_median = false;
    bool queued = false;  ///< stands in the week's queue; false where the settings do not know that
    /// A working day: the as-of date + days by priority, for low by segment. Never after the day that renewal
    /// work counts to; the next working day once that is past.
    Date due;

    /// Whether somebody has to act this week: by priority, or for the renewal.
    bool needs_person() const {
        return is_critical_or_high(priority) || renewal.kind != RenewalWork::Kind::none;
    }
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
