// SPDX-License-Identifier: MIT
#include "letters/review_lists.hpp"

#include "base/normalised.hpp"
#include "letters/metrics.hpp"

#include <csm/benchmarks.hpp>
#include <csm/phrases.hpp>

#include <algorithm>
#include <cmath>

namespace csm::templates {

namespace {

using View = AccountView;

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

std::string text_at(const FieldEntry& entry, std::string_view key) {
    const auto found = entry.find(key);
    if (found == entry.end()) return {};
    if (const auto* number = std::get_if<double>(&found->second)) return number_text(*number);
    return std::get<std::string>(found->second);
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
    const auto goals = view.fields().lists.find("goals");
    if (goals == view.fields().lists.end()) return;
    for (const auto& goal : goals->second)
        if (normalised(text_at(goal, "status")) == "reached" && !text_at(goal, "objective").empty())
            texts.push_back(reached_goal_text(goal));
}

std::string phrase_text(const View& view, const Metric& metric, double value) {
    return metric.label + " " + value_text(view.model, metric, value) + ", " +
           goal_text(metric, view.account().segment);
}

std::optional<double> previous_of(const View& view, const std::optional<std::size_t>& field) {
    if (!field || std::isnan(view.account().values[*field])) return std::nullopt;
    return view.account().values[*field];
}

void add_reached_metrics(std::vector<std::string>& texts, const View& view) {
    const auto segment = view.account().segment;
    for (const auto& dimension : view.model.health.card.dimensions)
        for (const auto& metric : dimension.metrics) {
            const auto value = measured(view.account(), metric);
            const bool is_reached =
                value && metric.is_for_customers && standing_of(metric, *value, segment) == "reached";
            if (is_reached) texts.push_back(phrase_text(view, metric, *value));
        }
}

void add_improving_dimensions(std::vector<std::string>& texts, const View& view) {
    const auto& health = *view.assessment().health;
    for (std::size_t d = 0; d < health.dimension_trends.size(); ++d) {
        const auto& dimension = view.model.health.card.dimensions[d];
        const auto before = previous_of(view, dimension.previous_field);
        const auto now = health.card.dimensions[d].score;
        if (health.dimension_trends[d] == Trend::improving && before && now)
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
    const auto segment = view.account().segment;
    if (score >= view.model.health.green_from[segment]) return status_of(Band::green);
    return status_of(score >= view.model.health.yellow_from[segment] ? Band::yellow : Band::red);
}

Item period_item(const View& view, std::string period, std::optional<double> score) {
    return {{},
            {{"period", known(std::move(period))},
             {"score", score_or_dash(score)},
             {"status", score ? known(status_of_score(view, *score)) : dash()}}};
}

}  // namespace

List highlights(const AccountList& slot, const View& view) {
    if (view.fields().highlights) return text_list(*view.fields().highlights, known(std::string{slot.none}));
    std::vector<std::string> texts;
    add_reached_goals(texts, view);
    add_reached_metrics(texts, view);
    if (view.assessment().health) add_improving_dimensions(texts, view);
    return text_list(texts, none_of(slot, view));
}

List focus_areas(const AccountList& slot, const View& view) {
    if (view.fields().focus_areas)
        return text_list(*view.fields().focus_areas, known(std::string{slot.none}));
    std::vector<std::string> texts;
    const auto& health = view.assessment().health;
    const auto& card = view.model.health.card;
    if (health)
        for (const auto* lost : largest_contributions(health->card, health->card.contributions.size())) {
            const auto& metric = metric_of(card, *lost);
            if (!lost->measured || !metric.is_for_customers) continue;
            if (needs_attention(standing_of(metric, lost->value, view.account().segment)))
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
    const auto& history = view.fields().history;
    const auto& health = view.assessment().health;
    if (history)
        for (const auto& past : *history)
            list.items.push_back(
                period_item(view, past.period.empty() ? "–" : past.period, past.overall_score));
    if (!history) list.gap = list.none;
    if (!history && health && health->previous)
        list.items.push_back(period_item(view, "previous period", health->previous));
    if (health && health->score) {
        auto today = period_item(view, iso_text(view.settings.as_of), health->score);
        today.facts.back().second = known(status_of(health->band));
        list.items.push_back(std::move(today));
    }
    if (list.items.size() > most_periods)
        list.items.erase(list.items.begin(), list.items.end() - most_periods);
    return list;
}

}  // namespace csm::templates
