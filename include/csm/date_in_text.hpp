// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace csm {

/// How long a day is as YYYY-MM-DD.
inline constexpr std::size_t iso_date_size = 10;

/// Whether a day such as 2026-12-01 stands at the place, and no longer number.
bool is_date_at(std::string_view text, std::size_t place);

/// How long the day is that stands at the place in words: "1 December 2026" or "December 1, 2026"; 0 where
/// none does.
std::size_t worded_date_at(std::string_view text, std::size_t place);

}  // namespace csm
