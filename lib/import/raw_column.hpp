// SPDX-License-Identifier: MIT
#pragma once

#include "import/settle.hpp"

#include <optional>
#include <string>
#include <vector>

namespace csm::import {

enum class RawType : std::uint8_t { text, number, date, flag };

/// What the cells of a raw table's column are, and how they are written for SQL.
struct RawColumn {
    RawType type = RawType::text;
    DateOrder order = DateOrder::year_month_day;
    bool has_time = false;
    std::optional<char> decimal;  ///< the decimal sign of numbers that people wrote; none: as programs do
    std::optional<Problem> notice;
    std::optional<Error> failure;  ///< cells that can be read in two ways; a failure when they are used
};

/// Finds the type that every cell fits.
RawColumn raw_column(const Column& column, const ImportOptions& options);

/// A date cell as SQL compares it.
std::string raw_date(const std::string& text, const RawColumn& column);

/// 1 or 0 for a yes/no word; nothing for anything else.
std::optional<int> raw_flag(std::string_view text);

/// A number of the column.
std::optional<double> raw_number(std::string_view text, const RawColumn& column);

/// The number of a cell that is written as programs do: no signs of currency or thousands, no leading zeros.
std::optional<double> raw_number(std::string_view text);

}  // namespace csm::import
