// SPDX-License-Identifier: MIT
#include "letters/metrics.hpp"
#include "letters/opportunities.hpp"
#include "letters/review_lists.hpp"

#include <csm/number.hpp>
#include <csm/phrases.hpp>

#include <algorithm>
#include <cmath>

namespace csm::templates {

namespace {

using View = AccountView;

constexpr auto safe = Voice::customer_safe;
constexpr auto internal = Voice::internal;

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

List risk_drivers(const AccountList& slot, const View& view) {
    List list{{}, none_of_risk(slot, view)};
    if (!view.assessment().churn) return list;
    const auto& card = view.model.churn.card;
    const auto& result = view.assessment().churn->card;
    for (const auto* driver : largest_contributions(result, view.model.driver_count)) {
        std::string text;
        append_driver_text(text, view.model, card, result, *driver, view.account().segment);
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
    const bool has_verdict = health && health->band != Band::insufficient_data;
    List list{{},
              has_verdict ? known(std::string{slot.none})
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
    const auto& plan = view.fields().adoption_plan;
    if (!plan) return nullptr;
    const auto found = plan->find(module);
    return found == plan->end() ? nullptr : &found->second;
}

/// One gap for the whole plan; a dash for what the plan leaves out.
Fact of_plan(const View& view, std::string text) {
    if (!view.fields().adoption_plan) return {{}, "adoption plan", "adoption_plan", true};
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
            {{"module", known(as_words(module.name))},
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
