// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/date.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

enum class FieldKind : std::uint8_t { number, word, flag, text, date, list };

std::string_view word(FieldKind kind);

/// A field of the input that csm or the model reads.
struct CheckedField {
    std::string name;  ///< dotted; product_usage.*.usage_pct is that of every module
    FieldKind kind = FieldKind::number;
    std::vector<std::string> words;  ///< kind word: the values it may take
    std::optional<double> least{};   ///< smallest plausible number
    std::optional<double> most{};    ///< largest plausible number
    std::string unit;                ///< of the model's metric; may be empty
    bool falls = false;              ///< a metric counts its decline: negative numbers are expected
};

/// A date as the number by which its values are counted (days since 1400-01-01), and back.
double day_of(Date date);
Date date_of_day(double day);

/// Every field that csm and the model read but customer_id, csm's own first; none comes twice.
std::vector<CheckedField> checked_fields(const Model& model);

/// What of an account goes into a check. It is made beside other accounts and holds no more than is counted.
struct AccountFacts {
    std::uint64_t place = 0;
    std::string customer_id;
    std::string comparable_name;
    std::size_t segment = 0;
    /// One per checked field: a number, the index of a word, 0 and 1, a day; 1 for a text or a list;
    /// `missing_value` when not known.
    std::vector<double> values;
    std::vector<double> module_usage;  ///< usage_pct of every module that has one
    double health_coverage = 0;
    double churn_coverage = 0;
    double expansion_coverage = 0;
    bool has_health = false;     ///< a class
    bool has_churn = false;      ///< a tier
    bool has_readiness = false;  ///< health and risk are known well enough to say whether to sell
};

/// Fills `facts`, whose memory is used again. `fields` are the checked fields of the model.
void gather_facts(AccountFacts& facts, const Account& account, const std::vector<CheckedField>& fields,
                  const Model& model, Date as_of);

}  // namespace csm
