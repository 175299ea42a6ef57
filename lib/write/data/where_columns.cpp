// SPDX-License-Identifier: MIT
#include <csm/where_columns.hpp>

#include "write/data/onboarding_columns.hpp"
#include "write/data/score_columns.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <iterator>
#include <span>
#include <type_traits>

namespace csm {

using namespace columns;

namespace {

using Kind = WhereField::Kind;
using Fields = std::vector<WhereField>;

template <class Enum>
std::vector<std::string> words_to(Enum last) {
    std::vector<std::string> words;
    for (auto i = 0; i <= static_cast<int>(last); ++i) words.emplace_back(word(static_cast<Enum>(i)));
    return words;
}

/// The closed list that the values of a column are taken from; empty for free text.
std::vector<std::string> words_of(std::string_view key) {
    if (key.ends_with("classification")) return words_to(Band::insufficient_data);
    if (key.ends_with("tier")) return words_to(Tier::insufficient_data);
    if (key.ends_with("priority")) return words_to(Tier::low);
    if (key == "trend") return words_to(Trend::no_data);
    if (key == "play") return words_to(Play::assess);
    if (key == "readiness") return words_to(Readiness::unknown);
    if (key == "renewal_state") return words_to(RenewalState::unknown);
    return {};
}

bool is_list(std::string_view key) { return key.ends_with("_codes"); }

/// Whether a column says something else in the CSV of another command.
bool depends_on_command(std::string_view key) {
    return key == "coverage" || key == "reason" || key == "next_action";
}

Kind kind_of(std::string_view key, ColumnType type) {
    if (is_list(key)) return Kind::list;
    if (!words_of(key).empty()) return Kind::word;
    switch (type) {
    case ColumnType::text:
    case ColumnType::verdict: return Kind::text;
    case ColumnType::date: return Kind::date;
    default: return Kind::number;
    }
}

std::vector<std::string> split(std::string_view codes) {
    std::vector<std::string> list;
    while (!codes.empty()) {
        const auto end = std::min(codes.find(' '), codes.size());
        list.emplace_back(codes.substr(0, end));
        codes.remove_prefix(std::min(end + 1, codes.size()));
    }
    return list;
}

/// A cell as a value to compare.
struct ValueMaker {
    std::string_view key;
    ColumnType type;

    WhereValue operator()(std::monostate) const { return {}; }

    WhereValue operator()(std::string_view text) const {
        if (is_list(key)) return split(text);
        return text.empty() ? WhereValue{} : WhereValue{std::string{text}};
    }

    WhereValue operator()(double number) const {
        return type == ColumnType::estimate ? round_to_unit(number) : number;
    }

    WhereValue operator()(long count) const { return static_cast<double>(count); }

    WhereValue operator()(Date date) const { return date; }

    WhereValue operator()(Worded auto value) const { return std::string{word(value)}; }
};

Advice advice_on(const HealthResult& health, const WhereAccount& asked) {
    return advise_on_health(asked.account(), asked.model(), health);
}

Advice advice_on(const ChurnResult& churn, const WhereAccount& asked) {
    return advise_on_churn(asked.account(), asked.model(), churn);
}

Advice advice_on(const ExpansionResult& expansion, const WhereAccount& asked) {
    return advise_on_expansion(asked.account(), asked.model(), expansion);
}

Advice advice_on(const Assessment&, const WhereAccount&) { return {}; }

Advice advice_on(const OnboardingResult&, const WhereAccount&) { return {}; }

WhereField named_field(std::string name, ColumnType type) {
    WhereField field{.name = std::move(name), .value = {}};
    field.kind = kind_of(field.name, type);
    for (auto& word : words_of(field.name)) field.words.emplace_back(word, word);
    field.explained = type == ColumnType::text && field.kind != Kind::word;
    return field;
}

/// What of a row follows from its priority.
template <class Scored>
bool looks_at_median(std::string_view key) {
    return std::is_same_v<Scored, Assessment> &&
           (key == "priority" || key == "due" || key == "effective_priority");
}

template <class Scored>
WhereField column_field(const OutputColumn<ScoredRow<Scored>>& column) {
    auto field = named_field(std::string{column.key}, column.type);
    const bool is_advice = depends_on_command(column.key) && column.type == ColumnType::text;
    field.value = [&column, is_advice](WhereAccount& asked) {
        const auto& scored = asked.scored<Scored>();
        const ScoredRow<Scored> row{asked.account(), scored, asked.model(),
                                    is_advice ? advice_on(scored, asked) : Advice{}};
        return std::visit(ValueMaker{column.key, column.type}, column.value(row));
    };
    field.looks_at_median = looks_at_median<Scored>(column.key);
    return field;
}

template <class Scored>
void add_dimensions(Fields& fields, const Scorecard& card) {
    for (std::size_t i = 0; i < card.dimensions.size(); ++i) {
        auto field = named_field(card.dimensions[i].name + std::string{each_dimension.substr(1)}, points);
        field.value = [i](WhereAccount& asked) {
            const auto& score = asked.scored<Scored>().card.dimensions[i].score;
            return score ? WhereValue{*score} : WhereValue{};
        };
        fields.push_back(std::move(field));
    }
}

/// What the team decided; not known where no decisions are in use.
template <Decidable Scored>
void add_decisions(Fields& fields) {
    static const auto decided_columns = decision_columns<Scored>();
    for (const auto& column : decided_columns) {
        auto field = named_field(std::string{column.key}, column.type);
        field.value = [&column](WhereAccount& asked) -> WhereValue {
            if (asked.settings().decisions == nullptr) return {};
            const CustomerDecisions nothing{};
            const auto* const found = decisions_about(asked.account(), asked.settings());
            const auto& decided = found ? *found : nothing;
            const DecidedRow<Scored> row{decided, effective(asked.scored<Scored>(), decided)};
            return std::visit(ValueMaker{column.key, column.type}, column.value(row));
        };
        field.looks_at_median = looks_at_median<Scored>(column.key);
        fields.push_back(std::move(field));
    }
}

template <class Scored>
Fields fields_of(std::span<const OutputColumn<ScoredRow<Scored>>> own, const Scorecard* card = nullptr) {
    Fields fields;
    for (const auto& column : own) {
        if (column.key == each_dimension)
            if constexpr (requires(const Scored& scored) { scored.card; })
                add_dimensions<Scored>(fields, *card);
        // Who stands in the week's queue follows from who is selected. Days to the renewal are known of the
        // account, whether it has a risk or not.
        if (column.key == "queued" || column.key == "days_to_renewal") continue;
        if (!column.key.empty() && column.key != each_dimension) fields.push_back(column_field(column));
    }
    if constexpr (Decidable<Scored>) add_decisions<Scored>(fields);
    return fields;
}

Fields of_command(std::string_view command, const Model& model) {
    if (command == "health") return fields_of<HealthResult>(health_columns, &model.health.card);
    if (command == "churn") return fields_of<ChurnResult>(churn_columns, &model.churn.card);
    if (command == "expand") return fields_of<ExpansionResult>(expansion_columns);
    if (command == "onboarding") return fields_of<OnboardingResult>(onboarding_columns);
    return fields_of<Assessment>(report_columns);
}

}  // namespace

std::vector<WhereField> comparable_fields(std::string_view command, const Model& model) {
    auto fields = of_command(command, model);
    std::ranges::move(where_fields(model), std::back_inserter(fields));
    for (const auto other : {"report", "health", "churn", "expand"}) {
        auto more = of_command(other, model);
        std::erase_if(more, [](const WhereField& field) { return depends_on_command(field.name); });
        std::ranges::move(more, std::back_inserter(fields));
    }
    return fields;
}

}  // namespace csm
