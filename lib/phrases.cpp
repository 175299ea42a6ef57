// SPDX-License-Identifier: MIT
#include <csm/number.hpp>
#include <csm/phrases.hpp>

#include <algorithm>

namespace csm {

namespace {

constexpr std::string_view value_slot = "{value}";
constexpr std::string_view default_remark = ", the model's default as it was not measured";

void append_bare(std::string& text, const Model& model, const Metric& metric, double value) {
    const auto& field = model.fields[metric.field];
    switch (field.kind) {
    case ValueKind::number: append_shortest(text, value); break;
    case ValueKind::flag: text += value == 0 ? "no" : "yes"; break;
    case ValueKind::word: text += field.words[static_cast<std::size_t>(value)]; break;
    }
}

std::size_t position_of(const Scorecard& card, const Contribution& contribution) {
    std::size_t position = contribution.metric;
    for (std::size_t d = 0; d < contribution.dimension; ++d) position += card.dimensions[d].metrics.size();
    return position;
}

void append_with_unit(std::string& text, double value, const std::string& unit) {
    append_shortest(text, value);
    if (!unit.empty()) text.append(1, ' ').append(unit);
}

void append_value(std::string& text, const Model& model, const Metric& metric, double value) {
    append_bare(text, model, metric, value);
    if (!metric.unit.empty()) text.append(1, ' ').append(metric.unit);
}

void append_goal(std::string& text, const Metric& metric, std::size_t segment, std::string_view before) {
    if (const auto* attain = std::get_if<Attain>(&metric.curve)) {
        append_with_unit(text.append(before), attain->target[segment], metric.unit);
        text += " wanted";
    } else if (const auto* headroom = std::get_if<Headroom>(&metric.curve)) {
        append_with_unit(text.append(before).append("limit "), headroom->limit[segment], metric.unit);
    }
}

}  // namespace

std::string value_text(const Model& model, const Metric& metric, double value) {
    std::string text;
    append_value(text, model, metric, value);
    return text;
}

void append_finding_text(std::string& text, const Model& model, const Scorecard& card,
                         const CardResult& result, const FiredFinding& fired) {
    const auto& finding = card.findings[fired.finding];
    const auto& contribution = result.contributions[finding.metric];
    const auto slot = finding.text.find(value_slot);
    text.append(finding.text, 0, slot);
    if (slot != std::string::npos) {
        append_bare(text, model, metric_of(card, contribution), contribution.value);
        text.append(finding.text, slot + value_slot.size());
    }
    if (!contribution.measured) text.append(default_remark);
}

std::string finding_text(const Model& model, const Scorecard& card, const CardResult& result,
                         const FiredFinding& fired) {
    std::string text;
    append_finding_text(text, model, card, result, fired);
    return text;
}

const Finding* fired_on(const Scorecard& card, const CardResult& result, const Contribution& contribution) {
    const auto position = position_of(card, contribution);
    const auto fired =
        std::find_if(result.findings.begin(), result.findings.end(), [&](const FiredFinding& other) {
            return card.findings[other.finding].metric == position;
        });
    return fired == result.findings.end() ? nullptr : &card.findings[fired->finding];
}

std::string goal_text(const Metric& metric, std::size_t segment) {
    std::string text;
    append_goal(text, metric, segment, "");
    return text;
}

void append_driver_text(std::string& text, const Model& model, const Scorecard& card,
                        const CardResult& result, const Contribution& contribution, std::size_t segment) {
    const auto position = position_of(card, contribution);
    for (const auto& fired : result.findings)
        if (card.findings[fired.finding].metric == position)
            return append_finding_text(text, model, card, result, fired);
    const auto& metric = metric_of(card, contribution);
    text.append(metric.label).append(1, ' ');
    append_value(text, model, metric, contribution.value);
    append_goal(text, metric, segment, ", ");
    if (!contribution.measured) text.append(default_remark);
}

std::string driver_text(const Model& model, const Scorecard& card, const CardResult& result,
                        const Contribution& contribution, std::size_t segment) {
    std::string text;
    append_driver_text(text, model, card, result, contribution, segment);
    return text;
}

}  // namespace csm
