// SPDX-License-Identifier: MIT
#include <csm/retention_output.hpp>

#include "history/retention_flows.hpp"
#include "write/data/json_writer.hpp"

namespace csm {

using history::named_flows;
using render::JsonWriter;
using render::Layout;

namespace {

void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
    json.key(key);
    json.plain_text(text);
}

void write_day(JsonWriter& json, std::string_view key, Date day) { write_text(json, key, iso_text(day)); }

void write_money(JsonWriter& json, std::string_view key, Cents cents) {
    write_text(json, key, cents_text(cents));
}

void write_count(JsonWriter& json, std::string_view key, std::uint64_t count) {
    json.key(key);
    json.count(count);
}

void write_ratio(JsonWriter& json, std::string_view key, std::optional<double> ratio) {
    json.key(key);
    json.number_or_null(ratio);
}

void write_bridge(JsonWriter& json, const ArrBridge& bridge) {
    for (const auto& [key, flow] : named_flows) write_money(json, key, (bridge.*flow).amount);
    json.key("customers");
    json.begin_object(Layout::line);
    for (const auto& [key, flow] : named_flows) write_count(json, key, (bridge.*flow).customers);
    write_count(json, "retained", bridge.retained);
    json.end();
    write_ratio(json, "nrr", bridge.net_retention());
    write_ratio(json, "grr", bridge.gross_retention());
    write_ratio(json, "logo_retention", bridge.logo_retention());
}

void write_groups(JsonWriter& json, const RetentionPeriod& period, const RetentionResult& result) {
    json.key("by_" + std::string{word(result.group)});
    json.begin_object();
    for (std::size_t i = 0; i < result.groups.size(); ++i) {
        json.key_of(result.groups[i]);
        json.begin_object();
        write_bridge(json, period.retention.by_group[i]);
        json.end();
    }
    json.end();
}

void write_alternatives(JsonWriter& json, const OtherRetentions& others) {
    json.key("alternatives");
    json.begin_object(Layout::line);
    write_ratio(json, "compounded_monthly_nrr", others.compounded);
    write_ratio(json, "summed_monthly_flows_nrr", others.summed_flows);
    write_ratio(json, "summed_monthly_flows_with_returns_nrr", others.flows_with_returns);
    json.end();
}

void write_period(JsonWriter& json, const RetentionPeriod& period, const RetentionResult& result) {
    json.begin_object();
    write_day(json, "start", period.start);
    write_day(json, "end", period.end);
    write_bridge(json, period.retention.all);
    if (result.group != RetentionGroup::none) write_groups(json, period, result);
    if (period.alternatives) write_alternatives(json, *period.alternatives);
    json.key("arr_unknown");
    json.begin_list(Layout::line);
    for (const auto& customer_id : period.retention.arr_unknown) json.text(customer_id);
    json.end();
    write_money(json, "untied", period.untied());
    json.key("incomplete");
    json.flag(period.is_incomplete());
    json.end();
}

void write_head(JsonWriter& json, const RetentionResult& result) {
    write_text(json, "report", "arr_retention");
    write_text(json, "schema", "csm.retention/1");
    write_day(json, "as_of", result.periods.back().end);
    write_text(json, "source", result.of_subscriptions ? "subscriptions" : "snapshots");
    write_text(json, "method", "point_to_point");
    json.key("definition");
    json.text(retention_definition());
    json.key("currency");
    json.text_or_null(result.currency);
    json.key("by");
    json.text_or_null(word(result.group));
    json.key("every_months");
    result.of_subscriptions ? json.count(static_cast<std::uint64_t>(result.plan.every_months)) : json.null();
    json.key("window_months");
    result.plan.window_months > 0 ? json.count(static_cast<std::uint64_t>(result.plan.window_months))
                                  : json.null();
}

void write_summary(JsonWriter& json, const RetentionResult& result, std::uint64_t rejected) {
    json.key("summary");
    json.begin_object();
    write_count(json, "total_customers", result.customers);
    write_count(json, "period_count", result.periods.size());
    write_count(json, "rejected_count", rejected);
    write_count(json, "trial_count", result.trials);
    write_count(json, "other_currency_count", result.in_other_currencies);
    write_count(json, "untied_count", result.untied_count());
    write_count(json, "incomplete_count", result.incomplete_count());
    json.key("tie_to");
    result.tie_to ? json.plain_text(cents_text(*result.tie_to)) : json.null();
    write_money(json, "off", result.off());
    json.end();
}

}  // namespace

std::string retention_definition() {
    return "NRR = (beginning + expansion - contraction - churn) / beginning, GRR the same without expansion, "
           "logos = "
           "customers who still pay / customers who paid; the customers of the first day, compared on the "
           "two days "
           "only";
}

void append_retention_json(TextBuffer& out, const RetentionResult& result, const JsonTail& tail) {
    JsonWriter json{out, Layout::lines};
    json.begin_object();
    write_head(json, result);
    json.key("periods");
    json.begin_list();
    for (const auto& period : result.periods) write_period(json, period, result);
    json.end();
    write_summary(json, result, tail.rejected);
    write_count(json, "problem_count", tail.problems);
    write_count(json, "problems_left_out", tail.problems_left_out);
    out.append(std::string_view{",\n  \"problems\": "});
}

void append_retention_lines(TextBuffer& out, const RetentionResult& result) {
    for (const auto& period : result.periods) {
        JsonWriter json{out, Layout::line};
        write_period(json, period, result);
        out.append('\n');
    }
}

}  // namespace csm
