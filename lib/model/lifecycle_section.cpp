// SPDX-License-Identifier: MIT
#include "model/sections.hpp"

#include "base/normalised.hpp"

#include <algorithm>
#include <set>

namespace csm::model_file {

namespace {

constexpr double days_of_year = 365;

std::vector<std::string> read_texts(const Place& place) {
    std::vector<std::string> texts;
    if (!place) return texts;
    for (const auto& item : place.items()) texts.push_back(item.text());
    return texts;
}

Phase read_phase(const Place& place) {
    place.allow_only({"name", "label", "aliases", "from_day", "first_year_only", "days_before_end", "goals",
                      "touchpoints", "measures"});
    Phase phase{.name = plain_name(place["name"]),
                .label = place["label"].text(),
                .aliases = read_texts(place.optional("aliases")),
                .from_day = place["from_day"].number(0, days_of_year),
                .goals = read_texts(place["goals"]),
                .touchpoints = read_texts(place["touchpoints"]),
                .measures = read_texts(place["measures"])};
    if (const auto only = place.optional("first_year_only")) phase.first_year_only = only.flag();
    if (const auto days = place.optional("days_before_end"))
        phase.days_before_end = days.number(1, days_of_year);
    return phase;
}

/// What stands for the segment; for one that the standard model does not know, what stands for `otherwise`.
Place member_of(const Place& place, const Segment& segment, std::string_view otherwise) {
    if (auto own = place.optional(segment.name)) return own;
    if (auto other = place.optional(otherwise)) return other;
    return place[segment.name];
}

/// Days by cohort; segments that the standard model does not know get those of `otherwise`.
ByCohort read_days(const Place& place, const Parts& parts, std::string_view otherwise) {
    constexpr double most_days = 3650;
    const bool has_all = std::ranges::all_of(
        parts.segments, [&](const Segment& segment) { return bool{place.optional(segment.name)}; });
    if (!place.is_object() || has_all || !place.optional(otherwise))
        return read_by_cohort(place, parts, 1, most_days);
    ByCohort days;
    for (const auto& segment : parts.segments)
        days.values.push_back(member_of(place, segment, otherwise).number(1, most_days));
    return days;
}

void check_segments(const Place& place, const Parts& parts) {
    std::vector<std::string> names;
    for (const auto& segment : parts.segments) names.push_back(segment.name);
    for (const auto& [key, member] : place.members())
        if (std::ranges::find(names, key) == names.end())
            member.complain("is not a segment of this model" + suggestion(key, names));
}

}  // namespace

std::vector<Touch> read_touch(const Place& place, const Parts& parts, std::string_view otherwise) {
    constexpr double most_accounts = 100'000;
    std::vector<Touch> all;
    check_segments(place, parts);
    for (const auto& segment : parts.segments) {
        const auto own = member_of(place, segment, otherwise);
        own.allow_only({"model", "accounts_per_manager", "rhythm", "business_review"});
        all.push_back({.model = own["model"].text(),
                       .accounts_per_manager = own["accounts_per_manager"].number(1, most_accounts),
                       .rhythm = own["rhythm"].text(),
                       .business_review = own["business_review"].text()});
    }
    return all;
}

OnboardingModel read_onboarding(const Place& place, const Parts& parts, std::string_view otherwise) {
    place.allow_only({"checklist", "first_value_days", "first_value_warn_days", "activation_percent",
                      "late_days", "idle_days", "last_day"});
    OnboardingModel onboarding;
    for (const auto& item : place["checklist"].items()) {
        item.allow_only({"name", "phase", "due_day"});
        onboarding.checklist.push_back({.name = item["name"].text(),
                                        .phase = item["phase"].text(),
                                        .due_day = item["due_day"].number(1, days_of_year)});
    }
    onboarding.first_value_days = read_days(place["first_value_days"], parts, otherwise);
    onboarding.first_value_warn_days = read_days(place["first_value_warn_days"], parts, otherwise);
    onboarding.activation_percent = place["activation_percent"].number(0, 100);
    onboarding.late_days = place["late_days"].number(1, days_of_year);
    onboarding.idle_days = place["idle_days"].number(1, days_of_year);
    onboarding.last_day = place["last_day"].number(1, days_of_year);
    return onboarding;
}

TeamTargets read_team(const Place& place) {
    place.allow_only({"average_health", "nps", "nps_least_answers", "time_to_value_days",
                      "net_revenue_retention", "gross_revenue_retention", "renewals_on_time", "expansion",
                      "health_change"});
    constexpr double most_percent = 1000;
    return {.average_health = place["average_health"].number(0, 100),
            .nps = place["nps"].number(-100, 100),
            .nps_least_answers = place["nps_least_answers"].number(1, most_percent),
            .time_to_value_days = place["time_to_value_days"].number(1, most_percent),
            .net_revenue_retention = place["net_revenue_retention"].number(0, most_percent),
            .gross_revenue_retention = place["gross_revenue_retention"].number(0, 100),
            .renewals_on_time = place["renewals_on_time"].number(0, 100),
            .expansion = place["expansion"].number(0, most_percent),
            .health_change = place["health_change"].number(0, 100)};
}

Lifecycle read_lifecycle(const Place& place) {
    place.allow_only({"phases"});
    Lifecycle lifecycle;
    lifecycle.phases.push_back({.name = "unknown",
                                .label = "Unknown",
                                .aliases = {},
                                .goals = {},
                                .touchpoints = {},
                                .measures = {}});
    std::set<std::string> known{normalised("unknown")};
    for (const auto& item : place["phases"].items()) {
        auto phase = read_phase(item);
        const auto& before = lifecycle.phases.back();
        if (lifecycle.phases.size() == 1 && phase.from_day != 0)
            item.complain("the first phase must start on day 0, or the days before it have none");
        if (lifecycle.phases.size() > 1 && phase.from_day <= before.from_day)
            item.complain("phases must rise: each starts after the one before it");
        auto words = phase.aliases;
        words.push_back(phase.name);
        for (const auto& word : words)
            if (!known.insert(normalised(word)).second)
                item.complain("two phases are called \"" + word + "\"");
        lifecycle.phases.push_back(std::move(phase));
    }
    if (lifecycle.phases.back().first_year_only)
        place.complain("the last phase cannot be for the first year only; later years would have none");
    return lifecycle;
}

}  // namespace csm::model_file
