// SPDX-License-Identifier: MIT
#include <csm/figures.hpp>

namespace csm {

HealthFigures figures_of(const Account&, const HealthResult& health, const Model&, const Settings&) {
    return {health.band, health.band == Band::insufficient_data ? 0 : *health.score, health.card.coverage};
}

ChurnFigures figures_of(const Account& account, const ChurnResult& churn, const Model&, const Settings&) {
    return {churn.tier, account.arr.value_or(0), churn.card.coverage};
}

ExpansionFigures figures_of(const Account&, const ExpansionResult& expansion, const Model& model,
                            const Settings&) {
    return {expansion.opportunities.size(), expansion.total_revenue, expansion.net_revenue,
            expansion.readiness, expansion.coverage >= model.coverage_floor};
}

RowFigures figures_of(const Account& account, const Assessment& assessment, const Model& model,
                      const Settings& settings) {
    RowFigures figures;
    if (assessment.health) figures.health = figures_of(account, *assessment.health, model, settings);
    if (assessment.churn) figures.churn = figures_of(account, *assessment.churn, model, settings);
    if (assessment.expansion) figures.expansion = figures_of(account, *assessment.expansion, model, settings);
    figures.priority = assessment.priority;
    figures.play = assessment.play;
    figures.segment = account.segment;
    figures.arr = account.arr.value_or(0);
    figures.exposure = assessment.exposure.value_or(0);
    if (account.contract_end) figures.days_to_renewal = days_between(settings.as_of, *account.contract_end);
    figures.owner = account.owner;
    figures.oldest_measured = account.oldest_measured;
    return figures;
}

}  // namespace csm
