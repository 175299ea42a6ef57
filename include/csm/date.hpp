// SPDX-License-Identifier: MIT
#pragma once

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace csm {

/// A calendar day of the proleptic Gregorian calendar; years 1400 to 9999.
using Date = boost::gregorian::date;

/// The order of the parts of a date that is written in numbers.
enum class DateOrder : std::uint8_t { year_month_day, day_month_year, month_day_year };

/// The days of the week on which nobody works.
enum class Weekend : std::uint8_t { saturday_sunday, friday_saturday, none };

/// As --weekend takes it: "sat,sun", "fri,sat", "none". Lives as long as the program.
std::string_view word(Weekend weekend);

/// The day itself, or the first working day after it; within the calendar.
Date working_day_from(Date day, Weekend weekend);

/// Reads exactly `YYYY-MM-DD`; nothing for any other form and for days the calendar does not have
/// (2026-02-30).
std::optional<Date> parse_iso_date(std::string_view text);

/// `YYYY-MM-DD`; the date is a day, none of the library's special values.
std::string iso_text(Date date);

/// Whole days from `from` to `to`; negative when `to` lies before `from`.
long days_between(Date from, Date to);

/// The day that many days after `from`, or before it when `days` is negative; within the calendar, from
/// 1400-01-01 to 9999-12-31.
Date days_after(Date from, long days);

}  // namespace csm
