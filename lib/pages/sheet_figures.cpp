// SPDX-License-Identifier: MIT
#include "pages/sheet_figures.hpp"

#include "base/code_point.hpp"
#include "base/text_width.hpp"
#include "write/page/text_value.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

namespace csm::pages {

namespace {

/// A spreadsheet goes through the whole sheet for each of them.
constexpr std::size_t most_rows = 500;

/// A text as far as every spreadsheet tells it from others: how capital and small letters beyond ASCII belong
/// together is its own matter, so all of those are one.
std::string compared(std::string_view text) {
    const auto shown = printable(text);
    std::string key;
    for (std::string_view rest = shown; !rest.empty();) {
        const auto point = first_code_point(rest);
        if (point.bytes > 1)
            key += '\x01';
        else
            key += static_cast<char>(rest[0] >= 'A' && rest[0] <= 'Z' ? rest[0] - 'A' + 'a' : rest[0]);
        rest.remove_prefix(point.bytes);
    }
    return key;
}

/// Whether a spreadsheet takes the text for itself and neither for a pattern, a comparison, a number, a date
/// nor a truth value.
bool is_plain_word(const std::string& key) {
    constexpr std::size_t longest = 200;
    return !key.empty() && key.size() <= longest && key.find_first_of("*?~<>=\"0123456789") == key.npos &&
           key != "true" && key != "false";
}

struct Comparison {
    std::string_view sign;  // ">=", "<=", "<"
    double limit = 0;

    bool holds(double number) const {
        if (sign == ">=") return number >= limit;
        return sign == "<=" ? number <= limit : number < limit;
    }
};

std::optional<Comparison> comparison_in(std::string_view condition) {
    for (const std::string_view sign : {">=", "<=", "<"}) {
        if (!condition.starts_with(sign) || condition.starts_with("<>")) continue;
        Comparison found{sign, 0};
        std::from_chars(condition.data() + sign.size(), condition.data() + condition.size(), found.limit);
        return found;
    }
    return std::nullopt;
}

std::string text_in(const Cell& cell) {
    const auto* const text = std::get_if<std::string>(&cell.value);
    return text ? compared(*text) : std::string{};
}

bool is_near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); }

}  // namespace

std::optional<std::size_t> SheetFigures::column_of(std::string_view title) const {
    const auto& columns = sheet_.table.columns;
    const auto found = std::ranges::find(columns, title, &Column::title);
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

const std::map<std::string, SheetFigures::Rows>& SheetFigures::rows_by_text(std::size_t column) {
    auto& rows = by_text_[column];
    if (rows.empty())
        for (std::size_t i = 0; i < sheet_.table.rows.size(); ++i)
            rows[text_in(sheet_.table.rows[i].cells[column])].push_back(i);
    return rows;
}

std::optional<SheetFigures::Rows> SheetFigures::saying(std::size_t column, const std::string& key,
                                                       bool is_other) {
    if (!is_plain_word(key)) return std::nullopt;
    const auto& by_text = rows_by_text(column);
    const auto found = by_text.find(key);
    auto rows = found == by_text.end() ? Rows{} : found->second;
    if (!is_other) return rows;
    Rows others;
    for (std::size_t i = 0; i < sheet_.table.rows.size(); ++i)
        if (!std::ranges::binary_search(rows, i)) others.push_back(i);
    return others;
}

std::optional<SheetFigures::Rows> SheetFigures::meeting(const SheetCriterion& criterion,
                                                        std::string_view label) {
    const auto column = column_of(criterion.column);
    if (!column) return std::nullopt;
    const auto comparison = criterion.condition ? comparison_in(*criterion.condition) : std::nullopt;
    const bool wants_nothing = criterion.condition && criterion.condition->empty();
    if (!comparison && !wants_nothing) {
        const bool is_other = criterion.condition && criterion.condition->starts_with("<>");
        auto word = criterion.condition ? std::string_view{*criterion.condition} : label;
        if (is_other) word.remove_prefix(2);
        return saying(*column, compared(word), is_other);
    }
    Rows rows;
    for (std::size_t i = 0; i < sheet_.table.rows.size(); ++i) {
        const auto& cell = sheet_.table.rows[i].cells[*column];
        const auto number = number_in(cell.value);
        const auto* const text = std::get_if<std::string>(&cell.value);
        const bool is_empty = std::holds_alternative<std::monostate>(cell.value) || (text && text->empty());
        if (comparison ? number && comparison->holds(*number) : is_empty) rows.push_back(i);
    }
    return rows;
}

std::optional<double> SheetFigures::value_of(const SheetFigure& figure, std::string_view label) {
    const bool adds_up = figure.kind == SheetFigure::Kind::sum;
    const auto summed = adds_up ? column_of(figure.column) : std::optional<std::size_t>{0};
    if (!summed) return std::nullopt;
    const auto& rows = sheet_.table.rows;
    double sum = 0;
    const auto take = [&](std::size_t row) {
        sum += adds_up ? number_in(rows[row].cells[*summed].value).value_or(0) : 1;
    };
    if (figure.cases.empty())
        for (std::size_t i = 0; i < rows.size(); ++i) take(i);
    for (const auto& criteria : figure.cases) {
        std::optional<Rows> meet_all;
        for (const auto& criterion : criteria) {
            const auto meet = meeting(criterion, label);
            if (!meet) return std::nullopt;
            Rows both;
            if (meet_all) std::ranges::set_intersection(*meet_all, *meet, std::back_inserter(both));
            meet_all = meet_all ? std::move(both) : *meet;
        }
        if (meet_all) std::ranges::for_each(*meet_all, take);
    }
    if (figure.kind != SheetFigure::Kind::share_of_rows) return sum;
    return rows.empty() ? 0 : sum / static_cast<double>(rows.size());
}

void SheetFigures::add(const SummaryPlace& place, const SheetFigure& figure, std::string_view label,
                       const Value& value) {
    const auto shown = number_in(value);
    if (!shown || sheet_.table.rows.empty()) return;
    const auto found = value_of(figure, label);
    if (found && is_near(*found, *shown)) found_[place] = figure;
}

void SheetFigures::add_facts(const std::map<std::string_view, SheetFigure>& figures) {
    for (std::size_t block = 0; block < summary_.blocks.size(); ++block) {
        const auto* const facts = std::get_if<Facts>(&summary_.blocks[block]);
        if (!facts) continue;
        for (std::size_t i = 0; i < facts->facts.size(); ++i) {
            const auto found = figures.find(facts->facts[i].label);
            if (found != figures.end()) add({block, i, 0}, found->second, {}, facts->facts[i].cell.value);
        }
    }
}

void SheetFigures::add_bars(std::string_view heading, const std::string& column, const std::string& summed) {
    const std::vector<std::vector<SheetCriterion>> named{{{column, {}}}};
    const std::vector<SheetFigure> figures{
        {.kind = SheetFigure::Kind::rows, .column = {}, .cases = named},
        {.kind = SheetFigure::Kind::share_of_rows, .column = {}, .cases = named},
        {.kind = SheetFigure::Kind::sum, .column = summed, .cases = named}};
    std::string_view above;
    for (std::size_t block = 0; block < summary_.blocks.size(); ++block) {
        if (const auto* title = std::get_if<Heading>(&summary_.blocks[block])) above = title->text;
        const auto* const bars = std::get_if<Bars>(&summary_.blocks[block]);
        if (!bars || above != heading) continue;
        for (std::size_t i = 0; i < bars->bars.size(); ++i)
            for (std::size_t k = 0; k < std::min(bars->bars[i].cells.size(), figures.size()); ++k)
                add({block, i, k}, figures[k], bars->bars[i].label, bars->bars[i].cells[k].value);
    }
}

void SheetFigures::add_table(std::string_view title, const std::string& labelled, const LabelCriteria& labels,
                             const std::vector<SheetFigure>& figures) {
    for (std::size_t block = 0; block < summary_.blocks.size(); ++block) {
        const auto* const table = std::get_if<Table>(&summary_.blocks[block]);
        if (!table || table->columns.empty() || table->columns.front().title != title) continue;
        if (table->rows.size() > most_rows) continue;
        for (std::size_t i = 0; i < table->rows.size(); ++i) {
            const auto& cells = table->rows[i].cells;
            const auto* const label = std::get_if<std::string>(&cells.front().value);
            if (!label) continue;
            const auto own = labels.find(*label);
            const auto narrow =
                own != labels.end() ? own->second : std::vector<SheetCriterion>{{labelled, std::nullopt}};
            for (std::size_t k = 1; k < std::min(cells.size(), figures.size() + 1); ++k) {
                auto figure = figures[k - 1];
                if (figure.kind == SheetFigure::Kind::quotient) {
                    const bool follows = found_.contains({block, i, figure.dividend}) &&
                                         found_.contains({block, i, figure.divisor});
                    if (follows && number_in(cells[k].value)) found_[{block, i, k}] = figure;
                    continue;
                }
                if (figure.cases.empty()) figure.cases.emplace_back();
                for (auto& criteria : figure.cases)
                    criteria.insert(criteria.end(), narrow.begin(), narrow.end());
                add({block, i, k}, figure, *label, cells[k].value);
            }
        }
    }
}

}  // namespace csm::pages
