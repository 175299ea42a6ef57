// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/json_identity.hpp"
#include "write/data/json_scorecard.hpp"

#include <csm/assessment.hpp>
#include <csm/decisions.hpp>
#include <csm/problem.hpp>
#include <csm/summary.hpp>

#include <optional>

namespace csm::render {

/// What a floor made of a class or tier; null where none did. Only for models that have floors.
template <class Json, class Class>
void write_floor(Json& json, const JsonPlace& place, const std::vector<Floor<Class>>& floors,
                 const auto& limited) {
    if (floors.empty()) return;
    json.key("floor");
    json.value([&](TextBuffer& out) {
        if (!limited) return out.append(std::string_view{"null"});
        JsonWriter object{out, place.layout()};
        object.begin_object(Layout::line);
        object.key("computed");
        object.plain_text(word(limited->computed));
        object.key("reason");
        object.text(floors[limited->floor].reason);
        object.end();
    });
}

/// Appends what the team decided about the customer, beside what was computed, as an object on one line.
template <class Scored>
void append_decisions(TextBuffer& out, const JsonPlace& place, const Account& account, const Scored& scored);

/// The member with it; only where decisions are in use.
template <class Json, class Scored>
[[gnu::always_inline]] inline void write_decisions(Json& json, const JsonPlace& place, const Account& account,
                                                   const Scored& scored) {
    if (!place.decisions) return;
    json.key("decisions");
    json.value([&](TextBuffer& out) { append_decisions(out, place, account, scored); });
}

/// The customer object of csm health.
class HealthObject {
  public:
    /// Works out what is the same for all accounts; the model must live as long.
    HealthObject(const Model& model, const JsonPlace& place);
    /// Appends one object; any thread may ask it, here and below.
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
    JsonPlace place_;
    ScorecardJson card_;
    JsonList recommendations_, codes_;
    std::vector<std::string> actions_;      // by finding: ". Do this." with the closing quote
    std::vector<std::string> code_texts_;   // by finding, in quotes
    std::vector<std::string> label_texts_;  // by `Band`, in quotes
    bool has_readings_ = false;
    JsonForm form_;
};

/// The customer object of csm churn.
class ChurnObject {
  public:
    /// The model must live as long.
    ChurnObject(const Model& model, const JsonPlace& place);
    /// Appends one object.
    void append(TextBuffer& out, const Account& account, const ChurnResult& churn) const;

  private:
    template <class Json>
    void write(Json& json, const Account& account, const ChurnResult& churn) const;
    template <class Json>
    void write_scores(Json& json, const ChurnResult& churn) const;
    template <class Json>
    void write_warning(Json& json, const FiredFinding& fired, const CardResult& result) const;

    const Model& model_;
    JsonPlace place_;
    ScorecardJson card_;
    JsonList warnings_;
    std::vector<std::array<JsonForm, 4>> warning_forms_;  // by finding and `Severity`
    std::array<std::string, 5> actions_;                  // by `Tier`: the whole list
    JsonForm form_;
};

/// The customer object of csm expand.
class ExpansionObject {
  public:
    /// The model must live as long.
    ExpansionObject(const Model& model, const JsonPlace& place);
    /// Appends one object.
    void append(TextBuffer& out, const Account& account, const ExpansionResult& expansion) const;

  private:
    template <class Json>
    void write(Json& json, const Account& account, const ExpansionResult& expansion) const;
    template <class Json>
    void write_opportunity(Json& json, const Opportunity& opportunity, const Account& account) const;
    template <class Json>
    void write_driver(Json& json, const Opportunity& opportunity, const Account& account) const;

    const Model& model_;
    JsonPlace place_;
    JsonList opportunities_, drivers_;
    std::array<JsonForm, opportunity_kinds> opportunity_forms_, driver_forms_;  // by `Opportunity::Kind`
    JsonForm form_;
};

/// The customer object of csm report: the joined row with the three others in it.
class ReportObject {
  public:
    /// The model must live as long.
    ReportObject(const Model& model, const JsonPlace& place);
    /// Appends one object; a scorecard that the row lacks is null.
    void append(TextBuffer& out, const Account& account, const Assessment& assessment) const;

  private:
    template <class Json>
    void write(Json& json, const Account& account, const Assessment& assessment) const;

    const Model& model_;
    JsonPlace place_;
    HealthObject health_;
    ChurnObject churn_;
    ExpansionObject expansion_;
    JsonForm form_;
};

/// Writes the members of the portfolio view's summary into an object that is open.
void write_portfolio(JsonWriter& json, const PortfolioSummary& summary, const Model& model);

/// A problem of the input as an object on one line; what is not known is null.
void write_problem(JsonWriter& json, const Problem& problem);

}  // namespace csm::render
