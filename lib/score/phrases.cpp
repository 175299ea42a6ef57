// SPDX-License-Identifier: MIT
#include <csm/change_phrase.hpp>
#include <csm/number.hpp>
#include <csm/phrases.hpp>

#include <algorithm>

namespace csm {

namespace {

void append_bare(std::string& text, const Field& field, double value) {
    switch (field.kind) {
    case ValueKind::number: append_shortest(text, shown_value(field, value)); break;
    case ValueKind::flag: text += value == 0 ? "no" : "yes"; break;
    case ValueKind::word: text += field.words[static_cast<std::size_t>(value)]; break;
    }
}

void append_unit(std::string& text, const std::string& unit) {
    if (!unit.empty()) text.append(1, ' ').append(unit);
}

/// All of the phrase; `unit` follows a value that is shown as it is.
void append_phrase(std::string& text, const Phrase& phrase, const Field& field, double value,
                   const std::string& unit) {
    if (phrase.shows_value) {
        text += phrase.before;
        append_bare(text, field, value);
        append_unit(text, unit);
        text += phrase.after;
    } else if (const auto change = change_phrase(phrase.before)) {
        append_changed(text, *change, shown_value(field, value));
    } else {
        text += phrase.before;
    }
}

}  // namespace

void append_finding_text(std::string& text, const Model& model, const Scorecard& card,
                         const CardResult& result, const FiredFinding& fired) {
    const auto& finding = card.findings[fired.finding];
    append_phrase(text, finding.text, model.fields[finding.field], fired.value, {});
    if (finding.metric && result.contributions[*finding.metric].is_default()) text += default_remark;
}

void continue_sentence(std::string& text, std::size_t begin) {
    const auto is_capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    if (text.size() > begin + 1 && is_capital(text[begin]) && !is_capital(text[begin + 1]))
        text[begin] += 'a' - 'A';
}

std::string value_text(const Model& model, const Metric& metric, double value) {
    std::string text;
    append_bare(text, model.fields[metric.field], value);
    append_unit(text, unit_after(metric, value));
    return text;
}

std::string finding_text(const Model& model, const Scorecard& card, const CardResult& result,
                         const FiredFinding& fired) {
    std::string text;
    append_finding_text(text, model, card, result, fired);
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
                        const CardResult& result, const Contribution& contribution, Cohort cohort) {
    const auto& metric = metric_of(card, contribution);
    if (const auto* fired = fired_on(card, result, contribution))
        return append_finding_text(text, model, card, result, *fired);
    append_phrase(text, metric.phrases[phrase_index(metric, cohort)], model.fields[metric.field],
                  contribution.value, unit_after(metric, contribution.value));
    if (contribution.is_default()) text += default_remark;
}

}  // namespace csm
