// SPDX-License-Identifier: MIT
#include "import/cell_format.hpp"

#include "base/normalised.hpp"
#include "base/quoted.hpp"
#include "model/place.hpp"
#include "read/csv/csv_text.hpp"
#include "read/csv/date_cell.hpp"
#include "read/csv/number_cell.hpp"

#include <csm/number.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace csm::import {

namespace {

using read::quoted;
using read::Shape;

CellReading unreadable(ProblemKind kind, std::string_view wanted, std::string_view text,
                       std::string_view more = {}) {
    return {std::nullopt,
            fmt::format("expected {}, got {}; treated as missing{}", wanted, quoted(text), more), kind};
}

bool is_among(std::string_view text, const std::vector<std::string>& words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return are_alike(text, word); });
}

/// The number in the unit of the column, where a percent sign says another one.
std::optional<double> in_unit_of_column(const read::NumberText& text, double number,
                                        const read::TargetField& field, const CellFormat& format) {
    if (!text.percent) return number;
    if (format.scale) return percent_on_scale(number, format.scale->to);
    if (!field.is_percent && !field.is_ratio()) return std::nullopt;
    return percent_on_scale(number, format.is_percent.value_or(field.is_percent) ? 100 : 1);
}

CellReading read_date(std::string_view text, const CellFormat& format) {
    if (read::is_zero_date(text)) return {};
    if (format.numbered) {
        const auto day = read::date_of_number(text, *format.numbered);
        if (!day) return unreadable(ProblemKind::not_a_date, read::description(*format.numbered), text);
        return {iso_text(*day), {}};
    }
    const auto taken = read::take_date_apart(text);
    const auto day =
        taken ? read::date_of(*taken, format.dates.value_or(DateOrder::year_month_day)) : std::nullopt;
    if (day) return {iso_text(*day), {}};
    const auto look = read::look_of_number(text);
    return unreadable(ProblemKind::not_a_date, "a date", text,
                      look ? fmt::format("; it looks like {}", read::description(*look)) : std::string{});
}

CellReading read_flag(std::string_view text, const CellFormat& format) {
    const bool is_yes = format.yes ? is_among(text, *format.yes) : read::flag_of(text) == true;
    const bool is_no = format.no ? is_among(text, *format.no) : read::flag_of(text) == false;
    if (is_yes != is_no) return {is_yes, {}};
    return unreadable(ProblemKind::wrong_type, "yes or no", text,
                      R"(; "yes" and "no" in a mapping file name the words)");
}

/// The model's word for the text, or nothing.
std::optional<std::string> known_word(std::string_view text, const Field& field) {
    const auto key = normalised(text);
    for (const auto& word : field.words)
        if (matches(word, key)) return word;
    for (const auto& [alias, index] : field.aliases)
        if (alias == key) return field.words[index];
    return std::nullopt;
}

CellReading read_word(std::string_view text, const read::TargetField& field) {
    if (field.measured == nullptr) return {std::string{text}, {}};
    if (auto word = known_word(text, *field.measured)) return {std::move(*word), {}};
    return {std::nullopt,
            fmt::format("unknown word {}; treated as missing; {} takes {}, and \"words\" in "
                        "a mapping file says what others mean",
                        quoted(text), field.name, fmt::join(field.measured->words, ", ")),
            ProblemKind::unknown_word};
}

CellReading read_text(std::string_view text, const read::TargetField& field, const Model& model) {
    if (!field.is(&Account::segment) || find_segment(model, text)) return {std::string{text}, {}};
    std::vector<std::string> names;
    for (const auto& segment : model.segments) names.push_back(segment.name);
    return {std::nullopt,
            fmt::format("unknown word {}; treated as missing; segment takes {}", quoted(text),
                        fmt::join(names, ", ")),
            ProblemKind::unknown_word};
}

CellReading read_list(std::string_view text, const CellFormat& format) {
    std::vector<std::string> items;
    while (!text.empty()) {
        const auto end = std::min(text.find(format.list_separator), text.size());
        const auto item = read::without_blanks(text.substr(0, end));
        if (!item.empty()) items.emplace_back(item);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {std::move(items), {}};
}

}  // namespace

CellReading read_number(std::string_view text, const read::TargetField& field, const CellFormat& format) {
    const auto taken = read::take_apart(text, format.magnitudes);
    const auto written = taken ? read::value_of(*taken, format.decimal.value_or('.')) : std::nullopt;
    if (!written) return unreadable(ProblemKind::wrong_type, "a number", text);
    const auto number = in_unit_of_column(*taken, *written, field, format);
    if (!number)
        return {std::nullopt,
                fmt::format("{} is a percentage, which {} is not; treated as missing", text, field.name)};
    if (format.scale && (*number < format.scale->from || *number > format.scale->to))
        return {std::nullopt,
                fmt::format("{} is outside {}, the declared scale; treated as missing", text,
                            scale_text(*format.scale)),
                ProblemKind::out_of_range};
    const double value = converted(*number, field, format);
    if (!is_plausible(value))
        return {std::nullopt, "the number is too large; treated as missing", ProblemKind::too_large};
    const bool outside = (field.least && value < *field.least) || (field.most && value > *field.most);
    if (outside && format.unit_declared && format.is_percent == false)
        return {std::nullopt, fmt::format("{} is no ratio, as declared; treated as missing", text),
                ProblemKind::out_of_range};
    return {value,
            outside ? fmt::format("{} is outside the field's range; used as given", text) : std::string{},
            ProblemKind::out_of_range};
}

namespace {

/// Numbers, oldest first. One that cannot be read is left out, and told.
CellReading read_series(std::string_view text, const read::TargetField& field, const CellFormat& format) {
    const auto items = read_list(text, format);
    std::vector<double> numbers;
    CellReading series;
    for (const auto& item : std::get<std::vector<std::string>>(*items.value)) {
        auto number = read_number(item, field, format);
        if (number.value) numbers.push_back(std::get<double>(*number.value));
        if (number.problem.empty()) continue;
        series.problem = std::move(number.problem);
        series.kind = number.kind;
    }
    if (!numbers.empty()) series.value = std::move(numbers);
    return series;
}

}  // namespace

CellReading read_cell(std::string_view text, const read::TargetField& field, const CellFormat& format,
                      const Model& model) {
    for (const auto& [cell, meaning] : format.words) {
        if (!are_alike(cell, text)) continue;
        if (meaning.empty()) return {};
        text = meaning;
        break;
    }
    switch (field.shape) {
    case Shape::number: return read_number(text, field, format);
    case Shape::date: return read_date(text, format);
    case Shape::flag: return read_flag(text, format);
    case Shape::word: return read_word(text, field);
    case Shape::texts: return read_list(text, format);
    case Shape::series: return read_series(text, field, format);
    default: return read_text(text, field, model);
    }
}

}  // namespace csm::import
