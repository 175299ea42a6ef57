// SPDX-License-Identifier: MIT
#pragma once

#include "render/json_writer.hpp"

#include <csm/assessment.hpp>
#include <csm/summary.hpp>

namespace csm::render {

/// customer_id, name, segment and arr, as every customer object begins.
void write_identity(JsonWriter& json, const Account& account, const Model& model);

void write_health(JsonWriter& json, const Account& account, const HealthResult& health, const Model& model,
                  bool explain);
void write_churn(JsonWriter& json, const Account& account, const ChurnResult& churn, const Model& model,
                 bool explain);
void write_expansion(JsonWriter& json, const Account& account, const ExpansionResult& expansion,
                     const Model& model);

/// The members of the portfolio view's summary.
void write_portfolio(JsonWriter& json, const PortfolioSummary& summary, const Model& model);

/// What each metric of a dimension costs or adds, under `key`; with `explain` its value, score and weight as
/// well.
void write_contributions(JsonWriter& json, std::string_view key, const Model& model, const Scorecard& card,
                         const CardResult& result, std::size_t dimension, bool explain);

/// The largest contributions with a sentence each.
void write_drivers(JsonWriter& json, const Account& account, const Model& model, const Scorecard& card,
                   const CardResult& result);

}  // namespace csm::render
