// SPDX-License-Identifier: MIT
#include <csm/csv.hpp>

#include "write/data/csv_cells.hpp"
#include "write/data/onboarding_columns.hpp"
#include "write/data/score_columns.hpp"

#include <span>
#include <string>
#include <string_view>

namespace csm {

using namespace columns;
using render::CsvWriter;

namespace {

/// What is particular to one analysis: its columns, its scorecard, and the advice that they show.
template <class Scored>
struct Table;

template <>
struct Table<HealthResult> {
    static constexpr std::span columns{health_columns};

    static const Scorecard& card(const Model& model) { return model.health.card; }

    static Advice advice(const Account& account, const Model& model, const HealthResult& health) {
        return advise_on_health(account, model, health);
    }
};

template <>
struct Table<ChurnResult> {
    static constexpr std::span columns{churn_columns};

    static const Scorecard& card(const Model& model) { return model.churn.card; }

    static Advice advice(const Account& account, const Model& model, const ChurnResult& churn) {
        return advise_on_churn(account, model, churn);
    }
};

template <>
struct Table<ExpansionResult> {
    static constexpr std::span columns{expansion_columns};

    static Advice advice(const Account& account, const Model& model, const ExpansionResult& expansion) {
        return advise_on_expansion(account, model, expansion);
    }
};

template <>
struct Table<Assessment> {
    static constexpr std::span columns{report_columns};

    static Advice advice(const Account&, const Model&, const Assessment&) { return {}; }
};

template <>
struct Table<OnboardingResult> {
    static constexpr std::span columns{onboarding_columns};

    static Advice advice(const Account&, const Model&, const OnboardingResult&) { return {}; }
};

template <Decidable Scored>
void write_decided(CsvWriter& csv, const Decisions& decisions, const Account& account, const Scored& scored) {
    static const auto columns = decision_columns<Scored>();
    const CustomerDecisions nothing{};
    const auto* const found = decisions.of(account.customer_id);
    const auto& decided = found ? *found : nothing;
    const DecidedRow<Scored> row{decided, effective(scored, decided)};
    for (const auto& column : columns) write_cell(csv, column, row);
}

}  // namespace

template <class Scored>
void CustomerCsv<Scored>::append_header(TextBuffer& out) const {
    append_byte_order_mark(out, style_);
    CsvWriter csv{out, style_.delimiter};
    for (const auto& column : identity_columns<ScoredRow<Scored>>)
        if (!column.key.empty()) csv.text(column.key);
    for (const auto& column : Table<Scored>::columns) {
        if (column.key.empty()) continue;
        if (column.key != each_dimension)
            csv.text(column.key);
        else if constexpr (requires { Table<Scored>::card(model_); })
            for (const auto& dimension : Table<Scored>::card(model_).dimensions)
                csv.text(dimension.name + std::string{each_dimension.substr(1)});
    }
    if constexpr (Decidable<Scored>)
        if (decisions_)
            for (const auto& column : decision_columns<Scored>()) csv.text(column.key);
    csv.text("as_of");
    csv.text("model_digest");
    csv.end();
}

template <class Scored>
void CustomerCsv<Scored>::append(TextBuffer& out, const Account& account, const Scored& scored) const {
    CsvWriter csv{out, style_.delimiter};
    const ScoredRow<Scored> row{account, scored, model_, Table<Scored>::advice(account, model_, scored)};
    for (const auto& column : identity_columns<ScoredRow<Scored>>)
        if (!column.key.empty()) write_cell(csv, column, row);
    for (const auto& column : Table<Scored>::columns) {
        if (column.key.empty()) continue;
        if (column.key != each_dimension)
            write_cell(csv, column, row);
        else if constexpr (requires { scored.card; })
            for (const auto& dimension : scored.card.dimensions) csv.number(dimension.score);
    }
    if constexpr (Decidable<Scored>)
        if (decisions_) write_decided(csv, *decisions_, account, scored);
    csv.text(as_of_);
    csv.text(model_.digest);
    csv.end();
}

template class CustomerCsv<HealthResult>;
template class CustomerCsv<ChurnResult>;
template class CustomerCsv<ExpansionResult>;
template class CustomerCsv<Assessment>;
template class CustomerCsv<OnboardingResult>;

}  // namespace csm
