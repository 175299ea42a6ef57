// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace csm::bench {

/// The day around which the renewals of generated portfolios lie.
inline constexpr std::string_view as_of = "2026-03-01";

/// An indented document with a list "customers", or one customer a line.
enum class Layout : std::uint8_t { document, lines };

/// Which of the blocks of a record are written beside the customer_id.
enum class Blocks : std::uint8_t { all, health, churn, expansion };

/// What a generated portfolio consists of; the same recipe makes the same bytes on every machine.
struct Recipe {
    std::uint64_t accounts = 0;
    std::uint64_t seed = 1;
    Layout layout = Layout::document;
    Blocks blocks = Blocks::all;
    int complete_permille = 1000;  ///< of the fields that may be absent, how many are there
};

/// Writes a portfolio in pieces of about 64 KiB. An account depends on the seed and on its position alone.
void generate_portfolio(const Recipe& recipe, const std::function<void(std::string_view)>& write);

/// The whole portfolio as one text.
std::string portfolio_text(const Recipe& recipe);

/// Whether the generator still makes the bytes that the published figures were measured with.
bool generator_is_unchanged();

}  // namespace csm::bench
