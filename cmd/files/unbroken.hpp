// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace csm::cmd {

/// A Markdown text in which no line breaks within a date (2026-12-01, 1 December 2026, December 1, 2026),
/// between the currency, which may be empty, and its amount, or between a number and its % or h. Addresses,
/// targets of links and code stay as they are.
std::string unbroken(std::string_view markdown, std::string_view currency);

}  // namespace csm::cmd
