// SPDX-License-Identifier: MIT
#include "read/source_day.hpp"

#include "base/quoted.hpp"
#include "read/csv/csv_record.hpp"
#include "read/source_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace csm {

namespace read {

Result<std::optional<Date>> day_in(const FramePart& part, const std::string& name, LineIndex& lines) {
    if (!part.day) return std::optional<Date>{};
    if (const auto day = parse_iso_date(*part.day)) return std::optional{*day};
    const auto place = lines.place(part.day_offset);
    const auto got = part.day->empty() ? std::string{"something else"} : quoted(std::string_view{*part.day});
    return Error{fmt::format("{}:{}:{}", name, place.line, place.column),
                 fmt::format("as_of: expected a date as YYYY-MM-DD, got {}", got),
                 "it is the day that the values are of; csm import writes it"};
}

}  // namespace read

Result<std::optional<Date>> day_of(const Source& source) {
    const auto text = read::without_mark(source.bytes);
    const auto line = read::first_line(text);
    if (line.empty()) return std::optional<Date>{};
    const bool has_lines = read::is_one_record_a_line(text);
    if (!has_lines && read::looks_like_csv(text, source.name)) return std::optional<Date>{};
    const auto end =
        has_lines ? static_cast<std::size_t>(line.data() - text.data()) + line.size() : text.size();
    read::LineIndex lines{text};
    return read::day_in(read::JsonFrame{text.substr(0, end)}.first(), source.name, lines);
}

namespace {

struct Dated {
    const Source* source;
    Date day;
};

Error too_far_apart(const Dated& first, const Dated& last) {
    return {{},
            fmt::format("{} is of {} and {} of {}, {} days apart: one scoring run looks at one day",
                        first.source->name, iso_text(first.day), last.source->name, iso_text(last.day),
                        days_between(first.day, last.day)),
            "csm diff compares two days, and csm history keeps them"};
}

}  // namespace

Result<PortfolioDay> day_of(std::span<const Source> sources) {
    std::vector<Dated> dated;
    for (const auto& source : sources) {
        const auto day = day_of(source);
        if (!day) return day.error();
        if (*day) dated.push_back({&source, **day});
    }
    if (dated.empty()) return PortfolioDay{};
    const auto [first, last] = std::ranges::minmax_element(dated, {}, &Dated::day);
    const auto latest = std::ranges::find(dated, last->day, &Dated::day);
    PortfolioDay result{latest->day, latest->source->name, first->day != last->day, {}};
    if (days_between(first->day, last->day) > most_days_apart) return too_far_apart(*first, *last);
    for (const auto& [source, day] : dated)
        if (day != latest->day)
            result.earlier +=
                fmt::format("{}{} of {}", result.earlier.empty() ? "" : ", ", source->name, iso_text(day));
    return result;
}

}  // namespace csm
