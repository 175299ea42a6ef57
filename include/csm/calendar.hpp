// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace csm {

/// Something that takes place on a day.
struct CalendarEvent {
    std::string about;        ///< whose event it is; with the kind it names the event for good
    std::string kind;         ///< one word, such as renewal; also its category
    Date day;                 ///< the whole of it
    std::string title;        ///< one line
    std::string description;  ///< lines; may be empty
    int urgency = 0;          ///< 1, the highest, to 9; 0: not said
};

/// Events for a calendar.
struct Calendar {
    std::string name;
    Date stamped;                       ///< the day whose knowledge the events are
    std::vector<CalendarEvent> events;  ///< in order
};

/// The calendar as iCalendar (RFC 5545): whole days that block no time and raise no alarm, in UTF-8. An event
/// of the same kind and account keeps its UID from run to run, so that a calendar that is imported again
/// moves it.
std::string render_ics(const Calendar& calendar);

}  // namespace csm
