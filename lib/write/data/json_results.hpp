// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/json_scorecard.hpp"

#include <csm/assessment.hpp>
#include <csm/summary.hpp>

#include <optional>

namespace csm::render {

/// The customer object of csm health.
class HealthObject {
  public:
    HealthObject(const Model& model, const JsonPlace& place);
    void append(TextBuffer& out, const Account& account, const HealthResult& health) const;

  private:
    template <class Json>
    void write(Json& json, const Account& account, const HealthResult& health) const;
    template <class Json>
    void write_dimensions(Json& json, const HealthResult& health) const;
    template <class Json>
    void write_trends(Json& json, const HealthResult& health) const;
    void append_recommendations(TextBuffer& out, const HealthResult& health) const;

    const Model& model_;
    ScorecardJson card_;
    JsonList recommendations_, codes_;
    std::vector<std::string> actions_;     // by finding: ". Do this." with the closing quote
    std::vector<std::string> code_texts_;  // by finding, in quotes
    JsonForm form_;
};

/// The customer object of csm churn.
class ChurnObject {
  public:
    ChurnObject(const Model& model, const JsonPlace& place);
    void append(TextBuffer& out, const Account& account, const ChurnResult& churn) const;

  private:
    template <class Json>
    void write(Json& json, const Account& account, const ChurnResult& churn) const;
    template <class Json>
    void write_scores(Json& json, const ChurnResult& churn) const;
    template <class Json>
    void write_warning(Json& json, const FiredFinding& fired, const CardResult& result) const;

    const Model& model_;
    ScorecardJson card_;
    JsonList warnings_;
    std::vector<std::array<JsonForm, 4>> warning_forms_;  // by finding and `Severity`
    std::array<std::string, 5> actions_;                  // by `Tier`: the whole list
    JsonForm form_;
};

/// The customer object of csm expand.
class ExpansionObject {
  public:
    ExpansionObject(const Model& model, const JsonPlace& place);
    void append(TextBuffer& out, const Account& account, const ExpansionResult& expansion) const;

  private:
    template <class Json>
    void write(Json& json, const Account& account, const ExpansionResult& expansion) const;
    template <class Json>
    void write_opportunity(Json& json, const Opportunity& opportunity, const Account& account) const;
    template <class Json>
    void write_driver(Json& json, const Opportunity& opportunity, const Account& account) const;

    const Model& model_;
    JsonList opportunities_, drivers_;
    std::array<JsonForm, 4> opportunity_forms_, driver_forms_;  // by `Opportunity::Kind`
    JsonForm form_;
};

/// The customer object of csm report: the joined row with the three others in it.
class ReportObject {
  public:
    ReportObject(const Model& model, const JsonPlace& place);
    void append(TextBuffer& out, const Account& account, const Assessment& assessment) const;

  private:
    template <class Json>
    void write(Json& json, const Account& account, const Assessment& assessment) const;

    const Model& model_;
    HealthObject health_;
    ChurnObject churn_;
    ExpansionObject expansion_;
    JsonForm form_;
};

/// The members of the portfolio view's summary.
void write_portfolio(JsonWriter& json, const PortfolioSummary& summary, const Model& model);

}  // namespace csm::render
