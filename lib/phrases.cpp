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

std::string with_unit(double value, const std::string& unit) {
    std::string text;
    append_shortest(text, value);
    return unit.empty() ? text : text + " " + unit;
}

}  // namespace

std::string value_text(const Model& model, const Metric& metric, double value) {
    std::string text;
    append_bare(text, model, metric, value);
    if (!metric.unit.empty()) text += " " + metric.unit;
    return text;
}

std::string finding_text(const Model& model, const Scorecard& card, const CardResult& result,
                         const FiredFinding& fired) {
    const auto& finding = card.findings[fired.finding];
    const auto& contribution = result.contributions[finding.metric];
    const auto slot = finding.text.find(value_slot);
    std::string text = finding.text.substr(0, slot);
    if (slot != std::string::npos) {
        append_bare(text, model, metric_of(card, contribution), contribution.value);
        text.append(finding.text, slot + value_slot.size());
    }
    return contribution.measured ? text : text.append(default_remark);
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
    if (const auto* attain = std::get_if<Attain>(&metric.curve))
        return with_unit(attain->target[segment], metric.unit) + " wanted";
    if (const auto* headroom = std::get_if<Headroom>(&metric.curve))
        return "limit " + with_unit(headroom->limit[segment], metric.unit);
    return {};
}

std::string driver_text(const Model& model, const Scorecard& card, const CardResult& result,
                        const Contribution& contribution, std::size_t segment) {
    const auto position = position_of(card, contribution);
    for (const auto& fired : result.findings)
        if (card.findings[fired.finding].metric == position) return finding_text(model, card, result, fired);
    const auto& metric = metric_of(card, contribution);
    auto text = metric.label + " " + value_text(model, metric, contribution.value);
    if (const auto goal = goal_text(metric, segment); !goal.empty()) text += ", " + goal;
    return contribution.measured ? text : text.append(default_remark);
}

}  // namespace csm
