// SPDX-License-Identifier: MIT
#include "model/sections.hpp"

#include <initializer_list>
#include <limits>

namespace csm::model_file {

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

/// The lower ends of bands that are listed from the best downwards under fixed names; together they must
/// cover 0–100.
std::vector<BySegment> read_bands(const Place& place, std::initializer_list<std::string_view> names,
                                  const std::vector<Segment>& segments) {
    std::vector<BySegment> bands;
    const auto items = place.items();
    if (place && !items.empty() && items.size() != names.size())
        place.complain("expected " + std::to_string(names.size()) + " bands, found " +
                       std::to_string(items.size()));
    for (std::size_t i = 0; i < names.size(); ++i) {
        bands.push_back({std::vector(segments.size(), 0.0)});
        if (i >= items.size()) continue;
        items[i].allow_only({"name", "from", "label"});
        const auto& name = *(names.begin() + i);
        if (items[i]["name"].text() != name)
            items[i].complain("expected the band \"" + std::string{name} + "\" here");
        bands[i] = read_by_segment(items[i]["from"], segments, 0, 100);
    }
    return bands;
}

void check_bands(const Place& place, const std::vector<BySegment>& bands,
                 const std::vector<Segment>& segments) {
    for (std::size_t segment = 0; segment < segments.size(); ++segment) {
        const auto of = " for " + segments[segment].name;
        if (bands.back()[segment] != 0)
            place.complain("the last band must start at 0, or lower scores fall into a hole" + of);
        for (std::size_t i = 1; i < bands.size(); ++i)
            if (bands[i][segment] >= bands[i - 1][segment])
                place.complain("each band must start below the one before it; band " + std::to_string(i + 1) +
                               " does not" + of);
    }
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

void read_urgency(const Place& place, ChurnModel& churn) {
    place.allow_only({"steps", "otherwise", "overdue", "unknown"});
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

constexpr std::array<std::string_view, 4> tier_words{"critical", "high", "medium", "low"};

}  // namespace

HealthModel read_health(const Place& place, const std::vector<Segment>& segments, FieldTable& fields,
                        MetricsInDocuments& documents) {
    place.allow_only({"bands", "dimensions", "findings"});
    const auto list = place["bands"];
    auto bands = read_bands(list, {"green", "yellow", "red"}, segments);
    if (list) check_bands(list, bands, segments);
    HealthModel health{.card = read_scorecard(place, segments, fields, documents),
                       .green_from = bands[0],
                       .yellow_from = bands[1]};
    add_previous_fields(health.card, fields, place);
    return health;
}

ChurnModel read_churn(const Place& place, const std::vector<Segment>& segments, FieldTable& fields,
                      MetricsInDocuments& documents) {
    place.allow_only({"tiers", "urgency", "dimensions", "findings", "playbooks"});
    ChurnModel churn;
    churn.card = read_scorecard(place, segments, fields, documents);
    const auto list = place["tiers"];
    const auto bands =
        read_bands(list, {"critical", "high", "medium", "low"},
                   {Segment{.name = "all segments", .label = {}, .aliases = {}, .when_arr = {}}});
    if (list)
        check_bands(list, bands,
                    {Segment{.name = "all segments", .label = {}, .aliases = {}, .when_arr = {}}});
    const auto items = list.items();
    const auto playbooks = place["playbooks"];
    playbooks.allow_only({"critical", "high", "medium", "low"});
    for (std::size_t tier = 0; tier < tier_words.size(); ++tier) {
        churn.tier_from[tier] = bands[tier][0];
        if (tier < items.size()) churn.tier_labels[tier] = items[tier]["label"].text();
        for (const auto& action : playbooks[tier_words[tier]].items())
            churn.playbooks[tier].push_back(action.text());
    }
    churn.tier_labels[4] = "Insufficient data: measure before you trust it";
    read_urgency(place["urgency"], churn);
    return churn;
}

}  // namespace csm::model_file
