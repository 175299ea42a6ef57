// SPDX-License-Identifier: MIT
#include "model/sections.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>

namespace csm::model_file {

namespace {

struct BlockOfGroup {
    std::string_view block;  ///< first part of the dotted names of its fields
    MetricGroup group;
};

/// Models that were written before metrics could say anything of letters had only the blocks of the record
/// to tell which metrics customers know: these three hold what customers do, answer and report themselves,
/// all other blocks what the team thinks of it. So such models keep their letters as far as a block tells.
constexpr std::array<BlockOfGroup, 3> blocks_of_groups{{{"usage", MetricGroup::usage},
                                                        {"engagement", MetricGroup::engagement},
                                                        {"support", MetricGroup::service}}};

std::vector<Metric*> metrics_of(Scorecard& card) {
    std::vector<Metric*> metrics;
    for (auto& dimension : card.dimensions)
        for (auto& metric : dimension.metrics) metrics.push_back(&metric);
    return metrics;
}

void group_by_block(Model& model) {
    for (auto* metric : metrics_of(model.health.card)) {
        const std::string_view field = model.fields[metric->field].name;
        for (const auto& [block, group] : blocks_of_groups)
            if (field.starts_with(block) && field.substr(block.size()).starts_with('.')) {
                metric->groups = {group};
                metric->is_for_customers = true;
            }
    }
}

std::vector<MetricGroup> read_groups(const Place& place) {
    std::vector<MetricGroup> groups;
    std::vector<std::string> words;
    for (const auto& item : place.items()) {
        const auto word = item.text();
        if (word.empty()) continue;
        if (std::ranges::find(words, word) != words.end())
            item.complain("\"" + word + "\" is there already");
        else
            groups.push_back(static_cast<MetricGroup>(item.one_of({"usage", "engagement", "service"})));
        words.push_back(word);
    }
    return groups;
}

}  // namespace

void MetricsInLetters::read(const Place& place, Metric& metric, const Field& field) {
    const auto shown_to = place.optional("shown_to"), groups = place.optional("groups");
    changes_.push_back(place.optional("change_of"));
    is_said_ = is_said_ || shown_to || groups || changes_.back();
    metric.is_for_customers = shown_to && shown_to.one_of({"team", "customer"}) == 1;
    metric.groups = read_groups(groups);
    if (changes_.back() && field.kind != ValueKind::number)
        changes_.back().complain("only a number is a change of another value");
}

void MetricsInLetters::settle(Model& model) const {
    if (!is_said_) return group_by_block(model);
    auto metrics = metrics_of(model.health.card);
    // Nobody knows what a scorecard that is missing would read.
    if (metrics.empty() || model.churn.card.dimensions.empty()) return;
    std::ranges::copy(metrics_of(model.churn.card), std::back_inserter(metrics));
    std::vector<std::string> names;
    for (const auto* metric : metrics) names.push_back(model.fields[metric->field].name);
    for (std::size_t i = 0; i < changes_.size(); ++i) {
        const auto name = changes_[i].text();
        if (name.empty()) continue;
        const auto found = std::ranges::find(names, name);
        if (found != names.end())
            metrics[i]->change_of = metrics[static_cast<std::size_t>(found - names.begin())]->field;
        else
            changes_[i].complain("no metric of this model reads \"" + name + "\"" + suggestion(name, names));
        if (metrics[i]->change_of == metrics[i]->field)
            changes_[i].complain("a field cannot hold the change of itself");
    }
}

}  // namespace csm::model_file
