// SPDX-License-Identifier: MIT
#pragma once

#include "read/csv/date_cell.hpp"
#include "read/csv/number_cell.hpp"
#include "read/json/fields.hpp"

#include <csm/import.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace csm::import {

/// A number at one end of a scale and at the other.
struct Scale {
    double from = 0;  ///< below `to`
    double to = 1;    ///< above `from`
};

/// How the cells of a column are written, as far as it was declared or found out.
struct CellFormat {
    double factor = 1;                           ///< numbers are multiplied by it, and
    double divisor = 1;                          ///< divided by it; never 0
    std::optional<Scale> scale;                  ///< mapped linearly onto the field's range
    std::optional<bool> is_percent;              ///< of a share: percent, or else a ratio
    bool unit_declared = false;                  ///< what the numbers are is said; of money, units or cents
    bool period_declared = false;                ///< of money: what is a year's and what a month's is said
    bool per_interval = false;                   ///< of money: paid as often as the interval of the row says
    std::vector<std::string> declared;           ///< the words that said all this
    std::optional<DateOrder> dates;              ///< of dates in numbers; none: not known yet
    std::optional<read::NumberedDate> numbered;  ///< dates are such numbers
    std::optional<char> decimal;                 ///< the decimal sign; none: not known yet
    read::Magnitudes magnitudes = read::Magnitudes::refused;  ///< whether 12k is 12,000
    char list_separator = ';';                                ///< between the items of a list
    std::vector<std::pair<std::string, std::string>> words;   ///< cells and what they stand for
    std::optional<std::vector<std::string>> yes;              ///< words of flags, instead of the usual ones
    std::optional<std::vector<std::string>> no;               ///< likewise
    bool exact = false;                                       ///< the result of a SELECT, in csm's own units
};

/// The format that a rule's words declare; fails on a word that is none or does not fit the field.
Result<CellFormat> declared_format(const ImportRule& rule, const read::TargetField& field);

/// The format words that fit a field, for messages and drafts.
std::vector<std::string> format_words(const read::TargetField& field);

/// What a cell holds; dates are YYYY-MM-DD.
using CellValue = std::variant<std::string, double, bool, std::vector<std::string>, std::vector<double>>;

/// The value of a cell, or why there is none: "expected a number, got "high"".
struct CellReading {
    std::optional<CellValue> value{};            ///< none: the cell counts as missing
    std::string problem{};                       ///< also when there is a value, such as one out of range
    ProblemKind kind = ProblemKind::wrong_type;  ///< counts only with a problem
};

/// Reads a number in the field's unit. A cell with a percent sign is 92 on a scale that ends at 100 and 0.92
/// on one that ends at 1, and counts as percent for a share whatever the others are. A cell that is not on
/// the declared scale, or no ratio where that is declared, has no value.
CellReading read_number(std::string_view text, const read::TargetField& field, const CellFormat& format);

/// Reads a cell that is not missing (`says_missing`) as the field's shape has it. A zero date has no value,
/// and nothing is wrong with it.
CellReading read_cell(std::string_view text, const read::TargetField& field, const CellFormat& format,
                      const Model& model);

/// A --map option that says of a column what it is, as a shell takes it: --map 'MRR=arr:mrr,cents'.
std::string map_option(std::string_view column, std::string_view field,
                       const std::vector<std::string>& formats = {});

/// A number of a cell in the field's unit: put on the scale, or multiplied and divided, and rounded as
/// `round_converted` does.
double converted(double number, const read::TargetField& field, const CellFormat& format);

/// The scale as a format word: "0..10".
std::string scale_text(const Scale& scale);

/// What a number with a percent sign is on a scale that ends there; nothing when percent are no part of it.
std::optional<double> percent_on_scale(double percent, double end);

}  // namespace csm::import
