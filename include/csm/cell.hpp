// SPDX-License-Identifier: MIT
#pragma once

#include <csm/cents.hpp>
#include <csm/date.hpp>

#include <cstdint>
#include <string>
#include <variant>

namespace csm {

/// What a cell or a sentence means to the reader; renderers choose the colour or the mark for it. What is
/// critical is worse than bad: to be told apart where colours or patterns stand side by side.
enum class Tone : std::uint8_t { plain, good, caution, bad, critical, unknown, muted, strong };

/// An amount of money in the portfolio's currency, unrounded; shown in whole units with thousands separators.
struct Money {
    double amount = 0;  ///< one that is not finite is shown as not known, here and below
};

/// An amount of money that is exact to the cent; shown with thousands separators and two decimals.
struct Amount {
    Cents cents = 0;  ///< negative only for a difference
};

/// A score or a number of points, shown with one decimal.
struct Points {
    double value = 0;        ///< rounded where it is shown
    bool with_sign = false;  ///< a difference: +4.2, −3.0
    bool in_doubt = false;   ///< too little is known to judge by it: 72.0?
};

/// A share of a whole, 0 to 1; shown as a percentage.
struct Share {
    double ratio = 0;  ///< may be above 1, as a retention can be
    int decimals = 0;  ///< of the percentage
};

/// A number as the user gave it, shown in its shortest form.
struct Measured {
    double value = 0;  ///< in its own unit, which the label tells
};

/// A count of things, shown with thousands separators.
struct Count {
    std::int64_t value = 0;  ///< negative only for a difference
};

/// One typed, unrounded value; `std::monostate` is "not known" and is shown as a dash, in a workbook as an
/// empty cell.
using Value = std::variant<std::monostate, std::string, Money, Amount, Points, Share, Measured, Count, Date>;

/// A value and what it means.
struct Cell {
    Value value;              ///< what is shown
    Tone tone = Tone::plain;  ///< how it is meant
};

}  // namespace csm
