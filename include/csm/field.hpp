// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace csm {

/// How a value is written in a record, and how a slot holds it: a number as it is, a word as its index, a
/// flag as 0 or 1.
enum class ValueKind : std::uint8_t { number, word, flag };

/// How a field follows from others instead of being read. It is missing when one of them is.
struct Derivation {
    enum class Kind : std::uint8_t {
        none,
        last,              ///< value of a series
        previous,          ///< the one before the last
        last_to_previous,  ///< last / previous; missing for a previous of 0
        recency_mean,      ///< of a series: Σ xᵢ·½^(age / half_life) / Σ ½^(age / half_life)
        ratio,             ///< a / b; missing for a b of 0
        ratio_percent,     ///< a / b · 100
        share_met,         ///< of a list of goals: met / counted · 100
        days_to_renewal,   ///< whole days from the as-of date to the contract's end
        health_drop,       ///< points by which the overall score lies below the previous period's
    };
    Kind kind = Kind::none;
    std::size_t of = 0;    ///< slot of the series, or of a
    std::size_t by = 0;    ///< slot of b
    double half_life = 1;  ///< places of the series, or days where it is dated
    std::string source{};  ///< share_met: the dotted name of the list

    /// Whether it is computed where the series is read.
    bool is_of_series() const { return kind >= Kind::last && kind <= Kind::recency_mean; }

    bool is_ratio() const { return kind == Kind::ratio || kind == Kind::ratio_percent; }

    bool operator==(const Derivation&) const = default;
};

/// A field that a metric or a finding reads; its index in `Model::fields` is the slot in `Account::values`.
struct Field {
    std::string name;                    ///< dotted path in the record: usage.login_frequency
    ValueKind kind = ValueKind::number;  ///< of its values
    std::vector<std::string> words;      ///< kind word: the values it may take; a slot holds the index
    std::vector<std::pair<std::string, std::size_t>> aliases;  ///< other spellings, normalised, of a word
    std::optional<double> least{};                             ///< smallest plausible number
    std::optional<double> most{};                              ///< largest plausible number
    std::optional<double> valid_days{};                        ///< older values count as missing
    bool is_series = false;    ///< a list of numbers, oldest first; the slot holds the last one
    Derivation derivation{};   ///< kind none: read from the record
    bool is_internal = false;  ///< csm's own, made for a test; no model names it
    bool is_read = true;       ///< whether the record may hold it; a derived one usually is not
};

/// What a record gives for the field in that slot: itself, or those that it follows from, as "a, b".
std::string given_fields(std::span<const Field> fields, std::size_t slot);

/// The value as sentences and pages show it: what follows from other fields to two decimals, since it has
/// more than anybody measured; what was given as it is.
double shown_value(const Field& field, double value);

}  // namespace csm
