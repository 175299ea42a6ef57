// SPDX-License-Identifier: MIT
#include <csm/number.hpp>
#include <csm/scorecard.hpp>

namespace csm {

namespace {

constexpr std::string_view value_slot = "{value}";

std::string with_unit(const Metric& metric, double value) {
    std::string text;
    append_shortest(text, value);
    if (const auto& unit = unit_after(metric, value); !unit.empty()) text.append(1, ' ').append(unit);
    return text;
}

}  // namespace

Phrase phrase(std::string_view text) {
    const auto slot = text.find(value_slot);
    if (slot == std::string_view::npos) return {std::string{text}, {}, false};
    return {std::string{text.substr(0, slot)}, std::string{text.substr(slot + value_slot.size())}, true};
}

const std::string& unit_after(const Metric& metric, double value) {
    return value == 1 ? metric.unit_of_one : metric.unit;
}

std::string goal_text(const Metric& metric, std::size_t segment) {
    if (const auto* attain = std::get_if<Attain>(&metric.curve))
        return with_unit(metric, attain->target[segment]) + " wanted";
    if (const auto* headroom = std::get_if<Headroom>(&metric.curve))
        return "limit " + with_unit(metric, headroom->limit[segment]);
    return {};
}

Phrase metric_phrase(const Metric& metric, std::size_t segment) {
    Phrase phrase{metric.label + " ", {}, true};
    const auto goal = goal_text(metric, segment);
    if (!goal.empty()) phrase.after.append(", ").append(goal);
    return phrase;
}

}  // namespace csm
