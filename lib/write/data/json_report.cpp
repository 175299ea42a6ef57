// SPDX-License-Identifier: MIT
#include <csm/json.hpp>

#include "write/data/json_results.hpp"

#include <csm/number.hpp>

namespace csm {

using render::JsonWriter;
using render::Layout;

namespace {

void write_group_members(JsonWriter& json, const Group& group) {
    json.key("accounts");
    json.count(group.accounts);
    json.key("arr");
    json.number(group.arr);
    json.key("arr_at_risk");
    json.number(group.arr_at_risk);
}

void write_group(JsonWriter& json, const Group& group) {
    json.begin_object(Layout::line);
    write_group_members(json, group);
    json.end();
}

template <class Enum, std::size_t Size>
void write_groups(JsonWriter& json, std::string_view key, const std::array<Group, Size>& groups) {
    json.key(key);
    json.begin_object();
    for (std::size_t i = 0; i < Size; ++i) {
        json.key(word(static_cast<Enum>(i)));
        write_group(json, groups[i]);
    }
    json.end();
}

void write_window(JsonWriter& json, const RenewalWindow& window) {
    json.begin_object(Layout::line);
    write_group_members(json, window.group);
    json.key("exposure");
    json.number(round_to_unit(window.exposure));
    json.end();
}

void write_renewals(JsonWriter& json, const PortfolioSummary& summary) {
    json.key("renewals");
    json.begin_object();
    json.key("overdue");
    write_window(json, summary.overdue);
    for (const auto& window : summary.renewals) {
        std::string within{"within_"};
        append_shortest(within, window.days);
        json.key(within += "_days");
        write_window(json, window);
    }
    json.key("without_date");
    write_group(json, summary.without_renewal_date);
    json.end();
}

void write_targets(JsonWriter& json, const PortfolioSummary& summary, const Model& model) {
    json.key("targets");
    json.begin_list();
    for (const auto& check : summary.targets(model)) {
        json.begin_object(Layout::line);
        json.key("target");
        json.plain_text(check.name);
        json.key("actual");
        json.number(round_share(check.actual));
        json.key(check.limit);
        json.number(check.target);
        json.key("met");
        json.flag(check.met);
        json.key("remark");
        json.text_or_null(check.remark);
        json.end();
    }
    json.end();
}

void write_money(JsonWriter& json, const PortfolioSummary& summary) {
    json.key("expansion");
    json.begin_object(Layout::line);
    json.key("total_estimated_revenue");
    json.number(summary.expansion.total_revenue);
    json.key("net_estimated_revenue");
    json.number(summary.expansion.net_revenue);
    json.key("ready_estimated_revenue");
    json.number(summary.expansion.ready_revenue);
    json.key("opportunities");
    json.count(summary.expansion.opportunities);
    json.end();
}

}  // namespace

namespace render {

ReportObject::ReportObject(const Model& model, const JsonPlace& place)
    : model_{model},
      place_{place},
      health_{model, {place.style, place.depth + 1}},
      churn_{model, {place.style, place.depth + 1}},
      expansion_{model, {place.style, place.depth + 1}} {
    form_ = JsonForm::record(place.layout(), place.depth,
                             [&](JsonRecorder& json) { write(json, Account{}, Assessment{}); });
}

void ReportObject::append(TextBuffer& out, const Account& account, const Assessment& assessment) const {
    JsonFiller json{form_, out};
    write(json, account, assessment);
    json.finish();
}

template <class Json>
void ReportObject::write(Json& json, const Account& account, const Assessment& assessment) const {
    const auto write_part = [&](std::string_view key, const auto& object, const auto& result) {
        json.key(key);
        json.value([&](TextBuffer& out) {
            result ? object.append(out, account, *result) : out.append(std::string_view{"null"});
        });
    };
    json.begin_object();
    write_identity(json, account, model_);
    json.key("owner");
    json.text_or_null(account.owner);
    json.key("priority");
    json.plain_text(word(assessment.priority));
    json.key("play");
    json.plain_text(word(assessment.play));
    json.key("exposure");
    json.number_or_null(assessment.exposure ? std::optional{round_to_unit(*assessment.exposure)}
                                            : std::nullopt);
    json.key("reason");
    json.text(assessment.reason);
    json.key("next_action");
    json.text(assessment.next_action);
    json.key("due");
    json.value([&](TextBuffer& out) { append_json_text(out, iso_text(assessment.due)); });
    json.key("queued");
    json.flag(assessment.queued);
    write_part("health", health_, assessment.health);
    write_part("churn", churn_, assessment.churn);
    write_part("expansion", expansion_, assessment.expansion);
    write_decisions(json, place_, account, assessment);
    write_origin(json, place_, model_);
    json.end();
}

void write_portfolio(JsonWriter& json, const PortfolioSummary& summary, const Model& model) {
    json.key("total_customers");
    json.count(summary.all.accounts);
    json.key("total_arr");
    json.number(summary.all.arr);
    json.key("total_arr_at_risk");
    json.number(summary.all.arr_at_risk);
    json.key("average_score");
    json.tenths_or_null(summary.health.average());
    json.key("coverage");
    json.number(summary.coverage());
    json.key("insufficient_data_count");
    json.count(summary.insufficient);
    json.key("oldest_measured_on");
    summary.oldest_measured ? json.plain_text(iso_text(*summary.oldest_measured)) : json.null();
    write_groups<Tier>(json, "by_priority", summary.by_priority);
    write_groups<Play>(json, "by_play", summary.by_play);
    write_groups<Band>(json, "by_class", summary.by_band);
    write_groups<Tier>(json, "by_tier", summary.by_tier);
    json.key("by_segment");
    json.begin_object();
    for (std::size_t i = 0; i < model.segments.size(); ++i) {
        json.key_of(model.segments[i].name);
        write_group(json, summary.by_segment[i]);
    }
    json.end();
    json.key("by_owner");
    json.begin_object();
    for (const auto& [owner, group] : summary.by_owner) {
        json.key_of(owner.empty() ? "(no owner)" : owner);
        write_group(json, group);
    }
    json.end();
    write_renewals(json, summary);
    write_money(json, summary);
    write_targets(json, summary, model);
}

}  // namespace render

}  // namespace csm
