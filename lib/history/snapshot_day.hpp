// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>
#include <csm/error.hpp>
#include <csm/portfolio.hpp>

namespace csm::history {

/// The day of a portfolio: its member as_of, which stands before customers; of one customer a line (NDJSON)
/// that of the first. Fails, with what to write, without one, for a list and for CSV.
Result<Date> day_of(const Source& source);

}  // namespace csm::history
