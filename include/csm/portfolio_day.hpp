// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>
#include <csm/error.hpp>
#include <csm/portfolio.hpp>

#include <optional>
#include <span>
#include <string>

namespace csm {

/// Days between the values of sources that may be read as one portfolio.
inline constexpr long most_days_apart = 7;

/// The day that a source says its values are of: "as_of" of the object around the customers, which stands
/// before them, or of the first record of NDJSON. None where it has none; a list and a CSV have none. Fails
/// when it is no date. Text that is no portfolio has no day either: reading it says what is wrong.
Result<std::optional<Date>> day_of(const Source& source);

/// The day of sources that are read as one portfolio.
struct PortfolioDay {
    std::optional<Date> day{};  ///< the latest of theirs; none when none has one
    std::string source{};       ///< the first that has it
    bool differs = false;   ///< they are of several days, so no block of a customer may stand in two of them
    std::string earlier{};  ///< for people: which are of an earlier day; empty unless they differ
};

/// Fails when one's day cannot be read, and when they are more than `most_days_apart` apart.
Result<PortfolioDay> day_of(std::span<const Source> sources);

}  // namespace csm
