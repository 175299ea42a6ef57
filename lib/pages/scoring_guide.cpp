// SPDX-License-Identifier: MIT
#include "pages/scoring_guide.hpp"

#include "pages/parts.hpp"

#include <csm/model.hpp>
#include <csm/number.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace csm {

using namespace pages;

namespace {

std::string number_text(double value) {
    std::string text;
    append_shortest(text, value);
    return text;
}

std::string percent(double share) { return number_text(round_to_tenth(share * 100)) + " %"; }

using Cells = std::vector<std::string>;

void add_row(std::string& text, const Cells& cells) {
    for (const auto& cell : cells) text += "| " + cell + " ";
    text += "|\n";
}

/// The row of titles and the rule below it.
void add_titles(std::string& text, const Cells& titles) {
    add_row(text, titles);
    for (std::size_t i = 0; i < titles.size(); ++i) text += "|---";
    text += "|\n";
}

std::string dimension_score(Combine combine) {
    switch (combine) {
    case Combine::weighted: return "weighted mean of its metrics";
    case Combine::points: return "sum of its metrics' points, at most 100";
    case Combine::worst: return "the worst of its metrics alone";
    }
    return {};
}

void add_scorecard(std::string& text, const Model& model, const Scorecard& card) {
    add_titles(text, {"part", "of all", "its score"});
    for (const auto& dimension : card.dimensions)
        add_row(text, {dimension.label, percent(dimension.weight), dimension_score(dimension.combine)});
    text += '\n';
    Cells titles{"what is measured", "in its part"};
    for (const auto& segment : model.segments) titles.push_back(segment.label);
    add_titles(text, titles);
    for (const auto& dimension : card.dimensions)
        for (const auto& metric : dimension.metrics) {
            Cells row{metric.label, percent(metric.weight)};
            for (std::size_t segment = 0; segment < model.segments.size(); ++segment)
                row.push_back(goal_text(metric, segment));
            add_row(text, row);
        }
    text += '\n';
}

void add_classes(std::string& text, const Model& model) {
    add_titles(text, {"segment", "green from", "yellow from", "red"});
    for (std::size_t segment = 0; segment < model.segments.size(); ++segment)
        add_row(text, {model.segments[segment].label, number_text(model.health.green_from[segment]),
                       number_text(model.health.yellow_from[segment]), "below"});
    text += '\n';
}

void add_urgency(std::string& text, const ChurnModel& churn) {
    add_titles(text, {"days to the renewal", "the risk times"});
    for (const auto& step : churn.urgency)
        add_row(text, {"at most " + number_text(step.days_at_most), number_text(step.factor)});
    add_row(text, {"more", number_text(churn.urgency_otherwise)});
    add_row(text, {"the contract has ended", number_text(churn.urgency_overdue)});
    add_row(text, {"not known", number_text(churn.urgency_unknown)});
    text += '\n';
}

void add_tiers(std::string& text, const ChurnModel& churn) {
    add_titles(text, {"tier", "risk from"});
    for (const auto tier : {Tier::critical, Tier::high, Tier::medium, Tier::low})
        if (const auto from = churn.tier_from[static_cast<std::size_t>(tier)]; !std::isnan(from))
            add_row(text, {label_of(tier), number_text(from)});
    text += '\n';
}

void add_priorities(std::string& text, const ReportModel& report) {
    add_titles(text, {"health", "improving", "stable", "declining", "no trend"});
    for (const auto band : {Band::green, Band::yellow, Band::red, Band::insufficient_data}) {
        const auto& row = report.priority[static_cast<std::size_t>(band)];
        const auto word_of = [&](Trend trend) { return label_of(row[static_cast<std::size_t>(trend)]); };
        add_row(text, {label_of(band), word_of(Trend::improving), word_of(Trend::stable),
                       word_of(Trend::declining), word_of(Trend::no_data)});
    }
    text += '\n';
}

std::string opening(const Model& model) {
    return "# How scores come about\n\n"
           "csm judges every account three times: how healthy it is, how likely it is to leave, and what it "
           "could buy next. The report joins the three. **Health 100 is good, risk 100 is bad.** Every "
           "number on this page is the standard model's, version " +
           model.version +
           ". `csm model list` names the other models, `csm model show` prints one to change, and `--model` "
           "scores with it.\n\n"
           "## From a value to a score\n\n"
           "1. A curve turns each measured value into a score of 0 to 100: what is needed is worth 100 in "
           "health, and nothing wrong is worth 0 in risk.\n"
           "2. The metrics of a part make its score, and the parts, by their weights, the overall score.\n"
           "3. What was not measured is left out, and the rest weighs more; `--missing default` uses the "
           "model's defaults instead. An account with less than " +
           percent(model.coverage_floor) +
           " of the weight measured gets no verdict: what is not known never looks safe.\n"
           "4. What each metric costs or adds is shown in points, and the points sum to the score, to the "
           "tenth: `csm report --customer ID` has the table.\n\n";
}

std::string expansion_part(const Model& model) {
    return "## Expansion\n\n"
           "Seats are offered where at least " +
           percent(model.expansion.seat_utilisation_from) +
           " of the licensed ones are in use, tiers, modules and departments where the customer has not all "
           "of them, each with a year's revenue from the model's price list. The net figure counts what "
           "overlaps once. Readiness says whether now is the time: an unhappy customer is not sold to.\n\n";
}

std::string report_part(const ReportModel& report) {
    std::string text = "## Priority\n\nThe report takes the more urgent of two: what the class and its trend "
                       "say, and the risk tier.\n\n";
    add_priorities(text, report);
    text += "What is critical is due in " + number_text(report.due_days[0]) + " days, high in " +
            number_text(report.due_days[1]) + ", medium in " + number_text(report.due_days[2]) +
            ", and low by segment.\n\n";
    return text;
}

}  // namespace

std::string scoring_guide() {
    const auto read = read_model(standard_model_text(), "standard");
    if (!read) return {};
    const auto& model = *read;
    auto text = opening(model);
    text += "## Health\n\n";
    add_scorecard(text, model, model.health.card);
    add_classes(text, model);
    text += "A change of more than " + number_text(model.trend_threshold) +
            " points against the previous period is a trend: improving or declining.\n\n## Churn risk\n\n";
    add_scorecard(text, model, model.churn.card);
    text += "The nearer the renewal, the more a signal counts:\n\n";
    add_urgency(text, model.churn);
    add_tiers(text, model.churn);
    text += expansion_part(model);
    text += report_part(model.report);
    text += "## Read on\n\n"
            "- `csm help health-scoring`: why the parts weigh what they weigh, and how to read the scores.\n"
            "- `csm help scoring-model`: every formula and constant, and a model of your own.\n"
            "- `csm help methods`: the other built-in methods, and which one fits.\n"
            "- `csm health --format json --explain`: each metric's value, score, weight and points.\n";
    return text;
}

}  // namespace csm
