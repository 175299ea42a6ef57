// SPDX-License-Identifier: MIT
#include "write/data/json_results.hpp"

#include <array>
#include <span>

namespace csm::render {

namespace {

/// The words of the JSON for each kind of opportunity.
struct KindWords {
    std::string_view type;
    std::string_view category;
    std::string_view target;
};

constexpr std::array<KindWords, opportunity_kinds> kinds{{{"expansion", "seat_expansion", ""},
                                                          {"upsell", "tier_upgrade", "target_tier"},
                                                          {"cross_sell", "module_cross_sell", "module"},
                                                          {"expansion", "department_expansion", "department"},
                                                          {"upsell", "usage_limit", "limit"}}};

const KindWords& words_of(const Opportunity& opportunity) {
    return kinds[static_cast<std::size_t>(opportunity.kind)];
}

template <class Json>
void write_adoption(Json& json, const Account& account, const AdoptionSummary& adoption) {
    json.key("adoption_summary");
    json.begin_object(Layout::line);
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

template <class Json>
void write_rationale(Json& json, const Opportunity& opportunity, const Account& account, const Model& model) {
    json.value([&](TextBuffer& out) {
        append_json_written(out,
                            [&](TextBuffer& text) { append_rationale(text, opportunity, account, model); });
    });
}

}  // namespace

ExpansionObject::ExpansionObject(const Model& model, const JsonPlace& place)
    : model_{model},
      place_{place},
      opportunities_{place.layout(), Layout::lines, place.depth + 1},
      drivers_{place.layout(), Layout::lines, place.depth + 1} {
    const Account nobody;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        Opportunity opportunity;
        opportunity.kind = static_cast<Opportunity::Kind>(kind);
        opportunity_forms_[kind] = JsonForm::record(place.layout(), place.depth + 2, [&](JsonRecorder& json) {
            write_opportunity(json, opportunity, nobody);
        });
        driver_forms_[kind] = JsonForm::record(place.layout(), place.depth + 2, [&](JsonRecorder& json) {
            write_driver(json, opportunity, nobody);
        });
    }
    form_ = JsonForm::record(place.layout(), place.depth,
                             [&](JsonRecorder& json) { write(json, nobody, ExpansionResult{}); });
}

void ExpansionObject::append(TextBuffer& out, const Account& account,
                             const ExpansionResult& expansion) const {
    JsonFiller json{form_, out};
    write(json, account, expansion);
    json.finish();
}

template <class Json>
void ExpansionObject::write_opportunity(Json& json, const Opportunity& opportunity,
                                        const Account& account) const {
    const auto& words = words_of(opportunity);
    json.begin_object(Layout::line);
    json.key("type");
    json.constant(words.type);
    json.key("category");
    json.constant(words.category);
    if (!words.target.empty()) {
        json.key(words.target);
        json.value([&](TextBuffer& out) { append_json_text(out, target_of(opportunity, account)); });
    }
    json.key("estimated_revenue");
    json.number_or_null(opportunity.revenue);
    json.key("effort");
    json.plain_text(word(opportunity.effort));
    json.key("rationale");
    write_rationale(json, opportunity, account, model_);
    json.key("priority_score");
    json.tenths(opportunity.priority);
    json.end();
}

/// The best opportunity, in the list that every analysis has.
template <class Json>
void ExpansionObject::write_driver(Json& json, const Opportunity& opportunity, const Account& account) const {
    json.begin_object(Layout::line);
    json.key("category");
    json.constant(words_of(opportunity).category);
    json.key("points");
    json.tenths(opportunity.priority);
    json.key("text");
    write_rationale(json, opportunity, account, model_);
    json.end();
}

template <class Json>
void ExpansionObject::write(Json& json, const Account& account, const ExpansionResult& expansion) const {
    const std::span<const Opportunity> all{expansion.opportunities.data(), expansion.opportunities.size()};
    json.begin_object();
    write_identity(json, account, model_);
    write_adoption(json, account, expansion.adoption);
    json.key("total_estimated_revenue");
    json.number(expansion.total_revenue);
    json.key("net_estimated_revenue");
    json.number(expansion.net_revenue);
    json.key("opportunity_count");
    json.count(all.size());
    json.key("readiness");
    json.plain_text(word(expansion.readiness));
    json.key("readiness_reason");
    if (expansion.ended_days_ago) [[unlikely]]
        json.text(expansion.readiness_text());
    else
        json.text(expansion.readiness_reason);
    json.key("coverage");
    json.number(expansion.coverage);
    json.key("drivers");
    json.value([&](TextBuffer& out) {
        drivers_.append(out, all.first(std::min<std::size_t>(all.size(), 1)), [&](const Opportunity& best) {
            JsonFiller driver{driver_forms_[static_cast<std::size_t>(best.kind)], out};
            write_driver(driver, best, account);
            driver.finish();
        });
    });
    json.key("opportunities");
    json.value([&](TextBuffer& out) {
        opportunities_.append(out, all, [&](const Opportunity& opportunity) {
            JsonFiller item{opportunity_forms_[static_cast<std::size_t>(opportunity.kind)], out};
            write_opportunity(item, opportunity, account);
            item.finish();
        });
    });
    write_decisions(json, place_, account, expansion);
    write_origin(json, place_, model_);
    json.end();
}

}  // namespace csm::render
