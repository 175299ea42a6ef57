// SPDX-License-Identifier: MIT
#include "write/data/json_results.hpp"

namespace csm::render {

namespace {

void write_effective(JsonWriter& json, std::string_view key, std::string_view word) {
    json.key(key);
    json.plain_text(word);
}

void write_effective(JsonWriter& json, const HealthResult& health) {
    write_effective(json, "effective_classification", word(health.band));
}

void write_effective(JsonWriter& json, const ChurnResult& churn) {
    write_effective(json, "effective_tier", word(churn.tier));
}

void write_effective(JsonWriter&, const ExpansionResult&) {}

void write_effective(JsonWriter& json, const Assessment& assessment) {
    write_effective(json, assessment.health.value_or(HealthResult{}));
    write_effective(json, assessment.churn.value_or(ChurnResult{}));
    write_effective(json, "effective_priority", word(assessment.priority));
}

void write_day(JsonWriter& json, std::string_view key, const std::optional<Date>& day) {
    json.key(key);
    day ? json.plain_text(iso_text(*day)) : json.null();
}

void write_row(JsonWriter& json, const Decision& row, std::string_view value_key) {
    json.begin_object(Layout::line);
    if (is_override(row.kind)) {
        json.key("of");
        json.plain_text(overridden_thing(row.kind));
    }
    json.key(value_key);
    json.text_or_null(row.value);
    json.key("reason");
    json.text_or_null(row.reason);
    json.key("by");
    json.text_or_null(row.by);
    write_day(json, "on", row.on);
    write_day(json, "until", row.until);
    json.end();
}

void write_rows(JsonWriter& json, std::string_view key, const CustomerDecisions& decided,
                std::string_view value_key, bool (*is_listed)(DecisionKind kind)) {
    json.key(key);
    json.begin_list(Layout::line);
    for (const auto& row : decided.in_force)
        if (is_listed(row.kind)) write_row(json, row, value_key);
    json.end();
}

void write_expired(JsonWriter& json, const CustomerDecisions& decided) {
    json.key("expired");
    json.begin_list(Layout::line);
    for (const auto& row : decided.expired) {
        json.begin_object(Layout::line);
        json.key("kind");
        json.plain_text(word(row.kind));
        json.key("of");
        json.text_or_null(overridden_thing(row.kind));
        json.key("value");
        json.text_or_null(row.value);
        json.key("by");
        json.text_or_null(row.by);
        write_day(json, "until", row.until);
        json.end();
    }
    json.end();
}

}  // namespace

template <class Scored>
void append_decisions(TextBuffer& out, const JsonPlace& place, const Account& account, const Scored& scored) {
    const CustomerDecisions nothing{};
    const auto* const found = place.decisions->of(account.customer_id);
    const auto& decided = found ? *found : nothing;
    JsonWriter json{out, place.layout()};
    json.begin_object(Layout::line);
    write_effective(json, effective(scored, decided));
    write_rows(json, "overrides", decided, "value", is_override);
    write_day(json, "snoozed_until", decided.snoozed_until);
    write_rows(json, "done", decided, "action", [](DecisionKind kind) { return kind == DecisionKind::done; });
    write_rows(json, "notes", decided, "text", [](DecisionKind kind) { return kind == DecisionKind::note; });
    json.key("pulse");
    json.number_or_null(decided.pulse);
    write_expired(json, decided);
    json.end();
}

template void append_decisions(TextBuffer&, const JsonPlace&, const Account&, const HealthResult&);
template void append_decisions(TextBuffer&, const JsonPlace&, const Account&, const ChurnResult&);
template void append_decisions(TextBuffer&, const JsonPlace&, const Account&, const ExpansionResult&);
template void append_decisions(TextBuffer&, const JsonPlace&, const Account&, const Assessment&);

}  // namespace csm::render
