// SPDX-License-Identifier: MIT
#include "write/data/json_aged.hpp"
#include "write/data/json_results.hpp"

namespace csm::render {

namespace {

/// The playbook of a tier, or what to do when the risk is not known.
std::vector<std::string> actions_for(const Model& model, Tier tier) {
    if (tier == Tier::insufficient_data)
        return {model.report.actions[static_cast<std::size_t>(Play::assess)]};
    return model.churn.playbooks[static_cast<std::size_t>(tier)];
}

}  // namespace

ChurnObject::ChurnObject(const Model& model, const JsonPlace& place)
    : model_{model},
      place_{place},
      card_{model, model.churn.card, place},
      warnings_{place.layout(), Layout::lines, place.depth + 1} {
    Account nobody;
    nobody.values.assign(model.fields.size(), missing_value);
    const auto unknown = score_churn(nobody, model, Date{}, Missing::exclude);
    form_ = JsonForm::record(place.layout(), place.depth,
                             [&](JsonRecorder& json) { write(json, nobody, unknown); });
    warning_forms_.resize(model.churn.card.findings.size());
    for (std::uint32_t i = 0; i < warning_forms_.size(); ++i)
        for (std::size_t severity = 0; severity < 4; ++severity)
            warning_forms_[i][severity] =
                JsonForm::record(place.layout(), place.depth, [&](JsonRecorder& json) {
                    write_warning(json, {i, static_cast<Severity>(severity)}, unknown.card);
                });
    const JsonList actions{place.layout(), Layout::lines, place.depth + 1};
    for (std::size_t tier = 0; tier < actions_.size(); ++tier) {
        TextBuffer list;
        actions.append(list, actions_for(model, static_cast<Tier>(tier)),
                       [&](const std::string& action) { append_json_text(list, action); });
        actions_[tier] = list.view();
    }
}

void ChurnObject::append(TextBuffer& out, const Account& account, const ChurnResult& churn) const {
    JsonFiller json{form_, out};
    write(json, account, churn);
    json.finish();
}

template <class Json>
void ChurnObject::write_scores(Json& json, const ChurnResult& churn) const {
    json.key("risk_score");
    json.tenths_or_null(churn.risk);
    json.key("raw_score");
    json.tenths_or_null(churn.raw_score);
    json.key("adjusted_score");
    json.tenths_or_null(churn.adjusted);
    json.key("urgency_points");
    json.tenths(churn.urgency_points);
    json.key("cap_points");
    json.tenths(churn.cap_points);
    json.key("verdict");
    json.flag(churn.tier != Tier::insufficient_data);
    json.key("risk_tier");
    json.plain_text(word(churn.tier));
    json.key("risk_label");
    json.text(model_.churn.tier_labels[static_cast<std::size_t>(churn.tier)]);
    write_floor(json, place_, model_.churn.floors, churn.floor);
    json.key("coverage");
    json.number(churn.card.coverage);
    json.key("urgency_multiplier");
    json.number(churn.urgency.factor);
    json.key("days_to_renewal");
    const auto days = churn.urgency.days_to_renewal;
    json.number_or_null(days ? std::optional{static_cast<double>(*days)} : std::nullopt);
    json.key("renewal_state");
    json.plain_text(word(churn.urgency.state));
}

template <class Json>
void ChurnObject::write_warning(Json& json, const FiredFinding& fired, const CardResult& result) const {
    json.begin_object(Layout::line);
    json.key("severity");
    json.constant(word(fired.severity));
    json.key("code");
    json.constant(model_.churn.card.findings[fired.finding].code);
    json.key("signal");
    json.value([&](TextBuffer& out) {
        out.append('"');
        card_.append_finding(out, result, fired);
        out.append('"');
    });
    json.end();
}

template <class Json>
void ChurnObject::write(Json& json, const Account& account, const ChurnResult& churn) const {
    const auto& dimensions = model_.churn.card.dimensions;
    json.begin_object();
    write_identity(json, account, model_);
    write_scores(json, churn);
    json.key("signal_scores");
    json.begin_object();
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
        json.key(dimensions[d].name);
        json.begin_object(card_.dimension_layout());
        json.key("score");
        json.tenths_or_null(churn.card.dimensions[d].score);
        json.key("weight");
        json.constant(dimensions[d].weight_text);
        card_.write_contributions(json, "points_added", churn.card, d);
        json.end();
    }
    json.end();
    json.key("drivers");
    json.value([&](TextBuffer& out) { card_.append_drivers(out, churn.card, account.cohort()); });
    json.key("warning_signals");
    json.value([&](TextBuffer& out) {
        warnings_.append(out, churn.card.findings, [&](const FiredFinding& fired) {
            JsonFiller warning{warning_forms_[fired.finding][static_cast<std::size_t>(fired.severity)], out};
            write_warning(warning, fired, churn.card);
            warning.finish();
        });
    });
    json.key("recommended_actions");
    json.value([&](TextBuffer& out) { out.append(actions_[static_cast<std::size_t>(churn.tier)]); });
    write_decisions(json, place_, account, churn);
    write_with_aged(json, place_, model_, model_.churn.card, account, churn);
    write_origin(json, place_, model_);
    json.end();
}

}  // namespace csm::render
