// SPDX-License-Identifier: MIT
#include "model/sections.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <limits>

namespace csm::model_file {

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

constexpr std::array<std::string_view, 4> tier_words{"critical", "high", "medium", "low"};

/// The lower ends of bands that are listed from the best downwards under fixed names; together they must
/// cover 0–100.
std::vector<ByCohort> read_bands(const Place& place, std::initializer_list<std::string_view> names,
                                 const Parts& parts) {
    std::vector<ByCohort> bands;
    const auto items = place.items();
    if (place && !items.empty() && items.size() != names.size())
        place.complain("expected " + std::to_string(names.size()) + " bands, found " +
                       std::to_string(items.size()));
    for (std::size_t i = 0; i < names.size(); ++i) {
        bands.push_back({std::vector(parts.segments.size(), 0.0)});
        if (i >= items.size()) continue;
        items[i].allow_only({"name", "from", "label", "action"});
        const auto& name = *(names.begin() + i);
        if (items[i]["name"].text() != name)
            items[i].complain("expected the band \"" + std::string{name} + "\" here");
        bands[i] = read_by_cohort(items[i]["from"], parts, 0, 100);
    }
    return bands;
}

void check_bands(const Place& place, const std::vector<ByCohort>& bands, const Parts& parts) {
    for (std::size_t segment = 0; segment < parts.segments.size(); ++segment)
        for (std::size_t phase = 0; phase < parts.lifecycle.phases.size(); ++phase) {
            const Cohort cohort{segment, phase};
            const bool differs =
                std::ranges::any_of(bands, [](const ByCohort& band) { return band.phases > 1; });
            if (phase > 0 && !differs) break;
            const auto of = " for " + parts.segments[segment].name +
                            (phase == 0 ? "" : "/" + parts.lifecycle.phases[phase].name);
            if (bands.back()[cohort] != 0)
                place.complain("the last band must start at 0, or lower scores fall into a hole" + of);
            for (std::size_t i = 1; i < bands.size(); ++i)
                if (bands[i][cohort] >= bands[i - 1][cohort])
                    place.complain("each band must start below the one before it; band " +
                                   std::to_string(i + 1) + " does not" + of);
        }
}

/// The model's own words and plays for green, yellow and red.
void read_labels(const Place& list, HealthModel& health) {
    health.labels = {"green", "yellow", "red", "no verdict"};
    const auto items = list.items();
    for (std::size_t band = 0; band < std::min<std::size_t>(items.size(), 3); ++band) {
        if (const auto label = items[band].optional("label")) health.labels[band] = label.text();
        if (const auto action = items[band].optional("action"))
            health.actions[band] = static_cast<Play>(action.one_of({"save", "nurture", "expand"}));
    }
}

/// Tiers fall strictly; those without a beginning are not there.
void read_tiers(const Place& list, ChurnModel& churn) {
    const auto items = list.items();
    if (list && !items.empty() && items.size() != tier_words.size())
        list.complain("expected " + std::to_string(tier_words.size()) + " tiers, found " +
                      std::to_string(items.size()));
    double above = unlimited;
    for (std::size_t tier = 0; tier < std::min(items.size(), tier_words.size()); ++tier) {
        const auto& item = items[tier];
        item.allow_only({"name", "from", "label"});
        if (item["name"].text() != tier_words[tier])
            item.complain("expected the tier \"" + std::string{tier_words[tier]} + "\" here");
        const bool is_last = tier + 1 == tier_words.size();
        if (!is_last && item.optional("from").is_null()) {
            churn.tier_from[tier] = std::numeric_limits<double>::quiet_NaN();
            if (const auto label = item.optional("label")) label.complain("an absent tier has no label");
            continue;
        }
        churn.tier_from[tier] = item["from"].number(0, 100);
        churn.tier_labels[tier] = item["label"].text();
        if (churn.tier_from[tier] >= above) item.complain("each tier must start below the one before it");
        if (is_last && churn.tier_from[tier] != 0)
            list.complain("the last tier must start at 0, or lower risks fall into a hole");
        above = churn.tier_from[tier];
    }
}

void read_playbooks(const Place& place, ChurnModel& churn) {
    place.allow_only({"critical", "high", "medium", "low"});
    for (std::size_t tier = 0; tier < tier_words.size(); ++tier) {
        const bool is_absent = std::isnan(churn.tier_from[tier]);
        const auto list = is_absent ? place.optional(tier_words[tier]) : place[tier_words[tier]];
        if (is_absent && list) list.complain("the tier is absent; leave its playbook out");
        if (is_absent) continue;
        for (const auto& action : list.items()) churn.playbooks[tier].push_back(action.text());
    }
}

/// `key` is what a floor limits, `limits` its words in the order of the class from its `first` one on.
template <class Class>
std::vector<Floor<Class>> read_floors(const Place& place, std::string_view key,
                                      std::initializer_list<std::string_view> limits, std::size_t first,
                                      FieldTable& fields) {
    std::vector<Floor<Class>> floors;
    if (!place) return floors;
    for (const auto& item : place.items()) {
        item.allow_only({"field", "when", key, "reason"});
        Floor<Class> floor;
        floor.reason = item["reason"].text();
        floor.limit = static_cast<Class>(item[key].one_of(limits) + first);
        const auto name = item["field"].text();
        if (const auto slot = fields.find(name)) {
            floor.when = {*slot, read_value_test(item["when"], *slot, fields)};
        } else if (!name.empty()) {
            item["field"].complain("no metric reads \"" + name + "\", nor do the model's fields list it" +
                                   suggestion(name, fields.names()));
        }
        floors.push_back(std::move(floor));
    }
    return floors;
}

void add_previous_fields(Scorecard& card, FieldTable& fields, const Place& place) {
    const auto slot = [&](const std::string& name) {
        return fields.slot(place, {.name = "previous_period." + name + "_score",
                                   .words = {},
                                   .aliases = {},
                                   .least = 0,
                                   .most = 100});
    };
    for (auto& dimension : card.dimensions) dimension.previous_field = slot(dimension.name);
    card.previous_field = slot("overall");
}

/// The contracts that go on until somebody gives notice.
void read_runs_on(const Place& place, ChurnModel& churn, FieldTable& fields) {
    if (!place) return;
    constexpr double most_days = 3650;
    churn.runs_on_after = place["after_days"].number(0, most_days);
    const auto name = place["field"].text();
    if (const auto slot = fields.find(name))
        churn.runs_on = FieldTest{*slot, read_value_test(place, *slot, fields, {"field", "after_days"})};
    else if (!name.empty())
        place["field"].complain("no metric reads \"" + name + "\", nor do the model's fields list it" +
                                suggestion(name, fields.names()));
}

void read_urgency(const Place& place, ChurnModel& churn, FieldTable& fields) {
    place.allow_only({"steps", "otherwise", "overdue", "unknown", "runs_on"});
    read_runs_on(place.optional("runs_on"), churn, fields);
    for (const auto& item : place["steps"].items()) {
        item.allow_only({"days_at_most", "factor"});
        const UrgencyStep step{item["days_at_most"].number(0, unlimited), item["factor"].number(0, 100)};
        if (!churn.urgency.empty() && step.days_at_most <= churn.urgency.back().days_at_most)
            item.complain("steps must rise: the nearest renewal comes first");
        churn.urgency.push_back(step);
    }
    churn.urgency_otherwise = place["otherwise"].number(0, 100);
    churn.urgency_overdue = place["overdue"].number(0, 100);
    churn.urgency_unknown = place["unknown"].number(0, 100);
}

/// A floor cannot lift an account into a tier that is not there.
void check_floors_of_tiers(const Place& place, const ChurnModel& churn) {
    for (const auto& floor : churn.floors)
        if (std::isnan(churn.tier_from[static_cast<std::size_t>(floor.limit)]))
            place.complain("the tier " + std::string{word(floor.limit)} + " is absent; name another one");
}

}  // namespace

HealthModel read_health(const Place& place, const Parts& parts) {
    place.allow_only({"bands", "dimensions", "findings", "rounding", "floors"});
    const auto list = place["bands"];
    auto bands = read_bands(list, {"green", "yellow", "red"}, parts);
    if (list) check_bands(list, bands, parts);
    HealthModel health;
    health.card = read_scorecard(place, parts);
    health.green_from = bands[0];
    health.yellow_from = bands[1];
    read_labels(list, health);
    add_previous_fields(health.card, parts.fields, place);
    health.floors = read_floors<Band>(place.optional("floors"), "at_most", {"yellow", "red"},
                                      static_cast<std::size_t>(Band::yellow), parts.fields);
    return health;
}

ChurnModel read_churn(const Place& place, const Parts& parts) {
    place.allow_only({"tiers", "urgency", "dimensions", "findings", "playbooks", "rounding", "floors"});
    ChurnModel churn;
    churn.card = read_scorecard(place, parts);
    read_tiers(place["tiers"], churn);
    read_playbooks(place["playbooks"], churn);
    churn.tier_labels[4] = "No verdict: measure before you trust it";
    read_urgency(place["urgency"], churn, parts.fields);
    churn.floors = read_floors<Tier>(place.optional("floors"), "at_least", {"critical", "high", "medium"},
                                     static_cast<std::size_t>(Tier::critical), parts.fields);
    check_floors_of_tiers(place.optional("floors"), churn);
    return churn;
}

}  // namespace csm::model_file
