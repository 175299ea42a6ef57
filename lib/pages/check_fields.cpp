// SPDX-License-Identifier: MIT
#include "pages/check_fields.hpp"

#include "pages/parts.hpp"
#include "pages/trends.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <cmath>

namespace csm::documents {

namespace {

constexpr std::size_t bars_in_line = 12;

/// Rows of fields, those of a block indented below a row with its name. Fields of a block follow each other.
class BlockRows {
  public:
    explicit BlockRows(Table& table) : table_{table} {}

    void add(const std::string& field, std::vector<Cell> cells) {
        const auto dot = field.find('.');
        const bool is_inside = dot != std::string::npos;
        const auto block = field.substr(0, dot);
        if (is_inside && block != block_) {
            Row row{{text_cell(block, Tone::strong)}, {}};
            row.cells.resize(table_.columns.size(), text_cell(" "));
            const bool is_field = !table_.rows.empty() && name_of_last_ == block;
            if (!is_field) table_.rows.push_back(std::move(row));
        }
        block_ = is_inside ? block : std::string{};
        name_of_last_ = field;
        cells.insert(cells.begin(), text_cell(is_inside ? field.substr(dot + 1) : field));
        table_.rows.push_back({std::move(cells), {}, is_inside ? 1 : 0});
    }

  private:
    Table& table_;
    std::string block_;
    std::string name_of_last_;
};

Cell share_cell(const Completeness& part) {
    if (part.accounts == 0) return {};
    const double share = static_cast<double>(part.known) / static_cast<double>(part.accounts);
    const auto tone = part.known == part.accounts ? Tone::plain : part.known == 0 ? Tone::bad : Tone::caution;
    return {Share{share}, tone};
}

/// As many digits as tell values apart: a least value is often a long fraction.
Cell number_cell(double value) {
    constexpr double large = 1000;
    if (std::abs(value) >= large) return {Money{value}};
    const double factor = std::abs(value) >= 10 ? 10 : 1000;
    return {Measured{std::round(value * factor) / factor}};
}

/// One block character for each part of the range; a part that holds anything shows.
std::string bar_line(const Distribution& values) {
    std::vector<double> counts;
    for (const auto& bin : values.histogram(bars_in_line)) counts.push_back(static_cast<double>(bin.count));
    return sparkline(counts);
}

Cell date_cell(double day) { return {date_of_day(day)}; }

void add_numbers(Document& document, const CheckResult& check) {
    Table table{.columns = {{"Numbers", Align::left, 0, true},
                            {"Least", Align::right},
                            {"Quarter", Align::right, 2},
                            {"Median", Align::right},
                            {"3 quarters", Align::right, 2},
                            {"Most", Align::right},
                            {"Values", Align::right, 3},
                            {"Least to most", Align::left, 1}},
                .rows = {},
                .more = "Each bar is a part of the range from the least to the most; · is an empty part."};
    BlockRows rows{table};
    for (const auto& [field, all, by_segment, values] : check.fields) {
        if (field.kind != FieldKind::number || values.empty()) continue;
        rows.add(field.name, {number_cell(values.least()),
                              number_cell(values.quantile(0.25)),
                              number_cell(values.quantile(0.5)),
                              number_cell(values.quantile(0.75)),
                              number_cell(values.most()),
                              {Count{static_cast<std::int64_t>(values.total())}},
                              text_cell(bar_line(values))});
    }
    if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
}

void add_dates(Document& document, const CheckResult& check) {
    const double today = day_of(check.as_of);
    Table table{.columns = {{"Dates", Align::left, 0, true},
                            {"Earliest", Align::left},
                            {"Median", Align::left},
                            {"Latest", Align::left},
                            {"Past", Align::right, 1}},
                .rows = {},
                .more = {}};
    for (const auto& [field, all, by_segment, values] : check.fields) {
        if (field.kind != FieldKind::date || values.empty()) continue;
        table.rows.push_back({{text_cell(field.name),
                               date_cell(values.least()),
                               date_cell(values.quantile(0.5)),
                               date_cell(values.most()),
                               {Count{static_cast<std::int64_t>(values.below(today))}}},
                              {}});
    }
    if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
}

std::string word_at(const CheckedField& field, double value) {
    if (field.kind == FieldKind::flag) return value == 0 ? "no" : "yes";
    return field.words[static_cast<std::size_t>(value)];
}

void add_words(Document& document, const CheckResult& check) {
    Facts facts;
    for (const auto& [field, all, by_segment, values] : check.fields) {
        const bool has_words = field.kind == FieldKind::word || field.kind == FieldKind::flag;
        if (!has_words || values.empty()) continue;
        std::string counts;
        for (const auto& [value, count] : values.values()) {
            if (!counts.empty()) counts += ", ";
            counts.append(word_at(field, value)).append(" ");
            append_thousands(counts, static_cast<double>(count));
        }
        facts.facts.push_back({field.name.substr(field.name.find('.') + 1), text_cell(counts), {}});
    }
    if (!facts.facts.empty()) document.blocks.emplace_back(std::move(facts));
}

}  // namespace

void add_completeness(Document& document, const CheckResult& check, const Model& model) {
    Table table{
        .columns = {{"Field", Align::left, 0, true}, {"Known", Align::right}, {"Share", Align::right}},
        .rows = {},
        .more = {}};
    std::vector<std::size_t> segments;
    for (std::size_t segment = 0; segment < model.segments.size(); ++segment) {
        if (check.fields.empty() || check.fields.front().by_segment[segment].accounts == 0) continue;
        segments.push_back(segment);
        table.columns.push_back(
            {model.segments[segment].label, Align::right, static_cast<int>(segments.size())});
    }
    BlockRows rows{table};
    for (const auto& field : check.fields) {
        std::vector<Cell> cells{{Count{static_cast<std::int64_t>(field.all.known)}}, share_cell(field.all)};
        for (const auto segment : segments) cells.push_back(share_cell(field.by_segment[segment]));
        rows.add(field.field.name, std::move(cells));
    }
    document.blocks.emplace_back(Heading{2, "How complete the fields are"});
    document.blocks.emplace_back(std::move(table));
}

void add_distributions(Document& document, const CheckResult& check) {
    document.blocks.emplace_back(Heading{2, "What the values are"});
    add_numbers(document, check);
    add_dates(document, check);
    add_words(document, check);
}

}  // namespace csm::documents
