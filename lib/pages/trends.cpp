// SPDX-License-Identifier: MIT
#include "pages/trends.hpp"

#include "pages/parts.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace csm::documents {

namespace {

Tone tone_of(Trend trend) {
    if (trend == Trend::improving) return Tone::good;
    return trend == Trend::declining ? Tone::bad : Tone::plain;
}

}  // namespace

std::string sparkline(std::span<const double> values) {
    constexpr std::array<std::string_view, 8> eighths{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    const double largest = values.empty() ? 0 : *std::ranges::max_element(values);
    std::string line;
    for (const double value : values)
        line += value <= 0 ? "·" : eighths[static_cast<std::size_t>(value * 7 / largest)];
    return line;
}

void add_changes(Table& table, const Account& account, const HealthResult& health, const Scorecard& card) {
    const auto& trends = health.dimension_trends;
    if (std::all_of(trends.begin(), trends.end(), [](Trend trend) { return trend == Trend::no_data; }))
        return;
    table.columns.push_back({"Change", Align::right, 3});
    std::size_t next = 0;
    for (auto& row : table.rows) {
        Cell change{std::string{" "}};  // says nothing, not even that something is unknown
        if (row.level == 0) {
            const auto dimension = next++;
            if (trends[dimension] != Trend::no_data) {
                const double before = account.values[*card.dimensions[dimension].previous_field];
                const double difference = *health.card.dimensions[dimension].score - before;
                change = {Points{round_to_tenth(difference), true}, tone_of(trends[dimension])};
            }
        }
        row.cells.push_back(std::move(change));
    }
}

void add_course(Facts& facts, std::span<const PastPeriod> history, std::optional<double> score) {
    constexpr double room_below = 10;  // points: a change of a few looks like one, the lowest is not nothing
    std::vector<double> scores;
    std::string words;
    const auto add = [&](std::string_view when, double value) {
        scores.push_back(value);
        words += (words.empty() ? "" : ", ") + std::string{when} + (when.empty() ? "" : " ");
        append_shortest(words, value);
    };
    for (const auto& period : history)
        if (period.overall_score) add(period.period, *period.overall_score);
    if (score) add("now", *score);
    if (scores.size() < 2) return;
    const double floor = *std::ranges::min_element(scores) - room_below;
    for (double& value : scores) value -= floor;
    facts.facts.push_back({"Course", text_cell(sparkline(scores)), std::move(words)});
}

}  // namespace csm::documents
