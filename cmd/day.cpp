// SPDX-License-Identifier: MIT
#include "day.hpp"

#include <csm/escaped.hpp>
#include <csm/portfolio_day.hpp>

#include <fmt/format.h>

#include <cstdlib>
#include <utility>

namespace csm::cmd {

namespace {

/// A day is often over in one zone and not in another.
constexpr long same_day = 1;

std::string distance(Date asked, Date day) {
    const auto days = days_between(day, asked);
    return fmt::format("{} days {}", std::abs(days), days < 0 ? "before" : "after");
}

}  // namespace

Result<void> settle_day(std::string_view command, CommonArguments& arguments, const Inputs& inputs) {
    auto found = day_of(inputs.portfolios());
    if (!found) return found.error();
    const auto [day, source, differs, earlier] = std::move(*found);
    if (!day) return {};
    std::string told;
    if (!arguments.as_of)
        told = fmt::format("as of {}, the day of {}", iso_text(*day), source);
    else if (std::abs(days_between(*day, *arguments.as_of)) > same_day)
        told =
            fmt::format("--as-of {} is {} {}, the day of {}: what is due and what is too old is judged by it",
                        iso_text(*arguments.as_of), distance(*arguments.as_of, *day), iso_text(*day), source);
    if (differs)
        told += fmt::format("{}the latest day of several holds ({})", told.empty() ? "" : "; ", earlier);
    arguments.days_differ = differs;
    if (!arguments.as_of) arguments.as_of = day;
    if (!told.empty() && !arguments.quiet)
        inputs.io().err(fmt::format("csm {}: {}\n", command, escaped(told)));
    return {};
}

}  // namespace csm::cmd
