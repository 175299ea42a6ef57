// SPDX-License-Identifier: MIT
#include <csm/number.hpp>
#include <csm/phrases.hpp>

#include <algorithm>

namespace csm {

namespace {

void append_bare(std::string& text, const Model& model, const Metric& metric, double value) {
    const auto& field = model.fields[metric.field];
    switch (field.kind) {
    case ValueKind::number: append_shortest(text, value); break;
    case ValueKind::flag: text += value == 0 ? "no" : "yes"; break;
    case ValueKind::word: text += field.words[static_cast<std::size_t>(value)]; break;
    }
}

void append_unit(std::string& text, const std::string& unit) {
    if (!unit.empty()) text.append(1, ' ').append(unit);
}

void append_filled(std::string& text, const Phrase& phrase, const Model& model, const Metric& metric,
                   const Contribution& contribution) {
    text += phrase.before;
    if (phrase.shows_value) append_bare(text, model, metric, contribution.value);
    text += phrase.after;
    if (!contribution.measured) text += default_remark;
}

}  // namespace

std::string value_text(const Model& model, const Metric& metric, double value) {
    std::string text;
    append_bare(text, model, metric, value);
    append_unit(text, unit_after(metric, value));
    return text;
}

std::string finding_text(const Model& model, const Scorecard& card, const CardResult& result,
                         const FiredFinding& fired) {
    const auto& finding = card.findings[fired.finding];
    const auto& contribution = result.contributions[finding.metric];
    std::string text;
    append_filled(text, finding.text, model, metric_of(card, contribution), contribution);
    return text;
}

const FiredFinding* fired_on(const Scorecard& card, const CardResult& result,
                             const Contribution& contribution) {
    const auto fired =
        std::find_if(result.findings.begin(), result.findings.end(), [&](const FiredFinding& other) {
            return card.findings[other.finding].metric == contribution.position;
        });
    return fired == result.findings.end() ? nullptr : &*fired;
}

void append_driver_text(std::string& text, const Model& model, const Scorecard& card,
                        const CardResult& result, const Contribution& contribution, std::size_t segment) {
    const auto& metric = metric_of(card, contribution);
    if (const auto* fired = fired_on(card, result, contribution))
        return append_filled(text, card.findings[fired->finding].text, model, metric, contribution);
    const auto& phrase = metric.phrases[segment];
    text += phrase.before;
    append_bare(text, model, metric, contribution.value);
    append_unit(text, unit_after(metric, contribution.value));
    text += phrase.after;
    if (!contribution.measured) text += default_remark;
}

}  // namespace csm
