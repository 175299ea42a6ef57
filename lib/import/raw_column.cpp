// SPDX-License-Identifier: MIT

#include "import/raw_column.hpp"

#include "base/quoted.hpp"
#include "read/csv/csv_text.hpp"
#include "read/csv/date_cell.hpp"
#include "read/csv/number_cell.hpp"
#include "write/data/json_writer.hpp"

#include <csm/number.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace csm::import {

namespace {

constexpr std::string_view midnight = "00:00:00";
constexpr std::array<std::string_view, 4> type_table{"text", "number", "date", "flag"};
constexpr std::array<std::string_view, 4> wanted{"a text", "a number", "a date", "yes or no"};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Digits that begin with a zero, as identifiers do.
bool has_leading_zero(std::string_view digits) {
    return digits.size() > 1 && digits[0] == '0' && is_digit(digits[1]);
}

/// A number as programs write it: no signs of currency or thousands, no leading zeros, not very long.
std::optional<double> plain_number(std::string_view text, bool takes_zeros = false) {
    const auto digits = text.substr(text.starts_with('-') ? 1 : 0);
    if (digits.empty() || digits.size() > 15 || !is_digit(digits[0])) return std::nullopt;
    if (has_leading_zero(digits) && !takes_zeros) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    if (!is_plausible(value)) return std::nullopt;
    return value;
}

/// A number as people write it, apart; nothing for what is rather an identifier.
std::optional<read::NumberText> written_number(std::string_view text, bool takes_zeros) {
    auto number = read::take_apart(text);
    if (!number || (!takes_zeros && has_leading_zero(number->digits))) return std::nullopt;
    const bool is_identifier = number->digits.size() > 15 && std::ranges::all_of(number->digits, is_digit);
    if (is_identifier || (!read::value_of(*number, '.') && !read::value_of(*number, ',')))
        return std::nullopt;
    return number;
}

bool is_number(std::string_view text, bool takes_zeros) {
    return plain_number(text, takes_zeros) || written_number(text, takes_zeros);
}

/// What SQLite itself turns into the same number.
bool is_number_to_sql(std::string_view text) {
    return plain_number(text) && text.find_first_of("eE") == std::string_view::npos;
}

bool is_day_to_sql(std::string_view text) { return text.size() >= 10 && parse_iso_date(text.substr(0, 10)); }

bool is_never(std::string_view) { return false; }

/// Letters and blanks only: no number and no date, which need no look that takes longer.
bool is_plain_word(std::string_view text) {
    return std::ranges::all_of(text, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == ' ';
    });
}

/// How many cells could be of each type.
struct CellCounts {
    std::size_t all = 0;
    std::size_t numbers = 0;
    std::size_t flags = 0;
    std::size_t digits = 0;  ///< numbers that are 0 or 1, which can stand for yes and no
    std::size_t dates = 0;
    std::size_t no_dates = 0;  ///< what systems write where there is no date
};

CellCounts counts_of(const Column& column, bool takes_zeros) {
    CellCounts counts;
    counts.all = column.cells.size();
    for (const CsvCell* cell : column.cells) {
        const bool is_word = is_plain_word(cell->text);
        if (!is_word && is_number(cell->text, takes_zeros)) {
            ++counts.numbers;
            if (read::flag_of(cell->text)) ++counts.digits;
        } else if (read::flag_of(cell->text))
            ++counts.flags;
        else if (is_word)
            continue;
        else if (read::take_date_apart(cell->text))
            ++(read::is_zero_date(cell->text) ? counts.no_dates : counts.dates);
    }
    return counts;
}

ColumnType type_of(const CellCounts& counts) {
    const auto is_most = [&counts](std::size_t count) { return counts.all > 0 && count * 2 >= counts.all; };
    if (counts.dates > 0 && is_most(counts.dates + counts.no_dates)) return ColumnType::date;
    if (counts.flags > 0 && counts.flags + counts.digits == counts.all) return ColumnType::flag;
    if (is_most(counts.numbers)) return ColumnType::number;
    return is_most(counts.flags) ? ColumnType::flag : ColumnType::text;
}

/// `"types": {"subs.amount": "number"}`, to write into a mapping file.
std::string declaration(const RawUse& use, std::string_view type) {
    TextBuffer place;
    render::append_json_text(place, use.place);
    return fmt::format("\"types\": {{{}: \"{}\"}}", place.view(), type);
}

/// What settles how numbers are written.
struct NumberWitnesses {
    const CsvCell* point = nullptr;
    const CsvCell* comma = nullptr;
    const CsvCell* ambiguous = nullptr;
    const CsvCell* grouped = nullptr;  ///< ambiguous, with a comma
    const CsvCell* currency = nullptr;
    const CsvCell* percent = nullptr;
    const CsvCell* no_percent = nullptr;
    const CsvCell* written = nullptr;  ///< not as programs write numbers
    Currencies currencies;
};

void keep_first(const CsvCell*& witness, const CsvCell* cell, bool holds) {
    if (holds && witness == nullptr) witness = cell;
}

NumberWitnesses witnesses_of(const Column& column, bool takes_zeros) {
    NumberWitnesses found;
    for (const CsvCell* cell : column.cells) {
        const auto number = written_number(cell->text, takes_zeros);
        if (!number) continue;
        const auto evidence = read::decimal_evidence(number->digits);
        keep_first(found.point, cell, evidence == read::DecimalEvidence::point);
        keep_first(found.comma, cell, evidence == read::DecimalEvidence::comma);
        keep_first(found.ambiguous, cell, evidence == read::DecimalEvidence::ambiguous);
        keep_first(found.grouped, cell,
                   evidence == read::DecimalEvidence::ambiguous &&
                       number->digits.find(',') != std::string::npos);
        keep_first(found.percent, cell, number->percent);
        keep_first(found.no_percent, cell, !number->percent && plain_number(cell->text) != 0.0);
        keep_first(found.written, cell, !plain_number(cell->text, takes_zeros));
        keep_first(found.currency, cell, !number->currency.empty());
        const bool is_zero = number->digits.find_first_of("123456789") == std::string::npos;
        if (number->currency.empty() || is_zero) continue;
        found.currencies.add(number->currency, {.file = column.table->name,
                                                .column = column.name,
                                                .line = cell->line,
                                                .byte = cell->column,
                                                .source = CurrencySource::sign});
    }
    return found;
}

/// Settles one column, first what it is and then how it is written.
class ColumnSettling {
  public:
    ColumnSettling(const Column& column, const RawUse& use, const ImportOptions& options)
        : column_{column},
          use_{use},
          options_{options} {
        raw_.takes_zeros = use.treatment.has(ColumnWork::calculated) || use.declared == ColumnType::number;
    }

    RawColumn settle() {
        raw_.type = use_.declared ? *use_.declared
                    : use_.is_key ? ColumnType::text
                                  : type_of(counts_of(column_, raw_.takes_zeros));
        const bool is_condition = raw_.takes_zeros || use_.treatment.has(ColumnWork::taken_as_number);
        if (raw_.type == ColumnType::flag && !use_.declared && use_.is_told && !is_condition)
            raw_.type = ColumnType::text;  // the country NO, the plan F
        if (raw_.type == ColumnType::number) number();
        if (raw_.type == ColumnType::date) date();
        if (!raw_.failure) check_cells();
        if (!raw_.failure && !use_.declared) check_use();
        return std::move(raw_);
    }

  private:
    void fail(const CsvCell& cell, std::string message, std::string hint) {
        if (!raw_.failure) raw_.failure = failure_at(column_, cell, std::move(message), std::move(hint));
    }

    void tell(const CsvCell& cell, std::string message) {
        raw_.notices.push_back(about(column_, cell, std::move(message)));
    }

    void number() {
        const auto found = witnesses_of(column_, raw_.takes_zeros);
        const bool may_group = found.ambiguous && !found.point;
        if (found.written == nullptr && may_group && !options_.decimal && !is_open(found))
            return tell_point(*found.ambiguous);
        if (found.written == nullptr && !(may_group && options_.decimal != '.')) return;
        raw_.currencies = found.currencies.different();
        if (auto failure = several_currencies(raw_.currencies)) {
            raw_.failure = std::move(*failure);
            return;
        }
        for (auto& use : raw_.currencies) use.place.file = use.place.column = {};  // they end with the column
        if (found.percent && found.no_percent && !use_.declared)
            fail(*found.no_percent,
                 fmt::format("{} has no percent sign, but {} in line {} has", found.no_percent->text,
                             found.percent->text, found.percent->line),
                 "write them alike; with " + declaration(use_, "number") + " the signs are left out");
        decimal(found);
        if (raw_.failure) return;
        const CsvCell* witness = found.written;
        for (const auto* better : {found.currency, found.ambiguous, found.point, found.comma})
            if (better != nullptr) witness = better;
        std::string value;
        append_shortest(value, raw_number(witness->text, raw_).value_or(0));
        tell(*witness, fmt::format("numbers are read without signs: {} is {}", witness->text, value));
    }

    /// Whether numbers of which none settles it, such as 1,234 and 1.234, can be read in two ways: not where
    /// programs write a decimal point, unless what comes of it has no thousandths.
    bool is_open(const NumberWitnesses& found) const {
        return column_.table->delimiter == ';' || found.grouped || use_.has_no_thousandths;
    }

    void tell_point(const CsvCell& cell) {
        tell(cell, fmt::format("{} is read as a number with a decimal point", cell.text));
    }

    void decimal(const NumberWitnesses& found) {
        raw_.decimal = options_.decimal.value_or(found.comma ? ',' : '.');
        if (options_.decimal) return;
        const std::string_view hint = "write --decimal point or --decimal comma";
        if (found.point && found.comma)
            fail(*found.comma,
                 fmt::format("{} has a decimal comma, but {} in line {} a decimal point", found.comma->text,
                             found.point->text, found.point->line),
                 std::string{hint});
        if (!found.ambiguous || found.point || found.comma) return;
        const auto& cell = found.grouped ? *found.grouped : *found.ambiguous;
        if (!is_open(found)) return tell_point(cell);
        fail(
            cell,
            fmt::format("{} can have a decimal sign or thousands, and no other number settles it", cell.text),
            std::string{hint});
    }

    void date() {
        bool has_dates = false;
        std::size_t no_dates = 0;
        const CsvCell* no_date = nullptr;
        for (const CsvCell* cell : column_.cells) {
            const bool is_none = read::is_zero_date(cell->text);
            keep_first(no_date, cell, is_none);
            no_dates += is_none ? 1 : 0;
            const auto taken = read::take_date_apart(cell->text);
            has_dates = has_dates || (taken && !is_none);
            raw_.has_time =
                raw_.has_time || (taken && !is_none && !taken->time.empty() && taken->time != midnight);
        }
        if (no_date)
            tell(*no_date,
                 fmt::format("{} as no date, such as {}",
                             no_dates == 1 ? "1 cell counts" : fmt::format("{} cells count", no_dates),
                             read::quoted(std::string_view{no_date->text})));
        if (has_dates)
            order();
        else
            numbered();
    }

    void order() {
        if (options_.dates) {
            raw_.order = *options_.dates;
            return;
        }
        auto found = find_order(column_, "write --dates day-month-year or --dates month-day-year");
        if (!found) {
            raw_.failure = found.error();
            return;
        }
        raw_.order = (*found).order.value_or(DateOrder::year_month_day);
        if ((*found).notice) raw_.notices.push_back(std::move(*(*found).notice));
    }

    /// Dates that a system wrote as numbers; only a declared column is one of dates then.
    void numbered() {
        for (const CsvCell* cell : column_.cells) {
            const auto look =
                read::is_zero_date(cell->text) ? std::nullopt : read::look_of_number(cell->text);
            if (!look) continue;
            raw_.numbered = look;
            const auto day = read::date_of_number(cell->text, *look);
            return tell(*cell, fmt::format("dates are read as {}: {} is {}", read::description(*look),
                                           cell->text, day ? iso_text(*day) : std::string{}));
        }
    }

    bool fits(std::string_view text) const {
        switch (raw_.type) {
        case ColumnType::number: return raw_number(text, raw_).has_value();
        case ColumnType::date: return raw_date(text, raw_) || read::is_zero_date(text);
        case ColumnType::flag: return read::flag_of(text).has_value();
        case ColumnType::text: return true;
        }
        return true;
    }

    /// Cells that are not of the column's type are NULL to the SELECT, unless they are too many for chance.
    void check_cells() {
        const auto type = static_cast<std::size_t>(raw_.type);
        std::vector<const CsvCell*> odd;
        std::ranges::copy_if(column_.cells, std::back_inserter(odd),
                             [this](const CsvCell* cell) { return !fits(cell->text); });
        if (use_.declared && !odd.empty() && odd.size() == column_.cells.size())
            return fail(*odd.front(),
                        fmt::format("{} cannot be read as the mapping file declares it: expected {}, got {}",
                                    odd.size() == 1 ? "its only cell"
                                                    : fmt::format("each of its {} cells", odd.size()),
                                    wanted[type], read::quoted(std::string_view{odd.front()->text})),
                        fmt::format("{} takes them as they are written", declaration(use_, "text")));
        if (!use_.declared && odd.size() > 2 && odd.size() * 5 > column_.cells.size())
            return fail(*odd.front(),
                        fmt::format("{} of {} cells are not {}, such as {}, but most are", odd.size(),
                                    column_.cells.size(), wanted[type],
                                    read::quoted(std::string_view{odd.front()->text})),
                        fmt::format("mend them, or say in the mapping file what the column is: {} leaves "
                                    "these cells out, and {} takes all as they are written",
                                    declaration(use_, type_table[type]), declaration(use_, "text")));
        for (const CsvCell* cell : odd)
            raw_.problems.push_back(about(column_, *cell,
                                          fmt::format("expected {}, got {}; NULL to the SELECT", wanted[type],
                                                      read::quoted(std::string_view{cell->text}))));
    }

    /// SQLite would take a text for the number that it begins with, and compare days letter by letter.
    void check_use() {
        const auto& done = use_.treatment;
        const bool counts = done.has(ColumnWork::calculated);
        const bool as_number = counts || done.has(ColumnWork::taken_as_number);
        const bool as_day = done.has(ColumnWork::compared_to_day) || done.has(ColumnWork::made_day);
        if (raw_.type == ColumnType::text && as_number)
            refuse(is_number_to_sql, "is no number", counts ? "calculates with it" : "takes it for a number",
                   "number");
        if (raw_.type == ColumnType::text && as_day)
            refuse(is_day_to_sql, "is no day in the form YYYY-MM-DD", "takes it for a day", "date");
        if (raw_.type == ColumnType::number && done.has(ColumnWork::compared_to_day))
            refuse(is_never, "is a number", "compares it with a day", "date");
        if (raw_.type == ColumnType::text && done.has(ColumnWork::ordered))
            refuse(is_never, "is a text", "compares it with a number by < or >", "number");
        if (raw_.type == ColumnType::date && counts)
            refuse(is_never, "is a date", "calculates with it", "text",
                   "julianday() makes a number of days of it");
        check_words();
    }

    template <class Allowed>
    void refuse(Allowed is_allowed, std::string_view what, std::string_view use, std::string_view type,
                std::string hint = {}) {
        const auto odd = std::ranges::find_if(
            column_.cells, [&is_allowed](const CsvCell* cell) { return !is_allowed(cell->text); });
        if (odd == column_.cells.end()) return;
        if (hint.empty() && !has_any(type))
            hint = fmt::format("no cell of the column is one; let the SELECT use another column{}",
                               use_.treatment.has(ColumnWork::taken_as_number)
                                   ? ", or compare this one with the words in it"
                                   : "");
        if (hint.empty())
            hint = fmt::format("say in the mapping file what the column is: {} leaves out what is none, and "
                               "{} lets SQLite take it as it is",
                               declaration(use_, type), declaration(use_, "text"));
        fail(**odd,
             fmt::format("{} {}, but the SELECT {}", read::quoted(std::string_view{(*odd)->text}), what, use),
             std::move(hint));
    }

    /// Whether a cell could be read if the column were declared so.
    bool has_any(std::string_view type) const {
        return std::ranges::any_of(column_.cells, [type](const CsvCell* cell) {
            return type == "number" ? is_number(cell->text, true)
                                    : read::take_date_apart(cell->text) || read::look_of_number(cell->text);
        });
    }

    /// Yes/no words are 1 and 0 to the SELECT, and dates have one form: it cannot ask for another.
    void check_words() {
        if (column_.cells.empty()) return;
        for (const auto& word : use_.treatment.words) {
            const bool is_year = word.size() >= 4 && std::all_of(word.begin(), word.begin() + 4, is_digit);
            const bool is_digit_word = word == "0" || word == "1";
            if (raw_.type == ColumnType::flag && !is_digit_word && read::flag_of(word))
                fail(*column_.cells.front(),
                     fmt::format("is 1 and 0 to the SELECT, which compares it with {}",
                                 read::quoted(std::string_view{word})),
                     fmt::format("compare it with 1 or 0, or write {} into the mapping file",
                                 declaration(use_, "text")));
            if (raw_.type == ColumnType::date && !word.empty() && !is_year)
                fail(*column_.cells.front(),
                     fmt::format("is YYYY-MM-DD to the SELECT, which compares it with {}",
                                 read::quoted(std::string_view{word})),
                     fmt::format("write the day so, or {} into the mapping file", declaration(use_, "text")));
        }
    }

    const Column& column_;
    const RawUse& use_;
    const ImportOptions& options_;
    RawColumn raw_;
};

}  // namespace

std::string_view type_word(ColumnType type) { return type_table[static_cast<std::size_t>(type)]; }

std::optional<ColumnType> type_of_word(std::string_view word) {
    const auto found = std::ranges::find(type_table, word);
    if (found == type_table.end()) return std::nullopt;
    return static_cast<ColumnType>(found - type_table.begin());
}

std::optional<double> raw_number(std::string_view text, const RawColumn& column) {
    if (!column.decimal) return plain_number(text, column.takes_zeros);
    const auto taken = written_number(text, column.takes_zeros);
    const auto value = taken ? read::value_of(*taken, *column.decimal) : std::nullopt;
    return value && is_plausible(*value) ? value : std::nullopt;
}

ColumnType type_of_cells(const Column& column) { return type_of(counts_of(column, false)); }

RawColumn raw_column(const Column& column, const RawUse& use, const ImportOptions& options) {
    return ColumnSettling{column, use, options}.settle();
}

std::optional<std::string> raw_date(std::string_view text, const RawColumn& column) {
    if (read::is_zero_date(text)) return std::nullopt;
    if (column.numbered) {
        const auto day = read::date_of_number(text, *column.numbered);
        return day ? std::optional{iso_text(*day)} : std::nullopt;
    }
    const auto date = read::take_date_apart(text);
    const auto day = date ? read::date_of(*date, column.order) : std::nullopt;
    if (!day) return std::nullopt;
    if (!column.has_time) return iso_text(*day);
    return fmt::format("{} {}", iso_text(*day), date->time.empty() ? midnight : date->time);
}

}  // namespace csm::import
