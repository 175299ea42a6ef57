// SPDX-License-Identifier: MIT
#include <csm/aged.hpp>
#include <csm/nearest.hpp>
#include <csm/number.hpp>

#include <algorithm>
#include <utility>

namespace csm {

namespace {

void add_new(std::vector<std::string>& labels, std::vector<std::string> more) {
    for (auto& label : more)
        if (std::ranges::find(labels, label) == labels.end()) labels.push_back(std::move(label));
}

/// "A, B and 2 more": a reason is no list.
std::string in_short(const std::vector<std::string>& labels) {
    constexpr std::size_t most = 3;
    if (labels.size() <= most) return enumerated(labels);
    std::vector<std::string> shown(labels.begin(), labels.begin() + most - 1);
    shown.push_back(std::to_string(labels.size() - shown.size()) + " more");
    return enumerated(shown);
}

/// "health would be 68.1, green"
template <class Class>
std::string would_be(std::string_view what, const WithAged<Class>& with, Class none) {
    std::string text{what};
    if (with.score) append_fixed(text += " ", *with.score, 1);
    if (with.verdict != none) text += (with.score ? ", " : " ") + std::string{word(with.verdict)};
    return text;
}

bool trend_was_set_aside(const HealthResult& health) {
    return health.with_aged && health.score && health.previous && health.trend == Trend::no_data;
}

/// Better, and not for want of knowledge.
bool is_better(Band band, Band other) { return other != Band::insufficient_data && band < other; }

bool is_better(Tier tier, Tier other) { return other != Tier::insufficient_data && other < tier; }

template <class Class>
bool is_hidden(Class verdict, const std::optional<WithAged<Class>>& with) {
    return with && verdict != Class::insufficient_data && is_better(verdict, with->verdict);
}

std::string_view doubt_about(const HealthResult& health, const ChurnResult& churn) {
    if (is_hidden(health.band, health.with_aged))
        return "health is only as good as it is because values became too old to count";
    if (is_hidden(churn.tier, churn.with_aged) && is_critical_or_high(churn.with_aged->verdict))
        return "churn risk is only as low as it is because values became too old to count";
    return {};
}

}  // namespace

std::vector<std::string> aged_labels(const Scorecard& card, const Account& account) {
    const auto fields = aged_fields(card, account);
    std::vector<std::string> labels;
    for (const auto& dimension : card.dimensions)
        for (const auto& metric : dimension.metrics)
            if (std::ranges::find(fields, metric.field) != fields.end()) add_new(labels, {metric.label});
    return labels;
}

AgedEffect effect_of_aged(const Account& account, const Model& model, const HealthResult& health,
                          const ChurnResult& churn) {
    AgedEffect effect;
    std::vector<std::string> verdicts;
    if (health.with_aged && (health.with_aged->verdict != health.band || trend_was_set_aside(health))) {
        add_new(effect.labels, aged_labels(model.health.card, account));
        verdicts.push_back(would_be("health would be", *health.with_aged, Band::insufficient_data));
    }
    if (churn.with_aged && churn.with_aged->verdict != churn.tier) {
        add_new(effect.labels, aged_labels(model.churn.card, account));
        verdicts.push_back(would_be("churn risk would be", *churn.with_aged, Tier::insufficient_data));
    }
    if (effect.labels.empty()) return effect;
    effect.doubt = doubt_about(health, churn);
    effect.reason = in_short(effect.labels) + " became too old to count: with " +
                    (effect.labels.size() == 1 ? "it " : "them ") + enumerated(verdicts);
    return effect;
}

void doubt_readiness(ExpansionResult& expansion, const AgedEffect& aged) {
    const bool is_open = expansion.readiness == Readiness::ready || expansion.readiness == Readiness::later;
    if (aged.doubt.empty() || !is_open) return;
    expansion.readiness = Readiness::unknown;
    expansion.readiness_reason = aged.doubt;
}

}  // namespace csm
