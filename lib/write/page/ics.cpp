// SPDX-License-Identifier: MIT
#include "base/code_point.hpp"
#include "base/text_width.hpp"
#include "write/page/text_value.hpp"

#include <csm/calendar.hpp>

#include <cctype>
#include <string_view>

namespace csm {

namespace {

/// A value of the type TEXT: one line, with what has a meaning there escaped.
std::string text_value(std::string_view text) {
    std::string value;
    for (const auto line : lines_of(text)) {
        if (!value.empty()) value += "\\n";
        for (const char letter : printable(line)) {
            if (letter == '\\' || letter == ';' || letter == ',') value += '\\';
            value += letter;
        }
    }
    return value;
}

/// How many octets stay together: a character, or one that is escaped.
std::size_t unit_at(std::string_view line) {
    const bool is_escaped = line.size() > 1 && line[0] == '\\';
    return is_escaped ? 2 : first_code_point(line).bytes;
}

/// Appends a line in pieces of at most 75 octets.
void append_line(std::string& ics, std::string_view line) {
    constexpr std::size_t most_octets = 75;
    std::size_t taken = 0;
    while (!line.empty()) {
        const auto unit = unit_at(line);
        if (taken + unit > most_octets) {
            ics += "\r\n ";
            taken = 1;
        }
        ics += line.substr(0, unit);
        taken += unit;
        line.remove_prefix(unit);
    }
    ics += "\r\n";
}

/// 20261201.
std::string day_text(Date day) {
    auto text = iso_text(day);
    std::erase(text, '-');
    return text;
}

/// The text in letters, digits, - and . of ASCII; every other byte as =2F. Texts that differ stay different.
std::string as_name(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string name;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte < 0x80 && (std::isalnum(byte) != 0 || letter == '-' || letter == '.')) {
            name += letter;
            continue;
        }
        name += '=';
        name += digits[byte >> 4U];
        name += digits[byte & 0x0FU];
    }
    return name;
}

void append_event(std::string& ics, const CalendarEvent& event, Date stamped) {
    append_line(ics, "BEGIN:VEVENT");
    append_line(ics, "UID:" + as_name(event.kind) + "-" + as_name(event.about) + "@csm.invalid");
    append_line(ics, "DTSTAMP:" + day_text(stamped) + "T000000Z");
    append_line(ics, "DTSTART;VALUE=DATE:" + day_text(event.day));
    // The last day of the calendar has none after it; without an end an event takes its day.
    if (const auto next = days_after(event.day, 1); next > event.day)
        append_line(ics, "DTEND;VALUE=DATE:" + day_text(next));
    append_line(ics, "SUMMARY:" + text_value(event.title));
    if (!event.description.empty()) append_line(ics, "DESCRIPTION:" + text_value(event.description));
    append_line(ics, "CATEGORIES:" + text_value(event.kind));
    if (event.urgency > 0) append_line(ics, "PRIORITY:" + std::to_string(event.urgency));
    append_line(ics, "TRANSP:TRANSPARENT");
    append_line(ics, "END:VEVENT");
}

}  // namespace

std::string render_ics(const Calendar& calendar) {
    std::string ics;
    append_line(ics, "BEGIN:VCALENDAR");
    append_line(ics, "VERSION:2.0");
    append_line(ics, "PRODID:-//csm//csm report//EN");
    append_line(ics, "CALSCALE:GREGORIAN");
    append_line(ics, "METHOD:PUBLISH");
    append_line(ics, "X-WR-CALNAME:" + text_value(calendar.name));
    for (const auto& event : calendar.events) append_event(ics, event, calendar.stamped);
    append_line(ics, "END:VCALENDAR");
    return ics;
}

}  // namespace csm
