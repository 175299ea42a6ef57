// SPDX-License-Identifier: MIT

#include "import/cell_format.hpp"

#include "model/place.hpp"

#include <csm/number.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>

namespace csm::import {

namespace {

using read::NumberedDate;
using read::Shape;

struct FormatWord {
    std::string_view word;
    bool (*fits)(const read::TargetField&);
    void (*apply)(CellFormat&);
};

bool is_number(const read::TargetField& field) { return field.shape == Shape::number; }

bool is_money(const read::TargetField& field) { return field.is(&Account::arr); }

bool is_share(const read::TargetField& field) {
    return is_number(field) && (field.is_percent || field.is_ratio());
}

bool is_date(const read::TargetField& field) { return field.shape == Shape::date; }

void declare_unit(CellFormat& format, double factor, double divisor) {
    format.factor *= factor;
    format.divisor *= divisor;
    format.unit_declared = true;
}

void declare_period(CellFormat& format, double in_a_year) {
    format.factor *= in_a_year;
    format.period_declared = true;
}

template <NumberedDate kind>
void declare_numbered(CellFormat& format) {
    format.numbered = kind;
}

constexpr FormatWord format_table[] = {
    {"arr", is_money, [](CellFormat& format) { declare_period(format, 1); }},
    {"mrr", is_money, [](CellFormat& format) { declare_period(format, 12); }},
    {"per-interval", is_money,
     [](CellFormat& format) {
         format.per_interval = true;
         format.period_declared = true;
     }},
    {"units", is_money, [](CellFormat& format) { declare_unit(format, 1, 1); }},
    {"cents", is_money, [](CellFormat& format) { declare_unit(format, 1, 100); }},
    {"percent", is_share,
     [](CellFormat& format) {
         format.is_percent = true;
         format.unit_declared = true;
     }},
    {"ratio", is_share,
     [](CellFormat& format) {
         format.is_percent = false;
         format.unit_declared = true;
     }},
    {"decimal-point", is_number, [](CellFormat& format) { format.decimal = '.'; }},
    {"decimal-comma", is_number, [](CellFormat& format) { format.decimal = ','; }},
    {"k-m", is_number, [](CellFormat& format) { format.magnitudes = read::Magnitudes::taken; }},
    {"year-month-day", is_date, [](CellFormat& format) { format.dates = DateOrder::year_month_day; }},
    {"day-month-year", is_date, [](CellFormat& format) { format.dates = DateOrder::day_month_year; }},
    {"month-day-year", is_date, [](CellFormat& format) { format.dates = DateOrder::month_day_year; }},
    {"excel-serial", is_date, declare_numbered<NumberedDate::excel_serial>},
    {"excel-serial-1904", is_date, declare_numbered<NumberedDate::excel_serial_1904>},
    {"yyyymmdd", is_date, declare_numbered<NumberedDate::yyyymmdd>},
    {"unix-seconds", is_date, declare_numbered<NumberedDate::unix_seconds>},
    {"unix-milliseconds", is_date, declare_numbered<NumberedDate::unix_milliseconds>},
};

std::optional<double> plain_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// x12, /60 and -100..100.
bool apply_arithmetic(std::string_view word, const read::TargetField& field, CellFormat& format) {
    if (!is_number(field) || word.size() < 2) return false;
    if (word.front() == 'x' || word.front() == '/') {
        const auto number = plain_number(word.substr(1));
        if (!number || *number == 0) return false;
        declare_unit(format, word.front() == 'x' ? *number : 1, word.front() == '/' ? *number : 1);
        format.period_declared = true;
        return true;
    }
    const auto dots = word.find("..");
    if (dots == std::string_view::npos || !field.least || !field.most) return false;
    const auto from = plain_number(word.substr(0, dots));
    const auto to = plain_number(word.substr(dots + 2));
    if (!from || !to || *from >= *to) return false;
    format.scale = Scale{*from, *to};
    format.unit_declared = true;
    return true;
}

bool apply_word(std::string_view word, const read::TargetField& field, CellFormat& format) {
    for (const auto& known : format_table) {
        if (known.word != word || !known.fits(field)) continue;
        known.apply(format);
        return true;
    }
    return apply_arithmetic(word, field, format);
}

}  // namespace

std::vector<std::string> format_words(const read::TargetField& field) {
    std::vector<std::string> words;
    for (const auto& known : format_table)
        if (known.fits(field)) words.emplace_back(known.word);
    if (!is_number(field)) return words;
    if (field.least && field.most) words.emplace_back("A..B");
    words.emplace_back("xN");
    words.emplace_back("/N");
    return words;
}

Result<CellFormat> declared_format(const ImportRule& rule, const read::TargetField& field) {
    CellFormat format;
    for (const auto& word : rule.formats) {
        if (apply_word(word, field, format)) continue;
        const auto words = format_words(field);
        return Error{rule.origin, fmt::format("\"{}\" is no format of {}", word, field.name),
                     words.empty() ? std::string{"it takes none"}
                                   : fmt::format("it takes {}", fmt::join(words, ", "))};
    }
    format.declared = rule.formats;
    format.words = rule.words;
    format.yes = rule.yes;
    format.no = rule.no;
    return format;
}

std::string map_option(std::string_view column, std::string_view field,
                       const std::vector<std::string>& formats) {
    std::string quoted;
    for (const char letter : column) quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return fmt::format("--map '{}={}{}{}'", quoted, field, formats.empty() ? "" : ":",
                       fmt::join(formats, ","));
}

double converted(double number, const read::TargetField& field, const CellFormat& format) {
    double value = number;
    if (format.scale && field.least && field.most) {
        const auto [from, to] = *format.scale;
        value = *field.least + (value - from) * (*field.most - *field.least) / (to - from);
    }
    if (format.is_percent == true && field.is_ratio()) value /= 100;
    if (format.is_percent == false && field.is_percent) value *= 100;
    value = value * format.factor / format.divisor;
    return value == number ? number : round_converted(value);
}

std::string scale_text(const Scale& scale) {
    std::string text;
    append_shortest(text, scale.from);
    append_shortest(text += "..", scale.to);
    return text;
}

std::optional<double> percent_on_scale(double percent, double end) {
    if (end == 100) return percent;
    if (end == 1) return round_converted(percent / 100);
    return std::nullopt;
}

}  // namespace csm::import
