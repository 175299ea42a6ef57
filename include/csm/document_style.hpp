// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace csm {

/// How documents write a day: 2026-12-01, 1 December 2026, December 1, 2026.
enum class DateStyle : std::uint8_t { iso, day_month_year, month_day_year };

/// What documents need to know of a vendor and its customers (docs/templates.md).
struct DocumentStyle {
    bool has_real_prices = false;  ///< the price list may be shown to customers
    std::string currency;          ///< a code such as EUR or a sign such as €; empty: money without one
    DateStyle dates = DateStyle::iso;
};

}  // namespace csm
