// SPDX-License-Identifier: MIT
#include <csm/onboarding.hpp>

#include "score/onboarding_advice.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace csm {

namespace {

constexpr std::array<std::string_view, 6> states{"overrun",  "stalled",     "unknown",
                                                 "on_track", "not_started", "complete"};
constexpr std::array<std::string_view, 3> starts{"kickoff", "contract_start", "unknown"};
constexpr std::array<std::string_view, 3> gates{"met", "open", "unknown"};
constexpr std::array<std::string_view, 5> first_values{"met", "late", "warning", "open", "unknown"};
constexpr std::array<std::string_view, 3> stall_kinds{"overrun", "late", "idle"};

template <class Enum, std::size_t Size>
std::string_view pick(const std::array<std::string_view, Size>& words, Enum value) {
    return words[static_cast<std::size_t>(value)];
}

/// The rules of the model, asked for one account on one day.
class Judge {
  public:
    Judge(const Account& account, const Model& model, Date as_of)
        : account_{account},
          rules_{model.onboarding},
          as_of_{as_of} {}

    OnboardingResult judge() {
        take_start();
        take_milestones();
        find_stalls();
        result_.state = state();
        check_first_value();
        check_activation();
        return std::move(result_);
    }

  private:
    void take_start() {
        if (account_.kickoff) {
            result_.start = account_.kickoff;
            result_.start_from = OnboardingStart::kickoff;
            if (*account_.kickoff <= as_of_) result_.kick_off = Gate::met;
        } else if (account_.contract_start) {
            result_.start = account_.contract_start;
            result_.start_from = OnboardingStart::contract_start;
        }
        if (result_.start) result_.day = days_between(*result_.start, as_of_) + 1;
    }

    std::optional<Date> date_of(double day) const {
        if (!result_.start) return std::nullopt;
        return days_after(*result_.start, static_cast<long>(day) - 1);
    }

    void take_milestones() {
        auto& milestones = result_.milestones;
        result_.has_own_milestones = !account_.milestones.items().empty();
        if (result_.has_own_milestones)
            for (const auto& [name, phase, due_day, due, done_on, owner] : account_.milestones.items())
                milestones.push_back({name, phase, owner,
                                      due || !due_day ? due : date_of(static_cast<double>(*due_day)),
                                      done_on && *done_on <= as_of_ ? done_on : std::nullopt});
        else
            for (const auto& [name, phase, due_day] : rules_.checklist)
                milestones.push_back({name, phase, {}, date_of(due_day), {}});
        for (std::size_t i = 0; i < milestones.size(); ++i) count(i);
    }

    void count(std::size_t index) {
        auto& milestone = result_.milestones[index];
        if (milestone.done_on) {
            ++result_.done;
            last_done_ = std::max(last_done_.value_or(*milestone.done_on), *milestone.done_on);
            return;
        }
        milestone.late = milestone.due && is_at_least(days_between(*milestone.due, as_of_), rules_.late_days);
        if (milestone.late) ++result_.late;
        if (!result_.next || is_before(milestone, result_.milestones[*result_.next])) result_.next = index;
    }

    static bool is_at_least(long days, double limit) { return static_cast<double>(days) >= limit; }

    static bool is_before(const JudgedMilestone& milestone, const JudgedMilestone& other) {
        return milestone.due && (!other.due || *milestone.due < *other.due);
    }

    void find_stalls() {
        if (!result_.next) return;
        if (result_.day && static_cast<double>(*result_.day) > rules_.last_day)
            add(StallKind::overrun, *date_of(rules_.last_day));
        if (result_.late > 0) add(StallKind::late, *result_.milestones[*result_.next].due);
        auto last_active = last_done_;
        if (result_.start) last_active = std::max(last_active.value_or(*result_.start), *result_.start);
        if (last_active && is_at_least(days_between(*last_active, as_of_), rules_.idle_days))
            add(StallKind::idle, *last_active);
    }

    void add(StallKind kind, Date since) {
        result_.stalls.push_back({kind, since, days_between(since, as_of_)});
    }

    OnboardingState state() const {
        if (!result_.next && !result_.milestones.empty()) return OnboardingState::complete;
        if (result_.is_stalled())
            return result_.stalls.front().kind == StallKind::overrun ? OnboardingState::overrun
                                                                     : OnboardingState::stalled;
        if (!result_.day) return OnboardingState::unknown;
        return *result_.day < 1 ? OnboardingState::not_started : OnboardingState::on_track;
    }

    /// A first value that came before the contract began took no days that anybody counted.
    void check_first_value() {
        auto& check = result_.first_value;
        check.target_days = rules_.first_value_days[account_.cohort()];
        check.warning_days = rules_.first_value_warn_days[account_.cohort()];
        const auto& reached = account_.first_value_on;
        const bool is_reached = reached && *reached <= as_of_;
        if (is_reached) check.reached_on = reached;
        if (!result_.start) return;
        const auto days = days_between(*result_.start, is_reached ? *reached : as_of_);
        if (is_reached && days >= 0) check.days = days;
        if (static_cast<double>(days) <= check.target_days)
            check.state = is_reached ? FirstValue::met : FirstValue::open;
        else
            check.state = is_at_least(days, check.warning_days) ? FirstValue::warning : FirstValue::late;
    }

    /// Whole seats are compared, so that no division decides.
    void check_activation() {
        constexpr double percent = 100;
        result_.activation_percent = rules_.activation_percent;
        const auto &active = account_.active_seats, &licensed = account_.licensed_seats;
        if (!active || !licensed || *licensed <= 0) return;
        result_.active_share = *active / *licensed;
        result_.activation =
            *active * percent >= rules_.activation_percent * *licensed ? Gate::met : Gate::open;
    }

    const Account& account_;
    const OnboardingModel& rules_;
    Date as_of_;
    OnboardingResult result_;
    std::optional<Date> last_done_;
};

}  // namespace

std::optional<Date> OnboardingResult::stalled_since() const {
    if (stalls.empty()) return std::nullopt;
    return std::ranges::min(stalls, {}, &Stall::since).since;
}

std::string_view OnboardingResult::phase() const {
    if (milestones.empty()) return {};
    return next ? milestones[*next].phase : milestones.back().phase;
}

std::string_view word(OnboardingState state) { return pick(states, state); }

std::string_view word(OnboardingStart start) { return pick(starts, start); }

std::string_view word(Gate gate) { return pick(gates, gate); }

std::string_view word(FirstValue first_value) { return pick(first_values, first_value); }

std::string_view word(StallKind kind) { return pick(stall_kinds, kind); }

OnboardingResult judge_onboarding(const Account& account, const Model& model, Date as_of, Detail detail) {
    auto result = Judge{account, model, as_of}.judge();
    if (detail == Detail::scores_only) return result;
    result.reason = score::onboarding_reason(result, model, as_of);
    result.next_action = score::onboarding_action(result);
    return result;
}

}  // namespace csm
