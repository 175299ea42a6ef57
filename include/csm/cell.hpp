// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>

#include <cstdint>
#include <string>
#include <variant>

namespace csm {

/// What a cell or a sentence means to the reader; renderers choose the colour or the mark for it.
enum class Tone : std::uint8_t { plain, good, caution, bad, unknown, muted, strong };

/// An amount of money in the portfolio's currency, unrounded; shown in whole units with thousands separators.
struct Money {
    double amount = 0;
};

/// A score or a number of points, shown with one decimal.
struct Points {
    double value = 0;
    bool with_sign = false;  ///< a difference: +4.2, −3.0
};

/// A share of a whole, 0 to 1; shown as a percentage.
struct Share {
    double ratio = 0;
    int decimals = 0;
};

/// A number as the user gave it, shown in its shortest form.
struct Measured {
    double value = 0;
};

/// A count of things, shown with thousands separators.
struct Count {
    std::int64_t value = 0;
};

/// One typed, unrounded value; `std::monostate` is "not known" and is shown as a dash.
using Value = std::variant<std::monostate, std::string, Money, Points, Share, Measured, Count, Date>;

/// A value and what it means.
struct Cell {
    Value value;
    Tone tone = Tone::plain;
};

}  // namespace csm
