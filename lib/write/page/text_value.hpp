// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// Shown for what is not known.
constexpr std::string_view not_known = "–";

/// A value as a person reads it: money 1,250,000 · points 71.4 or +4.2 · share 62 % · date 2026-03-01. Text
/// is made printable; what is not known, not finite or no date is `not_known`.
std::string value_text(const Value& value);

/// The number that a spreadsheet adds up; none for texts, dates and what is not known or not finite.
std::optional<double> number_in(const Value& value);

/// The lines of a text without their ends; the last end begins no line.
std::vector<std::string_view> lines_of(std::string_view text);

/// A line as it is, made safe for a terminal; blanks at its beginning stay.
std::string printable_line(std::string_view line);

}  // namespace csm
