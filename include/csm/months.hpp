// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>

namespace csm {

/// Whether the day is the last one of its month.
bool is_last_of_month(Date day);

/// The day that many months later, or before when `months` is negative. A month's last day goes to a month's
/// last day, and a day that the month does not have becomes its last; within the calendar, from 1400-01-31
/// to 9999-12-31.
Date months_after(Date from, long months);

/// The last day of a stretch of `months` months, which divide a year, that ended on that day or before it:
/// of a quarter 2026-09-30 on 2026-12-30, and 2026-12-31 on the next day.
Date last_period_end(Date day, long months);

}  // namespace csm
