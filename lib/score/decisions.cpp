// SPDX-License-Identifier: MIT
#include <csm/decisions.hpp>
#include <csm/number.hpp>

#include "base/normalised.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace csm {

namespace {

template <class Class>
std::optional<Class> class_of(std::string_view value, std::initializer_list<Class> known) {
    for (const auto one : known)
        if (word(one) == value) return one;
    return std::nullopt;
}

std::optional<Band> band_of(std::string_view value) {
    return class_of(value, {Band::green, Band::yellow, Band::red});
}

std::optional<Tier> tier_of(std::string_view value) {
    return class_of(value, {Tier::critical, Tier::high, Tier::medium, Tier::low});
}

/// Whether two decisions of the kind about one customer exclude each other.
bool is_single(DecisionKind kind) {
    return is_override(kind) || kind == DecisionKind::snooze || kind == DecisionKind::pulse;
}

/// Readings of several days are a series, of which the last counts; anything else given twice is a slip.
bool is_slip(const Decision& earlier, const Decision& later) {
    return later.kind != DecisionKind::pulse || earlier.on == later.on;
}

std::string thing(DecisionKind kind) {
    return is_override(kind) ? "override of the " + std::string{overridden_thing(kind)}
                             : std::string{word(kind)};
}

Problem problem_of(const Decision& row, std::string field, std::string message,
                   ProblemKind kind = ProblemKind::other) {
    auto problem = row.place;
    problem.customer_id = row.customer_id;
    problem.field = std::move(field);
    problem.message = std::move(message);
    problem.kind = kind;
    return problem;
}

std::string day_text(const std::optional<Date>& day) {
    return day ? "of " + iso_text(*day) : std::string{"without a day"};
}

/// Whether the account is snoozed or the action is done; a decision that names no action stands for any.
bool is_put_off(const CustomerDecisions& decided, std::string_view next_action) {
    if (decided.snoozed_until) return true;
    return std::ranges::any_of(decided.in_force, [&](const Decision& row) {
        return row.kind == DecisionKind::done && (row.value.empty() || are_alike(row.value, next_action));
    });
}

/// What stands in force, in the members that are asked for most.
void sum_up(CustomerDecisions& decided) {
    for (const auto& row : decided.in_force) switch (row.kind) {
        case DecisionKind::override_class: decided.band = band_of(row.value); break;
        case DecisionKind::override_tier: decided.tier = tier_of(row.value); break;
        case DecisionKind::override_priority: decided.priority = tier_of(row.value); break;
        case DecisionKind::snooze: decided.snoozed_until = row.until; break;
        case DecisionKind::note:
        case DecisionKind::pulse:
        case DecisionKind::done: break;
        }
}

}  // namespace

std::string_view word(DecisionKind kind) {
    constexpr std::array<std::string_view, 7> words{"note",     "pulse",  "override", "override",
                                                    "override", "snooze", "done"};
    return words[static_cast<std::size_t>(kind)];
}

std::string_view overridden_thing(DecisionKind kind) {
    constexpr std::array<std::string_view, 7> words{"", "", "class", "tier", "priority", "", ""};
    return words[static_cast<std::size_t>(kind)];
}

bool is_override(DecisionKind kind) { return !overridden_thing(kind).empty(); }

Decisions::Decisions(std::vector<Decision> rows, Date as_of, const Model& model,
                     const std::function<void(Problem)>& problem) {
    const auto field = std::ranges::find(model.fields, "pulse", &Field::name);
    if (field != model.fields.end() && field->kind == ValueKind::number)
        pulse_slot_ = static_cast<std::size_t>(field - model.fields.begin());
    for (auto& row : rows) {
        const auto [at, is_new] = numbers_.try_emplace(row.customer_id, customers_.size());
        if (is_new) customers_.emplace_back().number = at->second;
        settle(customers_[at->second], std::move(row), as_of, problem);
    }
    for (auto& decided : customers_) {
        sum_up(decided);
        settle_pulse(decided, as_of, model, problem);
    }
}

void Decisions::settle(CustomerDecisions& decided, Decision row, Date as_of,
                       const std::function<void(Problem)>& problem) {
    if (!decided.first.line) decided.first = problem_of(row, {}, {});
    if (row.on && *row.on > as_of)
        return problem(problem_of(row, "on",
                                  "is after " + iso_text(as_of) + "; the decision does not count yet",
                                  ProblemKind::measured_later));
    if (row.until && *row.until < as_of) return decided.expired.push_back(std::move(row));
    const auto same = is_single(row.kind) ? std::ranges::find(decided.in_force, row.kind, &Decision::kind)
                                          : decided.in_force.end();
    if (same == decided.in_force.end()) return decided.in_force.push_back(std::move(row));
    if (row.on >= same->on) std::swap(row, *same);  // a missing day is before all others
    if (is_slip(row, *same))
        problem(problem_of(row, "kind",
                           "another " + thing(row.kind) + ", " + day_text(same->on) + ", counts; this one, " +
                               day_text(row.on) + ", does not",
                           ProblemKind::given_twice));
}

void Decisions::settle_pulse(CustomerDecisions& decided, Date as_of, const Model& model,
                             const std::function<void(Problem)>& problem) const {
    const auto row = std::ranges::find(decided.in_force, DecisionKind::pulse, &Decision::kind);
    if (row == decided.in_force.end()) return;
    const auto valid = pulse_slot_ ? model.fields[*pulse_slot_].valid_days : std::nullopt;
    if (valid && row->on && static_cast<double>(days_between(*row->on, as_of)) > *valid) {
        std::string days;
        append_shortest(days, *valid);
        problem(problem_of(*row, "value",
                           "the pulse is of " + iso_text(*row->on) + "; older than " + days +
                               " days it counts as missing",
                           ProblemKind::too_old));
        decided.aged_pulse = row->pulse;
        decided.expired.push_back(std::move(*row));
        decided.in_force.erase(row);
        return;
    }
    decided.pulse = row->pulse;
    decided.pulse_on = row->on;
}

const CustomerDecisions* Decisions::of(std::string_view customer_id) const {
    const auto found = numbers_.find(customer_id);
    return found == numbers_.end() ? nullptr : &customers_[found->second];
}

void Decisions::take_pulse(Account& account, const CustomerDecisions& decided) const {
    if (pulse_slot_ && decided.aged_pulse) account.aged.push_back({*pulse_slot_, *decided.aged_pulse});
    if (!pulse_slot_ || !decided.pulse) return;
    account.values[*pulse_slot_] = *decided.pulse;
    if (decided.pulse_on && (!account.oldest_measured || *decided.pulse_on < *account.oldest_measured))
        account.oldest_measured = decided.pulse_on;
}

std::vector<Problem> Decisions::unknown(std::span<const std::size_t> met) const {
    std::vector<bool> is_known(customers_.size());
    for (const auto number : met) is_known[number] = true;
    std::vector<Problem> problems;
    for (const auto& decided : customers_)
        if (!is_known[decided.number]) {
            problems.push_back(decided.first);
            problems.back().field = "customer_id";
            problems.back().message = "no customer of the input has this id; what was decided is left out";
        }
    return problems;
}

HealthResult effective(HealthResult health, const CustomerDecisions& decided) {
    health.band = decided.band.value_or(health.band);
    return health;
}

ChurnResult effective(ChurnResult churn, const CustomerDecisions& decided) {
    churn.tier = decided.tier.value_or(churn.tier);
    return churn;
}

ExpansionResult effective(ExpansionResult expansion, const CustomerDecisions&) { return expansion; }

Assessment effective(Assessment assessment, const CustomerDecisions& decided) {
    if (decided.band && !assessment.health) assessment.health.emplace();
    if (decided.tier && !assessment.churn) assessment.churn.emplace();
    if (assessment.health) assessment.health->band = decided.band.value_or(assessment.health->band);
    if (assessment.churn) assessment.churn->tier = decided.tier.value_or(assessment.churn->tier);
    assessment.priority = decided.priority.value_or(assessment.priority);
    return assessment;
}

bool overrides(const CustomerDecisions& decided, const HealthResult&) { return decided.band.has_value(); }

bool overrides(const CustomerDecisions& decided, const ChurnResult&) { return decided.tier.has_value(); }

bool overrides(const CustomerDecisions&, const ExpansionResult&) { return false; }

bool overrides(const CustomerDecisions& decided, const Assessment&) {
    return decided.band || decided.tier || decided.priority;
}

QueuePlace place_in_queue(const Account& account, const Assessment& assessment, const Settings& settings) {
    const auto* decided = decisions_about(account, settings);
    const bool is_raised = decided && decided->priority && is_critical_or_high(*decided->priority);
    if (!assessment.needs_person() && !is_raised) return QueuePlace::not_urgent;
    return decided && is_put_off(*decided, assessment.next_action) ? QueuePlace::put_off : QueuePlace::queued;
}

void DecisionCounts::add(const CustomerDecisions& decided, bool is_overridden) {
    if (is_overridden) ++overridden;
    if (decided.snoozed_until) ++snoozed;
    expired += decided.expired.size();
}

void DecisionCounts::add(const DecisionCounts& other) {
    overridden += other.overridden;
    snoozed += other.snoozed;
    expired += other.expired;
    gate_changed += other.gate_changed;
    met.insert(met.end(), other.met.begin(), other.met.end());
}

}  // namespace csm
