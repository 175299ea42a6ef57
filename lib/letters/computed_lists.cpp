// SPDX-License-Identifier: MIT
#include "letters/metrics.hpp"
#include "letters/notes.hpp"
#include "letters/opportunities.hpp"
#include "letters/slots.hpp"

#include <csm/benchmarks.hpp>
#include <csm/number.hpp>
#include <csm/phrases.hpp>

#include <algorithm>
#include <cmath>

namespace csm::templates {

namespace {

using View = AccountView;

constexpr auto safe = Voice::customer_safe;
constexpr auto internal = Voice::internal;
constexpr std::size_t most_listed = 3;

bool has_verdict(const View& view) {
    return view.assessment().health && view.assessment().health->band != Band::insufficient_data;
}

List text_list(const std::vector<std::string>& texts, Fact none) {
    List list{{}, std::move(none)};
    for (const auto& text : texts) {
        if (list.items.size() == most_listed) break;
        list.items.push_back({{}, {{"text", known(text)}}});
    }
    return list;
}

Fact none_of(const AccountList& slot, const View& view) {
    return has_verdict(view) ? known(std::string{slot.none})
                             : missing(as_words(slot.name), std::string{slot.name});
}

/// "Settle claims faster: 5.5, target 6 (days from report to payment)", as far as it is given.
std::string reached_goal_text(const FieldEntry& goal) {
    auto text = text_at(goal, "objective");
    const auto actual = text_at(goal, "actual"), target = text_at(goal, "target"),
               metric = text_at(goal, "metric");
    if (!actual.empty()) text += ": " + actual;
    if (!target.empty()) text += (actual.empty() ? ": target " : ", target ") + target;
    if (!metric.empty()) text += " (" + metric + ")";
    return text;
}

void add_reached_goals(std::vector<std::string>& texts, const View& view) {
    const auto goals = view.notes().lists.find("goals");
    if (goals == view.notes().lists.end()) return;
    for (const auto& goal : goals->second)
        if (state_of(goal_of(goal)) == GoalState::met && !text_at(goal, "objective").empty())
            texts.push_back(reached_goal_text(goal));
}

std::string phrase_text(const View& view, const Metric& metric, double value) {
    return metric.label + " " + value_text(view.model, metric, value) + ", " +
           goal_text(metric, view.account().cohort());
}

std::optional<double> previous_of(const View& view, const std::optional<std::size_t>& field) {
    if (!field || std::isnan(view.account().values[*field])) return std::nullopt;
    return view.account().values[*field];
}

void add_reached_metrics(std::vector<std::string>& texts, const View& view) {
    const auto cohort = view.account().cohort();
    for (const auto& dimension : view.model.health.card.dimensions)
        for (const auto& metric : dimension.metrics) {
            const auto value = measured(view.account(), metric);
            const bool is_reached =
                value && metric.is_for_customers && standing_of(metric, *value, cohort) == "reached";
            if (is_reached) texts.push_back(phrase_text(view, metric, *value));
        }
}

/// A customer sees the score of a dimension whose every metric they may see.
bool is_shown(const View& view, const Dimension& dimension) {
    return view.voice == Voice::internal || std::ranges::all_of(dimension.metrics, &Metric::is_for_customers);
}

void add_improving_dimensions(std::vector<std::string>& texts, const View& view) {
    const auto& health = *view.assessment().health;
    for (std::size_t d = 0; d < health.dimension_trends.size(); ++d) {
        const auto& dimension = view.model.health.card.dimensions[d];
        const auto before = previous_of(view, dimension.previous_field);
        const auto now = health.card.dimensions[d].score;
        if (health.dimension_trends[d] == Trend::improving && before && now && is_shown(view, dimension))
            texts.push_back(dimension.label + " improves from " + score_text(*before) + " to " +
                            score_text(*now));
    }
}

Fact median_of(const View& view, const Dimension& dimension) {
    const auto* segment = standard_benchmarks().of_segment(view.model.segments[view.account().segment].name);
    if (segment == nullptr) return dash();
    const auto& medians = segment->dimension_medians;
    const auto found = std::ranges::find(medians, dimension.name, [](const auto& row) { return row.first; });
    return found == medians.end() ? dash() : known(number_text(found->second));
}

Fact change_of(std::optional<double> now, std::optional<double> before) {
    return now && before ? known(change_text(*now - *before)) : dash();
}

std::string status_of_score(const View& view, double score) {
    const auto cohort = view.account().cohort();
    if (score >= view.model.health.green_from[cohort]) return status_of(Band::green);
    return status_of(score >= view.model.health.yellow_from[cohort] ? Band::yellow : Band::red);
}

Item period_item(const View& view, std::string period, std::optional<double> score) {
    return {{},
            {{"period", known(std::move(period))},
             {"score", score_or_dash(score)},
             {"status", score ? known(status_of_score(view, *score)) : dash()}}};
}

List highlights(const AccountList& slot, const View& view) {
    if (view.notes().highlights) return text_list(*view.notes().highlights, known(std::string{slot.none}));
    std::vector<std::string> texts;
    add_reached_goals(texts, view);
    add_reached_metrics(texts, view);
    if (view.assessment().health) add_improving_dimensions(texts, view);
    return text_list(texts, none_of(slot, view));
}

List focus_areas(const AccountList& slot, const View& view) {
    if (view.notes().focus_areas) return text_list(*view.notes().focus_areas, known(std::string{slot.none}));
    std::vector<std::string> texts;
    const auto& health = view.assessment().health;
    const auto& card = view.model.health.card;
    if (health)
        for (const auto* lost : largest_contributions(health->card, health->card.contributions.size())) {
            const auto& metric = metric_of(card, *lost);
            if (!lost->measured || !metric.is_for_customers) continue;
            if (needs_attention(standing_of(metric, lost->value, view.account().cohort())))
                texts.push_back(phrase_text(view, metric, lost->value));
        }
    return text_list(texts, none_of(slot, view));
}

List dimensions(const AccountList&, const View& view) {
    List list{{}, missing("health score", blocks_text(view.model, view.model.health.card))};
    const auto& health = view.assessment().health;
    if (!health || !health->score) return list;
    const auto& all = view.model.health.card.dimensions;
    for (std::size_t d = 0; d < all.size(); ++d) {
        if (!is_shown(view, all[d])) continue;
        const auto now = health->card.dimensions[d].score;
        const auto before = previous_of(view, all[d].previous_field);
        const auto band = health->dimension_bands[d];
        list.items.push_back(
            {{},
             {{"label", known(all[d].label)},
              {"score", score_or_dash(now)},
              {"previous", score_or_dash(before)},
              {"change", change_of(now, before)},
              {"status", known(status_of(band))},
              {"classification",
               known(band == Band::insufficient_data ? "no verdict" : std::string{word(band)})},
              {"trend", known(trend_text(health->dimension_trends[d]))},
              {"median", median_of(view, all[d])}}});
    }
    return list;
}

List health_history(const AccountList&, const View& view) {
    constexpr std::size_t most_periods = 4;
    List list{{}, missing("health history", "history")};
    const auto& history = view.notes().history;
    const auto& health = view.assessment().health;
    if (history)
        for (const auto& past : *history)
            list.items.push_back(
                period_item(view, past.period.empty() ? "–" : past.period, past.overall_score));
    if (!history) list.gap = list.none;
    if (!history && health && health->previous)
        list.items.push_back(period_item(view, "previous period", health->previous));
    if (health && health->score) {
        auto today = period_item(view, date_text(view.model, view.settings.as_of), health->score);
        today.facts.back().second = known(status_of(health->band));
        list.items.push_back(std::move(today));
    }
    if (list.items.size() > most_periods)
        list.items.erase(list.items.begin(), list.items.end() - most_periods);
    return list;
}

Fact churn_signals(const View& view) {
    return missing("churn signals", blocks_text(view.model, view.model.churn.card));
}

bool has_risk_verdict(const View& view) {
    return view.assessment().churn && view.assessment().churn->tier != Tier::insufficient_data;
}

Fact none_of_risk(const AccountList& slot, const View& view) {
    return has_risk_verdict(view) ? known(std::string{slot.none}) : churn_signals(view);
}

List warnings(const AccountList& slot, const View& view) {
    List list{{}, none_of_risk(slot, view)};
    if (!view.assessment().churn) return list;
    const auto& card = view.model.churn.card;
    const auto& result = view.assessment().churn->card;
    for (const auto& fired : result.findings)
        list.items.push_back({{},
                              {{"severity", known(std::string{word(fired.severity)})},
                               {"signal", known(finding_text(view.model, card, result, fired))},
                               {"answer", known(card.findings[fired.finding].action)}}});
    return list;
}

/// The first of the warnings, which stand with the most severe first.
List gravest_warnings(const AccountList& slot, const View& view) {
    constexpr std::size_t most_warnings = 4;
    auto list = warnings(slot, view);
    if (list.items.size() > most_warnings) list.items.resize(most_warnings);
    return list;
}

List risk_drivers(const AccountList& slot, const View& view) {
    List list{{}, none_of_risk(slot, view)};
    if (!view.assessment().churn) return list;
    const auto& card = view.model.churn.card;
    const auto& result = view.assessment().churn->card;
    for (const auto* driver : largest_contributions(result, view.model.driver_count)) {
        std::string text;
        append_driver_text(text, view.model, card, result, *driver, view.account().cohort());
        list.items.push_back({{},
                              {{"text", known(std::move(text))},
                               {"dimension", known(card.dimensions[driver->dimension].label)},
                               {"points", known(score_text(driver->points))}}});
    }
    return list;
}

List recommendations(const AccountList& slot, const View& view) {
    const auto& health = view.assessment().health;
    const auto& card = view.model.health.card;
    List list{{},
              has_verdict(view) ? known(std::string{slot.none})
                                : missing("health score", blocks_text(view.model, card))};
    if (!health) return list;
    for (const auto& fired : health->card.findings)
        list.items.push_back({{},
                              {{"text", known(finding_text(view.model, card, health->card, fired))},
                               {"action", known(card.findings[fired.finding].action)}}});
    return list;
}

List playbook(const AccountList&, const View& view) {
    List list{{}, churn_signals(view)};
    if (!has_risk_verdict(view)) return list;
    for (const auto& step :
         view.model.churn.playbooks[static_cast<std::size_t>(view.assessment().churn->tier)])
        list.items.push_back({{}, {{"step", known(step)}}});
    return list;
}

List opportunities(const AccountList& slot, const View& view) {
    auto none = view.assessment().expansion
                    ? known(std::string{slot.none})
                    : missing("contract and modules", "contract, product_usage, departments");
    return {opportunity_items(view, std::size_t(-1)), std::move(none)};
}

/// What the customer could add is shown to them only when csm would offer it.
List growth(const AccountList& slot, const View& view) {
    constexpr std::size_t most_offers = 5;
    const auto& expansion = view.assessment().expansion;
    const bool is_time =
        expansion && (expansion->readiness == Readiness::ready || expansion->readiness == Readiness::later);
    List list{{}, known(std::string{slot.none})};
    if (is_time) list.items = opportunity_items(view, most_offers);
    return list;
}

const AdoptionAim* aim_for(const View& view, const std::string& module) {
    const auto& plan = view.notes().adoption_plan;
    if (!plan) return nullptr;
    const auto found = plan->find(module);
    return found == plan->end() ? nullptr : &found->second;
}

/// One gap for the whole plan; a dash for what the plan leaves out.
Fact of_plan(const View& view, std::string text) {
    if (!view.notes().adoption_plan) return {{}, "adoption plan", "adoption_plan", true, {}};
    return text.empty() ? dash() : known(std::move(text));
}

/// How much is missing to the aim; nothing where one of them is not known.
std::string to_go_text(const Module& module, const AdoptionAim* aim) {
    if (aim == nullptr || !aim->target_percent) return {};
    if (!module.usage_percent && module.adopted != false) return {};
    const auto rest = round_converted(*aim->target_percent - module.usage_percent.value_or(0));
    return rest <= 0 ? "reached" : number_text(rest) + (rest == 1 ? " point" : " points");
}

std::string target_text(const AdoptionAim* aim) {
    return aim == nullptr || !aim->target_percent ? "" : number_text(*aim->target_percent) + " %";
}

Fact usage_fact(const Module& module, const std::string& field) {
    if (module.usage_percent) return known(number_text(*module.usage_percent) + " %");
    return module.adopted == false ? dash() : missing("usage", field + ".usage_pct");
}

Item module_item(const View& view, const Module& module) {
    const auto field = "product_usage." + module.name;
    const auto* aim = aim_for(view, module.name);
    return {as_words(module.name),
            {{"module", known(label_of_name(module.name))},
             {"adopted", module.adopted ? known(*module.adopted ? "yes" : "no")
                                        : missing("adopted", field + ".adopted")},
             {"usage", usage_fact(module, field)},
             {"aim", of_plan(view, target_text(aim))},
             {"to_go", of_plan(view, to_go_text(module, aim))},
             {"enablement", of_plan(view, aim == nullptr ? "" : aim->enablement)}}};
}

List modules(const AccountList& slot, const View& view) {
    const auto& given = view.account().modules;
    List list{{}, given.given ? known(std::string{slot.none}) : missing("modules", "product_usage")};
    for (const bool adopted : {true, false})
        for (const auto& module : given.items())
            if (module.adopted.value_or(false) == adopted) list.items.push_back(module_item(view, module));
    return list;
}

std::vector<AccountList> make_lists() {
    return {
        {"highlights", safe, "Nothing stands out in this period.", item_slots(safe, {"text"}), false,
         highlights},
        {"focus_areas", safe, "Nothing needs attention in this period.", item_slots(safe, {"text"}), false,
         focus_areas},
        {"dimensions", safe, "",
         item_slots(safe,
                    {"label", "score", "previous", "change", "status", "classification", "trend", "median"}),
         false, dimensions},
        {"health_history", safe, "", item_slots(safe, {"period", "score", "status"}), false, health_history},
        {"modules", safe, "No modules are offered.",
         item_slots(safe, {"module", "adopted", "usage", "aim", "to_go", "enablement"}), false, modules},
        {"growth", safe, "To be discussed together.", item_slots(safe, {"what", "why", "value"}), false,
         growth},
        {"warnings", internal, "No warnings.", item_slots(internal, {"severity", "signal", "answer"}), false,
         warnings},
        {"gravest_warnings", internal, "No warnings.", item_slots(internal, {"severity", "signal", "answer"}),
         false, gravest_warnings},
        {"risk_drivers", internal, "Nothing adds to the risk.",
         item_slots(internal, {"text", "dimension", "points"}), false, risk_drivers},
        {"recommendations", internal, "No recommendations.", item_slots(internal, {"text", "action"}), false,
         recommendations},
        {"playbook", internal, "", item_slots(internal, {"step"}), false, playbook},
        {"opportunities", internal, "No opportunities.",
         item_slots(internal, {"what", "why", "value", "effort", "rank"}), false, opportunities},
    };
}

}  // namespace

std::span<const AccountList> computed_lists() {
    static const auto lists = make_lists();
    return lists;
}

}  // namespace csm::templates
