// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace csm {

/// How documents write a day: 2026-12-01, 1 December 2026, December 1, 2026.
enum class DateStyle : std::uint8_t { iso, day_month_year, month_day_year };

/// As models and --date-style name them, in the order of DateStyle.
inline constexpr std::array<std::string_view, 3> date_style_words{"iso", "d Month yyyy", "Month d, yyyy"};

/// Whether documents can write it before money: a code or a sign of at most 12 bytes, without digits.
bool is_currency(std::string_view text);

/// What documents need to know of a vendor and its customers (docs/templates.md).
struct DocumentStyle {
    bool has_real_prices = false;  ///< the price list may be shown to customers
    std::string currency;          ///< a code such as EUR or a sign such as €; empty: money without one
    DateStyle dates = DateStyle::iso;
};

}  // namespace csm
