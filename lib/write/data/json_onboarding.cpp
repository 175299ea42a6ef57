// SPDX-License-Identifier: MIT
#include "write/data/json_onboarding.hpp"

#include "write/data/json_identity.hpp"

namespace csm::render {

namespace {

void write_date(JsonWriter& json, std::string_view key, std::optional<Date> date) {
    json.key(key);
    date ? json.plain_text(iso_text(*date)) : json.null();
}

void write_days(JsonWriter& json, std::string_view key, std::optional<long> days) {
    json.key(key);
    days ? json.number(static_cast<double>(*days)) : json.null();
}

void write_count(JsonWriter& json, std::string_view key, std::size_t count) {
    json.key(key);
    json.count(count);
}

template <class Value>
void write_word(JsonWriter& json, std::string_view key, Value value) {
    json.key(key);
    json.plain_text(word(value));
}

void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
    json.key(key);
    json.text_or_null(text);
}

void write_milestone(JsonWriter& json, const JudgedMilestone& milestone) {
    json.begin_object(Layout::line);
    write_text(json, "name", milestone.name);
    write_text(json, "phase", milestone.phase);
    write_text(json, "owner", milestone.owner);
    write_date(json, "due", milestone.due);
    write_date(json, "done_on", milestone.done_on);
    json.key("late");
    json.flag(milestone.late);
    json.end();
}

void write_progress(JsonWriter& json, const OnboardingResult& result) {
    write_word(json, "state", result.state);
    write_date(json, "start", result.start);
    write_word(json, "start_from", result.start_from);
    write_days(json, "day", result.day);
    write_text(json, "checklist_phase", result.phase());
    write_count(json, "done_count", result.done);
    write_count(json, "milestone_count", result.milestones.size());
    write_count(json, "late_count", result.late);
    json.key("milestones_from");
    json.plain_text(result.has_own_milestones ? "record" : "model");
    json.key("next_milestone");
    result.next ? write_milestone(json, result.milestones[*result.next]) : json.null();
}

void write_stalls(JsonWriter& json, const OnboardingResult& result) {
    json.key("stalled");
    json.flag(result.is_stalled());
    write_date(json, "stalled_since", result.stalled_since());
    json.key("stalls");
    json.begin_list();
    for (const auto& [kind, since, days] : result.stalls) {
        json.begin_object(Layout::line);
        write_word(json, "kind", kind);
        write_date(json, "since", since);
        write_days(json, "days", days);
        json.end();
    }
    json.end();
}

void write_gates(JsonWriter& json, const OnboardingResult& result) {
    json.key("gates");
    json.begin_object();
    write_word(json, "kick_off", result.kick_off);
    json.key("first_value");
    json.begin_object(Layout::line);
    write_word(json, "state", result.first_value.state);
    write_days(json, "days", result.first_value.days);
    json.key("target_days");
    json.number(result.first_value.target_days);
    json.key("warning_days");
    json.number(result.first_value.warning_days);
    json.end();
    json.key("activation");
    json.begin_object(Layout::line);
    write_word(json, "state", result.activation);
    json.key("active_share");
    json.number_or_null(result.active_share);
    json.key("target_percent");
    json.number(result.activation_percent);
    json.end();
    json.end();
}

}  // namespace

void OnboardingObject::append(TextBuffer& out, const Account& account, const OnboardingResult& result) const {
    JsonWriter json{out, place_.layout(), place_.depth};
    json.begin_object();
    write_identity(json, account, model_);
    write_text(json, "owner", account.owner);
    write_progress(json, result);
    write_stalls(json, result);
    write_gates(json, result);
    json.key("milestones");
    json.begin_list();
    for (const auto& milestone : result.milestones) write_milestone(json, milestone);
    json.end();
    write_text(json, "reason", result.reason);
    write_text(json, "next_action", result.next_action);
    write_origin(json, place_, model_);
    json.end();
}

void write_onboarding_summary(JsonWriter& json, const OnboardingSummary& summary) {
    write_count(json, "total_customers", summary.accounts);
    write_count(json, "in_onboarding_count", summary.in_onboarding);
    write_count(json, "stalled_count", summary.stalled);
    write_count(json, "overrun_count", summary.overrun);
    write_count(json, "complete_count", summary.complete);
    write_count(json, "without_kickoff_count", summary.without_kickoff);
    json.key("stalled_arr");
    json.number(summary.stalled_arr);
}

}  // namespace csm::render
