// SPDX-License-Identifier: MIT
#include "render/json_results.hpp"

#include <array>

namespace csm::render {

namespace {

/// The words of the reference's JSON for each kind of opportunity.
struct KindWords {
    std::string_view type;
    std::string_view category;
    std::string_view target;
};

constexpr std::array<KindWords, 4> kinds{{{"expansion", "seat_expansion", ""},
                                          {"upsell", "tier_upgrade", "target_tier"},
                                          {"cross_sell", "module_cross_sell", "module"},
                                          {"expansion", "department_expansion", "department"}}};

void write_adoption(JsonWriter& json, const Account& account, const AdoptionSummary& adoption) {
    json.key("adoption_summary");
    json.begin_object();
    json.key("total_modules");
    json.count(adoption.total_modules);
    json.key("adopted_modules");
    json.count(adoption.adopted_modules);
    json.key("adoption_rate");
    json.tenths(adoption.adoption_rate);
    json.key("avg_usage_pct");
    json.tenths(adoption.average_usage_percent);
    json.key("seat_utilisation");
    json.tenths_or_null(adoption.seat_utilisation);
    json.key("current_tier");
    json.text(account.plan_tier);
    json.key("departments_covered");
    json.count(adoption.departments_covered);
    json.key("departments_potential");
    json.count(adoption.departments_potential);
    json.end();
}

void write_opportunity(JsonWriter& json, const Opportunity& opportunity, const Account& account,
                       const Model& model) {
    const auto& words = kinds[static_cast<std::size_t>(opportunity.kind)];
    json.begin_object();
    json.key("type");
    json.plain_text(words.type);
    json.key("category");
    json.plain_text(words.category);
    if (!words.target.empty()) {
        json.key(words.target);
        json.text(target_of(opportunity, account));
    }
    json.key("estimated_revenue");
    json.number_or_null(opportunity.revenue);
    json.key("effort");
    json.plain_text(word(opportunity.effort));
    json.key("rationale");
    json.text(rationale_of(opportunity, account, model));
    json.key("priority_score");
    json.tenths(opportunity.priority);
    json.end();
}

/// The best opportunity, in the list that every analysis has.
void write_driver(JsonWriter& json, const Account& account, const ExpansionResult& expansion,
                  const Model& model) {
    json.key("drivers");
    json.begin_list();
    if (!expansion.opportunities.empty()) {
        const auto& best = expansion.opportunities.front();
        json.begin_object(Layout::line);
        json.key("category");
        json.plain_text(kinds[static_cast<std::size_t>(best.kind)].category);
        json.key("points");
        json.tenths(best.priority);
        json.key("text");
        json.text(rationale_of(best, account, model));
        json.end();
    }
    json.end();
}

}  // namespace

void write_expansion(JsonWriter& json, const Account& account, const ExpansionResult& expansion,
                     const Model& model) {
    json.begin_object();
    write_identity(json, account, model);
    write_adoption(json, account, expansion.adoption);
    json.key("total_estimated_revenue");
    json.number(expansion.total_revenue);
    json.key("net_estimated_revenue");
    json.number(expansion.net_revenue);
    json.key("opportunity_count");
    json.count(expansion.opportunities.size());
    json.key("readiness");
    json.plain_text(word(expansion.readiness));
    json.key("readiness_reason");
    json.text(expansion.readiness_reason);
    json.key("coverage");
    json.number(expansion.coverage);
    write_driver(json, account, expansion, model);
    json.key("opportunities");
    json.begin_list();
    for (const auto& opportunity : expansion.opportunities)
        write_opportunity(json, opportunity, account, model);
    json.end();
    json.end();
}

}  // namespace csm::render
