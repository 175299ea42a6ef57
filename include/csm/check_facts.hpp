// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/date.hpp>
#include <csm/spellings.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// What the values of a field are.
enum class FieldKind : std::uint8_t { number, word, flag, text, date, list };

/// The kind as JSON and messages call it: "number", "word", …
std::string_view word(FieldKind kind);

/// A field of the input that csm or the model reads.
struct CheckedField {
    std::string name;                    ///< dotted; product_usage.*.usage_pct is that of every module
    FieldKind kind = FieldKind::number;  ///< of its values
    std::vector<std::string> words;      ///< kind word: the values it may take
    std::optional<double> least{};       ///< smallest plausible number
    std::optional<double> most{};        ///< largest plausible number
    std::string unit;                    ///< of the model's metric, such as h; may be empty
    bool falls = false;                  ///< a metric counts its decline: negative numbers are expected
};

/// A date as the number by which its values are counted, days since 1400-01-01, and back; a fraction of a day
/// is dropped.
double day_of(Date date);
Date date_of_day(double day);

/// Every field that csm and the model read but customer_id, csm's own first; none comes twice.
std::vector<CheckedField> checked_fields(const Model& model);

/// What of an account goes into a check. It is made beside other accounts and holds no more than is counted.
struct AccountFacts {
    std::uint64_t place = 0;      ///< where the portfolio has the account; for the caller to fill in
    std::string customer_id;      ///< as in the account
    std::string comparable_name;  ///< as comparable_name has it
    std::size_t segment = 0;      ///< given or derived; into Model::segments
    /// One per checked field: a number, the index of a word, 0 and 1, a day; 1 for a text or a list;
    /// `missing_value` when not known.
    std::vector<double> values;
    std::vector<double> module_usage;  ///< usage_pct of every module that has one
    std::vector<NameUse> names;        ///< the owner, modules and departments, each spelling once
    double health_coverage = 0;        ///< 0–1, as the two below; measured, never by default
    double churn_coverage = 0;
    double expansion_coverage = 0;
    bool has_health = false;     ///< a class
    bool has_churn = false;      ///< a tier
    bool has_readiness = false;  ///< health and risk are known well enough to say whether to sell
};

/// Fills all of `facts` but the place; its memory is used again. `fields` are those that `checked_fields`
/// gives for the model. Scores are made with `Missing::exclude`.
void gather_facts(AccountFacts& facts, const Account& account, const std::vector<CheckedField>& fields,
                  const Model& model, Date as_of);

}  // namespace csm
