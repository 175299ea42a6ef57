// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/model.hpp>
#include <csm/score.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

struct Settings;

/// How an onboarding stands; what needs somebody first comes first. Overrun is a stall, too.
enum class OnboardingState : std::uint8_t { overrun, stalled, unknown, on_track, not_started, complete };

/// What the first day of an onboarding is taken from.
enum class OnboardingStart : std::uint8_t { kickoff, contract_start, unknown };

/// What an onboarding has to pass; unknown where the input does not say.
enum class Gate : std::uint8_t { met, open, unknown };

/// The time to the first value against the model: within its target, later, so late that it is a warning, not
/// reached while there is time, or not known because the first day is not.
enum class FirstValue : std::uint8_t { met, late, warning, open, unknown };

/// Why an onboarding is stalled: a milestone is late, nothing was done for long, or its days are over.
enum class StallKind : std::uint8_t { overrun, late, idle };

/// A reason why an onboarding is stalled.
struct Stall {
    StallKind kind = StallKind::late;
    Date since;     ///< the due day of the milestone that is longest late, the day of the last thing done, or
                    ///< the last day of the onboarding
    long days = 0;  ///< from then to the as-of day

    bool operator==(const Stall&) const = default;
};

/// A milestone of the record or a step of the model's checklist.
struct JudgedMilestone {
    std::string name;
    std::string phase;            ///< may be empty
    std::string owner;            ///< may be empty
    std::optional<Date> due;      ///< none when neither the day nor the start is known
    std::optional<Date> done_on;  ///< none while it is open
    bool late = false;            ///< open, and due so long ago that the model calls it late
};

/// The first value: how long it took or how long it is being waited for.
struct FirstValueCheck {
    FirstValue state = FirstValue::unknown;
    std::optional<Date> reached_on;  ///< none while it is not reached
    std::optional<long> days;        ///< from the start to that day; none where it came before the start
    double target_days = 0;          ///< of the model for the account
    double warning_days = 0;         ///< from here on it is a warning
};

/// Where the onboarding of an account is and what holds it up (docs/onboarding.md).
struct OnboardingResult {
    OnboardingState state = OnboardingState::unknown;
    OnboardingStart start_from = OnboardingStart::unknown;
    std::optional<Date> start;                ///< day 1
    std::optional<long> day;                  ///< the as-of day; 0 or less before the start
    bool has_own_milestones = false;          ///< of the record; else they are the model's checklist
    std::vector<JudgedMilestone> milestones;  ///< in their order; at least one when the model has a checklist
    std::size_t done = 0;                     ///< of the milestones
    std::size_t late = 0;                     ///< of the milestones
    std::optional<std::size_t> next;          ///< the open milestone that is due first
    std::vector<Stall> stalls;                ///< in the order of their kinds; none when complete
    Gate kick_off = Gate::open;               ///< met when its day is known and has come
    FirstValueCheck first_value;
    Gate activation = Gate::unknown;     ///< whether enough of the licensed seats are active
    std::optional<double> active_share;  ///< active of the licensed seats; may be above 1
    double activation_percent = 0;       ///< that the model asks for
    std::string reason;                  ///< a sentence without a full stop
    std::string next_action;             ///< likewise

    /// Whether something is stalled; an overrun is.
    bool is_stalled() const { return !stalls.empty(); }

    /// The earliest day since which something is stalled.
    std::optional<Date> stalled_since() const;

    /// The stretch of the next open milestone, or of the last one when none is open; may be empty.
    std::string_view phase() const;
};

/// The words of these values in outputs, lower case: "on_track". They live as long as the program.
std::string_view word(OnboardingState state);
std::string_view word(OnboardingStart start);
std::string_view word(Gate gate);
std::string_view word(FirstValue first_value);
std::string_view word(StallKind kind);

/// Judges the onboarding of an account on a day, with the reason and the next action. Days that come after
/// `as_of` count as not reached. With `Detail::scores_only` reason and next action stay empty. Source of the
/// rules: docs/onboarding.md.
OnboardingResult judge_onboarding(const Account& account, const Model& model, Date as_of,
                                  Detail detail = Detail::explained);

/// How grave an onboarding is for a gate: anything stalled, or only what has used up its days.
enum class OnboardingLevel : std::uint8_t { stalled, overrun };

/// What of an onboarding goes into the totals.
struct OnboardingFigures {
    OnboardingState state = OnboardingState::unknown;
    bool is_stalled = false;   ///< overrun, too
    bool has_kickoff = false;  ///< its day is known
    double arr = 0;            ///< 0 when not known
};

/// The figures of one onboarding, for `OnboardingSummary::add`.
OnboardingFigures figures_of(const Account& account, const OnboardingResult& result, const Model& model,
                             const Settings& settings);

/// The totals of onboardings. What is stalled, complete or neither adds up to the accounts.
struct OnboardingSummary {
    std::uint64_t accounts = 0;         ///< that are or were onboarded
    std::uint64_t in_onboarding = 0;    ///< not complete
    std::uint64_t stalled = 0;          ///< the overrun ones too
    std::uint64_t overrun = 0;          ///< with open steps after the last day
    std::uint64_t complete = 0;         ///< every step done
    std::uint64_t without_kickoff = 0;  ///< not complete, and no kick-off is known
    double stalled_arr = 0;             ///< of the stalled ones, as far as it is known

    void add(const OnboardingFigures& figures);  ///< one account more
};

}  // namespace csm
