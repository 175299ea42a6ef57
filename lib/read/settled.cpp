// SPDX-License-Identifier: MIT
#include "read/settled.hpp"

#include "base/quoted.hpp"
#include "base/without_blanks.hpp"
#include "model/place.hpp"

#include <csm/number.hpp>

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace csm::read {

namespace {

/// Nobody plans a renewal further away; dates stay within the calendar.
constexpr double most_days = 36'525;

Settled settle_segment(Account& account, const Model& model) {
    account.segment = derived_segment(model, account.arr);
    const auto& name = model.segments[account.segment].name;
    if (account.arr)
        return {ProblemKind::segment_derived, "segment", "is not known; " + name + " follows from the ARR"};
    return {ProblemKind::segment_assumed, "segment",
            "is not known, nor is the ARR; " + name + " is used, the model's default"};
}

/// The contract's end counts; the days to it stand in where it is not known.
void settle_days_to_renewal(Account& account, double& days, Date as_of, std::vector<Settled>& told) {
    const std::string field = "days_to_renewal";
    if (account.contract_end) {
        const auto by_date = static_cast<double>(days_between(as_of, *account.contract_end));
        if (!std::isnan(days) && days != by_date)
            told.push_back(
                {ProblemKind::days_differ, field,
                 fmt::format("{} does not fit contract_end_date {}, which is {} days after {}; the "
                             "date is used",
                             days, iso_text(*account.contract_end), by_date, iso_text(as_of))});
        days = by_date;
        return;
    }
    if (std::isnan(days)) return;
    if (std::abs(days) > most_days || days != std::floor(days)) {
        told.push_back({ProblemKind::wrong_type, field,
                        fmt::format("expected whole days, at most {} of them, got {}; treated as missing",
                                    most_days, days)});
        days = missing_value;
        return;
    }
    account.contract_end = days_after(as_of, static_cast<long>(days));
}

double ratio_of(const Account& account, const Derivation& derivation) {
    const double ratio = account.values[derivation.of] / account.values[derivation.by];
    const double value = derivation.kind == Derivation::Kind::ratio_percent ? ratio * 100 : ratio;
    return is_plausible(value) ? value : missing_value;  // not what is divided by 0
}

/// What follows from a value that became too old did so with it.
void settle_ratio(Account& account, std::size_t slot, const Derivation& derivation) {
    const double ratio = account.values[slot] = ratio_of(account, derivation);
    if (!std::isnan(ratio) || account.aged.empty()) return;
    const double aged = ratio_of(with_aged(account), derivation);
    if (!std::isnan(aged)) account.aged.push_back({slot, aged});
}

/// A name of blanks is none.
void trim(std::string& name) {
    const auto kept = without_blanks(name);
    if (kept.size() != name.size()) name = std::string{kept};
}

void settle_fields(Account& account, const Model& model, std::optional<Date> as_of,
                   std::vector<Settled>& told) {
    for (const auto slot : model.settled_fields) {
        const auto& derivation = model.fields[slot].derivation;
        auto& value = account.values[slot];
        if (derivation.is_ratio())
            settle_ratio(account, slot, derivation);
        else if (as_of)
            settle_days_to_renewal(account, value, *as_of, told);
    }
}

/// What the lifecycle_stage says when that is a phase, else what the dates say.
void settle_phase(Account& account, const Model& model, Date as_of, std::vector<Settled>& told) {
    const bool has_stage = !account.lifecycle_stage.empty();
    if (const auto said = has_stage ? find_phase(model.lifecycle, account.lifecycle_stage) : std::nullopt) {
        account.phase = *said;
        return;
    }
    account.phase = phase_by_dates(account, model.lifecycle, as_of);
    if (!has_stage) return;
    std::vector<std::string> names;
    for (std::size_t i = 1; i < model.lifecycle.phases.size(); ++i)
        names.push_back(model.lifecycle.phases[i].name);
    told.push_back({ProblemKind::unknown_phase, "lifecycle_stage",
                    fmt::format("{} is no phase of the model; the contract's dates decide{}",
                                quoted(std::string_view{account.lifecycle_stage}),
                                model_file::suggestion(account.lifecycle_stage, names))});
}

/// A day on which something was done is not one that is still to come.
bool is_later(const std::optional<Date>& day, Date as_of) { return day && *day > as_of; }

std::string after_the_day(Date day, Date as_of) {
    return iso_text(day) + ", after the as-of date " + iso_text(as_of);
}

/// One problem, however many there are.
std::optional<Settled> settle_milestones(std::span<Milestone> milestones, Date as_of) {
    const Milestone* first = nullptr;
    Date day;
    std::size_t count = 0;
    for (auto& milestone : milestones) {
        if (!is_later(milestone.done_on, as_of)) continue;
        if (count++ == 0) {
            first = &milestone;
            day = *milestone.done_on;
        }
        milestone.done_on.reset();
    }
    if (count == 0) return std::nullopt;
    return Settled{ProblemKind::measured_later, "onboarding.milestones.done_on",
                   fmt::format("{} was done on {}; treated as missing{}",
                               quoted(std::string_view{first->name}), after_the_day(day, as_of),
                               count == 1 ? "" : fmt::format(", with {} more", count - 1))};
}

void settle_onboarding(Account& account, std::optional<Date> as_of, std::vector<Settled>& told) {
    constexpr auto field = "onboarding.first_value_on";
    auto& first_value = account.first_value_on;
    if (first_value && account.kickoff && *first_value < *account.kickoff) {
        told.push_back({ProblemKind::other, field,
                        iso_text(*first_value) + " lies before the kick-off on " +
                            iso_text(*account.kickoff) + "; treated as missing"});
        first_value.reset();
    }
    if (!as_of) return;
    if (is_later(first_value, *as_of)) {
        told.push_back({ProblemKind::measured_later, field,
                        "was reached on " + after_the_day(*first_value, *as_of) + "; treated as missing"});
        first_value.reset();
    }
    if (auto later = settle_milestones(account.milestones.items(), *as_of)) told.push_back(std::move(*later));
}

}  // namespace

std::vector<Settled> settle(Account& account, const Model& model, std::optional<Date> as_of) {
    std::vector<Settled> told;
    trim(account.owner);
    if (!account.segment_given) told.push_back(settle_segment(account, model));
    if (!model.settled_fields.empty()) settle_fields(account, model, as_of, told);
    if (account.has_onboarding()) settle_onboarding(account, as_of, told);
    if (as_of) settle_phase(account, model, *as_of, told);
    return told;
}

}  // namespace csm::read
