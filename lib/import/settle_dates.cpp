// SPDX-License-Identifier: MIT
#include "import/settle.hpp"
#include "read/csv/date_cell.hpp"

#include <fmt/format.h>

namespace csm::import {

namespace {

/// The first cells of each kind in a column of dates.
struct DateWitnesses {
    const CsvCell* day_first = nullptr;
    const CsvCell* month_first = nullptr;
    const CsvCell* ambiguous = nullptr;
    const CsvCell* dotted = nullptr;
    const CsvCell* short_year = nullptr;
    bool any = false;
};

void keep_first(const CsvCell*& witness, const CsvCell* cell, bool holds) {
    if (holds && witness == nullptr) witness = cell;
}

DateWitnesses witnesses_of(const Column& column) {
    DateWitnesses found;
    for (const CsvCell* cell : column.cells) {
        const auto date = read::take_date_apart(cell->text);
        if (!date || read::is_zero_date(cell->text)) continue;
        const auto order = read::order_of(*date);
        found.any = true;
        keep_first(found.day_first, cell, order == DateOrder::day_month_year);
        keep_first(found.month_first, cell, order == DateOrder::month_day_year);
        keep_first(found.ambiguous, cell, read::is_ambiguous(*date) && !date->dotted);
        keep_first(found.dotted, cell, read::is_ambiguous(*date) && date->dotted);
        keep_first(found.short_year, cell, date->short_year);
    }
    return found;
}

/// Dates that a system wrote as numbers: where no cell is a date and at least half of them look like one
/// kind.
std::optional<Question> ask_for_numbers(const Column& column, const read::TargetField& field,
                                        const CellFormat& format) {
    const CsvCell* first = nullptr;
    std::optional<read::NumberedDate> kind;
    std::size_t like = 0, other = 0;
    for (const CsvCell* cell : column.cells) {
        if (read::is_zero_date(cell->text)) continue;
        const auto look = read::look_of_number(cell->text);
        if (look && kind && look != kind) return {};
        if (look && !kind) first = cell;
        if (look) kind = look;
        ++(look ? like : other);
    }
    if (first == nullptr || like < other) return {};
    const std::vector<std::string> formats{std::string{word(*kind)}};
    const auto day = read::date_of_number(first->text, *kind);
    return Question{failure_at(column, *first,
                               fmt::format("{} looks like {}, {}", first->text, read::description(*kind),
                                           day ? iso_text(*day) : std::string{}),
                               map_options(column, field, format, formats)),
                    formats};
}

}  // namespace

Result<FoundOrder> find_order(const Column& column, std::string_view fix) {
    const auto found = witnesses_of(column);
    if (found.day_first != nullptr && found.month_first != nullptr)
        return failure_at(column, *found.month_first,
                          fmt::format("{} has the month first, but {} in line {} has the day first",
                                      found.month_first->text, found.day_first->text, found.day_first->line),
                          "one column has one order; mend the file, or leave the column out");
    const CsvCell* const witness = found.day_first != nullptr ? found.day_first : found.month_first;
    if (witness != nullptr) {
        const auto order = found.day_first != nullptr ? DateOrder::day_month_year : DateOrder::month_day_year;
        return FoundOrder{order, about(column, *witness,
                                       fmt::format("dates are read as {}: {} can be nothing else",
                                                   read::order_word(order), witness->text))};
    }
    if (found.ambiguous != nullptr)
        return failure_at(column, *found.ambiguous,
                          fmt::format("{} can be day-month-year or month-day-year, and no date of the column "
                                      "settles it",
                                      found.ambiguous->text),
                          std::string{fix});
    if (found.dotted != nullptr)
        return FoundOrder{
            DateOrder::day_month_year,
            about(column, *found.dotted,
                  fmt::format("dates with points are read as day.month.year: {}", found.dotted->text))};
    return FoundOrder{};
}

Settling settle_dates(const Column& column, const read::TargetField& field, CellFormat format) {
    Settled settled{std::move(format), {}};
    if (settled.format.numbered) return settled;
    const auto witnesses = witnesses_of(column);
    if (!witnesses.any)
        if (auto question = ask_for_numbers(column, field, settled.format)) return std::move(*question);
    if (witnesses.short_year != nullptr)
        settled.notices.push_back(about(
            column, *witnesses.short_year,
            fmt::format("years of two digits are read as 1969 to 2068: {}", witnesses.short_year->text)));
    if (settled.format.dates) return settled;
    const std::vector<std::string> orders{"day-month-year", "month-day-year"};
    const auto options = map_options(column, field, settled.format, orders);
    auto found = find_order(column, options + ", or --dates for all columns");
    if (!found) return Question{found.error(), orders};
    settled.format.dates = (*found).order;
    if ((*found).notice) settled.notices.push_back(*(*found).notice);
    return settled;
}

}  // namespace csm::import
