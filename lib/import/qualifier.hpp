// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>
#include <csm/import.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::import {

/// What a column can say of the amounts in the same row.
enum class Qualifier : std::uint8_t { currency, interval, interval_count, quantity, status };

/// The word by which --map, a mapping file and a SELECT name the kind: currency, interval, …
std::string_view word_of(Qualifier kind);
/// The kind of that word; nothing for any other.
std::optional<Qualifier> qualifier_of_word(std::string_view word);

/// Why a column of quantities is not used unless a rule declares it.
inline constexpr std::string_view quantity_reason =
    "an amount is multiplied by it where it is declared as quantity";

/// The words of all kinds.
std::vector<std::string> qualifier_words();

/// A column that qualifies the amounts of its table.
struct QualifyingColumn {
    std::size_t index = 0;                 ///< of the column in its table
    Qualifier kind = Qualifier::currency;  ///< what its cells say
    bool declared = false;                 ///< said by a rule or by a SELECT; else its name is known
    std::string yes_word;                  ///< of a column of yes and no: the status that a yes stands for
    std::vector<std::pair<std::string, std::string>> words;  ///< cells and what they stand for
};

/// The column as a rule declares it; fails on formats, which no kind takes, and on a word that says nothing.
Result<QualifyingColumn> declared_qualifier(std::size_t index, Qualifier kind, const ImportRule& rule);

/// What the column's name says by the names that are known; nothing for any other.
std::optional<QualifyingColumn> known_qualifier(std::size_t index, std::string_view column);

/// What the cell says, with the words of the mapping put in; empty when it says nothing.
std::string meaning_of(const QualifyingColumn& column, std::string_view cell);

/// How many of the intervals make a year: 12 of month, monthly and "1 month", 4 of "every 3 months". Nothing
/// when the text is no interval.
std::optional<double> intervals_in_a_year(std::string_view text);

/// Whether a column's name says that its amounts are a year's (ARR, annual), or a month's (MRR, monthly);
/// `key` is the name as `column_key` has it.
bool names_a_year(std::string_view key);
bool names_a_month(std::string_view key);

/// Whether a status says that the customer pays nothing (any more, or yet): churned, canceled, trial and the
/// like, alone or as the first or last word.
bool says_ended(std::string_view status);

}  // namespace csm::import
