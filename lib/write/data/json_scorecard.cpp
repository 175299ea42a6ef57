// SPDX-License-Identifier: MIT
#include "write/data/json_scorecard.hpp"

#include <csm/change_phrase.hpp>
#include <csm/number.hpp>
#include <csm/phrases.hpp>

namespace csm::render {

std::string json_characters(std::string_view text) {
    TextBuffer escaped;
    append_json_characters(escaped, text);
    return std::string{escaped.view()};
}

ScorecardJson::Sentence ScorecardJson::escaped(const Phrase& phrase) {
    const auto change = phrase.shows_value ? std::nullopt : change_phrase(phrase.before);
    if (!change)
        return {
            json_characters(phrase.before), json_characters(phrase.after), phrase.shows_value, false, {}, {}};
    return {json_characters(change->before), json_characters(change->after),      false, true,
            json_characters(change->unit),   json_characters(change->unit_of_one)};
}

ScorecardJson::MetricTexts ScorecardJson::texts_of(const Model& model, const Dimension& dimension,
                                                   const Metric& metric, const JsonPlace& place) const {
    const auto& field = model.fields[metric.field];
    MetricTexts texts;
    texts.metric = &metric;
    texts.value.field = &field;
    texts.value.kind = field.kind;
    for (const auto& word : field.words) texts.value.words.push_back(json_characters(word));
    for (const bool one : {false, true}) {
        const auto& unit = unit_after(metric, one ? 1 : 2);
        if (!unit.empty()) texts.unit[one] = " " + json_characters(unit);
    }
    for (const auto& phrase : metric.phrases) texts.sentences.push_back(escaped(phrase));
    texts.driver = JsonForm::record(place.layout(), place.depth, [&](JsonRecorder& json) {
        write_driver(json, dimension, metric, 0, [](TextBuffer&) {});
    });
    return texts;
}

ScorecardJson::ScorecardJson(const Model& model, const Scorecard& card, const JsonPlace& place)
    : card_{card},
      explain_{place.style.explain},
      driver_count_{model.driver_count},
      drivers_{place.layout(), Layout::lines, place.depth + 1} {
    for (const auto& dimension : card.dimensions) {
        firsts_.push_back(metrics_.size());
        for (const auto& metric : dimension.metrics)
            metrics_.push_back(texts_of(model, dimension, metric, place));
    }
    for (const auto& finding : card.findings) {
        const auto& field = model.fields[finding.field];
        findings_.push_back({escaped(finding.text), {&field, field.kind, {}}});
        for (const auto& word : field.words) findings_.back().value.words.push_back(json_characters(word));
    }
}

void ScorecardJson::append_drivers(TextBuffer& out, const CardResult& result, Cohort cohort) const {
    drivers_.append(out, largest_contributions(result, driver_count_), [&](const Contribution* largest) {
        const auto& driver = *largest;
        const auto& texts = metrics_[driver.position];
        JsonFiller json{texts.driver, out};
        write_driver(json, card_.dimensions[driver.dimension], *texts.metric, driver.points,
                     [&](TextBuffer&) { append_sentence(out, result, driver, cohort); });
        json.finish();
    });
}

void ScorecardJson::append_value(TextBuffer& out, const ValueTexts& texts, double value) {
    switch (texts.kind) {
    case ValueKind::number: return out.keep_to(write_shortest(out.room(longest_number), value));
    case ValueKind::flag: return out.append(std::string_view{value == 0 ? "no" : "yes"});
    case ValueKind::word: return out.append(texts.words[static_cast<std::size_t>(value)]);
    }
}

void ScorecardJson::append_phrase(TextBuffer& out, const Sentence& sentence, const ValueTexts& texts,
                                  double value, std::string_view unit) {
    out.append(sentence.before);
    if (sentence.shows_value) {
        append_value(out, texts, shown_value(*texts.field, value));
        out.append(unit);
    } else if (sentence.shows_change) {
        append_change(out, shown_value(*texts.field, value), {{}, {}, sentence.unit, sentence.unit_of_one});
    }
    out.append(sentence.after);
}

void ScorecardJson::append_finding(TextBuffer& out, const CardResult& result,
                                   const FiredFinding& fired) const {
    const auto& [sentence, texts] = findings_[fired.finding];
    const auto& metric = card_.findings[fired.finding].metric;
    append_phrase(out, sentence, texts, fired.value, {});
    if (metric && result.contributions[*metric].is_default()) out.append(default_remark);
}

void ScorecardJson::append_sentence(TextBuffer& out, const CardResult& result,
                                    const Contribution& contribution, Cohort cohort) const {
    out.append('"');
    if (const auto* fired = fired_on(card_, result, contribution)) {
        append_finding(out, result, *fired);
    } else {
        const auto& texts = metrics_[contribution.position];
        const auto& sentence = texts.sentences[phrase_index(*texts.metric, cohort)];
        append_phrase(out, sentence, texts.value, contribution.value,
                      texts.unit[contribution.value == 1 ? 1 : 0]);
        if (contribution.is_default()) out.append(default_remark);
    }
    out.append('"');
}

void ScorecardJson::append_measured(TextBuffer& out, const Contribution& contribution) const {
    const auto& texts = metrics_[contribution.position];
    if (!contribution.measured) return out.append(std::string_view{"null"});
    switch (texts.value.kind) {
    case ValueKind::number: return append_value(out, texts.value, contribution.value);
    case ValueKind::flag: return out.append(std::string_view{contribution.value != 0 ? "true" : "false"});
    case ValueKind::word:
        out.append('"');
        append_value(out, texts.value, contribution.value);
        return out.append('"');
    }
}

}  // namespace csm::render
