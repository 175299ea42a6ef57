// SPDX-License-Identifier: MIT
#include "base/line_index.hpp"
#include "base/quoted.hpp"
#include "read/csv/csv_record.hpp"
#include "read/csv/csv_start.hpp"
#include "read/csv/csv_text.hpp"
#include "read/csv/summary_rows.hpp"
#include "read/json/fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace csm::read {

namespace {

constexpr std::size_t most_named = 6;

/// Finds the places of a record by their dotted names.
class Places {
  public:
    explicit Places(const RecordSchema& schema) : schema_{schema} { walk(schema.record()); }

    /// The field, as csm import finds those that have csm's own names.
    std::optional<CsvColumn> find(const std::string& name) const {
        if (const auto* node = exact(name)) return CsvColumn{node};
        if (auto part = of_part(name)) return part;
        const auto same = by_key_.find(column_key(name));
        return same == by_key_.end() ? std::nullopt : std::optional{CsvColumn{same->second}};
    }

    const SchemaNode* exact(std::string_view name) const {
        const auto found = by_name_.find(name);
        return found == by_name_.end() ? nullptr : found->second;
    }

  private:
    void walk(const SchemaNode& node) {
        for (const auto& child : node.children) {
            if (has_parts(child.shape)) blocks_.push_back(&child);
            if (child.shape == Shape::object || child.shape == Shape::dates) walk(child);
            if (child.shape == Shape::object || has_parts(child.shape) || has_objects(child.shape)) continue;
            by_name_.emplace(child.name, &child);
            by_key_.emplace(column_key(child.name), &child);
        }
    }

    std::optional<CsvColumn> of_part(const std::string& name) const {
        for (const auto* block : blocks_) {
            const auto prefix = block->name + ".";
            const auto dot = name.rfind('.');
            if (!name.starts_with(prefix) || dot <= prefix.size()) continue;
            for (const auto& part : schema_.part_of(*block).children)
                if (name.substr(dot + 1) == part.key)
                    return CsvColumn{&part, name.substr(prefix.size(), dot - prefix.size()), block};
        }
        return std::nullopt;
    }

    const RecordSchema& schema_;
    std::map<std::string_view, const SchemaNode*> by_name_;
    std::map<std::string, const SchemaNode*> by_key_;
    std::vector<const SchemaNode*> blocks_;  // of modules and plan limits
};

/// The header's cells, without the empty ones at its end.
std::vector<SourceCell> header_of(std::string_view text, const CsvStart& start, CsvLayout& layout) {
    layout.delimiter = start.delimiter;
    CsvRows rows{text, layout.delimiter};
    std::vector<SourceCell> header;
    layout.begin = rows.read(start.begin, header);
    while (!header.empty() && header.back().text.empty()) header.pop_back();
    for (auto& cell : header)
        if (auto plain = plain_key(cell.text)) cell.text = std::move(*plain);
    return header;
}

std::string operand_of(const std::string& name) { return name == "standard input" ? "-" : name; }

std::string import_hint(const std::string& name) {
    return fmt::format("\"csm import {}\" maps columns to fields, which docs/formats.md lists",
                       operand_of(name));
}

Error not_fields(const std::vector<std::string>& others, const std::string& where, const std::string& name) {
    std::vector<std::string> named(others.begin(),
                                   others.begin() + static_cast<long>(std::min(others.size(), most_named)));
    auto list = fmt::format("{}", fmt::join(named, ", "));
    if (others.size() > most_named) list += fmt::format(" and {} more", others.size() - most_named);
    return {where,
            others.size() == 1 ? fmt::format("the column {} is no field of csm", list)
                               : fmt::format("{} columns are no fields of csm: {}", others.size(), list),
            import_hint(name)};
}

/// The failure of a header with titles above it.
Error below_titles(std::string_view text, const CsvStart& start, const std::string& name) {
    const auto line = LineIndex{text}.place(start.header).line;
    return {fmt::format("{}:{}", name, line),
            fmt::format("line {} looks like the header, with titles above it", line),
            fmt::format("\"csm import {}\" skips what stands above it; or delete it", operand_of(name))};
}

/// The columns in their order, but all parts of a block of modules or plan limits where its first one stands,
/// and in it all parts of one of them together.
std::vector<std::size_t> order_of(const std::vector<CsvColumn>& columns) {
    std::map<const SchemaNode*, std::size_t> place_of_block;
    std::map<std::pair<const SchemaNode*, std::string_view>, std::size_t> rank_of_part;
    std::vector<std::size_t> order(columns.size());
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        order[i] = i;
        const auto& [node, module, block] = columns[i];
        if (block == nullptr)
            places.emplace_back(i, 0);
        else
            places.emplace_back(
                place_of_block.emplace(block, i).first->second,
                rank_of_part.emplace(std::pair{block, std::string_view{module}}, i).first->second);
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return places[i]; });
    return order;
}

/// Two columns for one field leave open which one counts.
std::optional<std::string> given_twice(const CsvLayout& layout, const std::vector<SourceCell>& header) {
    std::map<std::pair<const SchemaNode*, std::string_view>, std::size_t> first;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto& column = layout.columns[i];
        const auto [same, is_new] = first.emplace(std::pair{column.node, std::string_view{column.module}}, i);
        if (!is_new)
            return fmt::format(R"("{}" and "{}" are the same field)", header[same->second].text,
                               header[i].text);
    }
    return std::nullopt;
}

/// The position of the first column that fills a field.
std::optional<std::size_t> column_of(const CsvLayout& layout, const SchemaNode* node) {
    const auto found = std::ranges::find(layout.columns, node, &CsvColumn::node);
    if (found == layout.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - layout.columns.begin());
}

/// The first keys; the header stands before them.
KeyShapes shapes_of(const CsvStart& start, std::size_t key) {
    KeyShapes shapes;
    for (std::size_t i = 1; i < start.head.size(); ++i)
        if (key < start.head[i].size())
            shapes.add(plain_key(start.head[i][key].text).value_or(start.head[i][key].text));
    return shapes;
}

std::vector<std::string_view> texts_of(const std::vector<SourceCell>& row) {
    std::vector<std::string_view> texts;
    texts.reserve(row.size());
    for (const auto& cell : row) texts.emplace_back(cell.text);
    return texts;
}

/// Whether it holds for one of the rows, up to which they are read.
template <class Holds>
bool any_row(std::string_view text, const CsvLayout& layout, Holds holds) {
    CsvRows reader{text, layout.delimiter};
    std::vector<SourceCell> row;
    for (auto offset = layout.begin; offset < text.size();) {
        offset = reader.read(offset, row);
        if (holds(row)) return true;
    }
    return false;
}

/// Finds totals, and the footers behind the last full row.
class OddRows {
  public:
    OddRows(const CsvLayout& layout, std::size_t key, std::optional<std::size_t> amount)
        : width_{layout.columns.size()},
          summaries_{key, amount} {}

    void add(const std::vector<SourceCell>& row) {
        const auto given = row.size();
        auto filled = given;
        while (filled > 0 && row[filled - 1].text.empty()) --filled;
        if (given >= width_) footers_.clear();
        if (filled == 0 || filled > width_) return;
        const auto offset = row.front().offset;
        const auto& cell = row.front().text;
        const std::vector<std::string_view> texts = texts_of(row);
        if (auto judged = summaries_.next(texts); judged.kind != RowKind::record)
            odd_.push_back({offset, judged.kind == RowKind::summary, problem_kind(judged.kind),
                            std::move(judged.message)});
        if (width_ == 1 || filled > 1 || !is_report_footer(cell)) return;
        if (given == 1)
            footers_.push_back({offset, true, ProblemKind::footer_row, told_of_footer(cell)});
        else if (odd_.empty() || odd_.back().offset != offset)
            odd_.push_back({offset, false, ProblemKind::like_no_record, told_of_footer_like(cell, given)});
    }

    std::vector<OddRow> found() {
        for (auto& footer : footers_) {
            const auto same = std::ranges::lower_bound(odd_, footer.offset, {}, &OddRow::offset);
            if (same == odd_.end() || same->offset != footer.offset)
                odd_.insert(same, std::move(footer));
            else
                *same = std::move(footer);
        }
        return std::move(odd_);
    }

  private:
    std::size_t width_;
    SummaryRows summaries_;
    std::vector<OddRow> odd_;
    std::vector<OddRow> footers_;  // that no full row follows yet
};

std::vector<OddRow> odd_rows(std::string_view text, const CsvLayout& layout, std::size_t key,
                             std::optional<std::size_t> amount) {
    if (!may_hold_no_records(text.substr(layout.begin))) return {};
    const auto some_may_be = any_row(text, layout, [key](const std::vector<SourceCell>& row) {
        return may_be_no_record(texts_of(row), key);
    });
    if (!some_may_be) return {};
    OddRows rows{layout, key, amount};
    any_row(text, layout, [&rows](const std::vector<SourceCell>& row) {
        rows.add(row);
        return false;
    });
    return rows.found();
}

bool has_csv_name(std::string_view name) {
    if (name.ends_with(".gz")) name.remove_suffix(3);
    return name.ends_with(".csv") || name.ends_with(".tsv");
}

/// Whether one of the first lines is a header with the key.
bool names_the_key_below_titles(std::string_view text) {
    constexpr std::size_t most_lines = 20;
    for (std::size_t line = 0; line < most_lines && !text.empty(); ++line) {
        const auto cells = text.substr(0, text.find_first_of("\r\n"));
        for (auto rest = cells; !rest.empty();) {
            const auto end = std::min(rest.find_first_of(",;\t|"), rest.size());
            if (column_key(rest.substr(0, end)) == "customerid") return true;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        text.remove_prefix(std::min(cells.size() + 1, text.size()));
    }
    return false;
}

}  // namespace

bool looks_like_csv(std::string_view text, std::string_view name) {
    const auto start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos || text[start] == '{' || text[start] == '[') return false;
    if (has_csv_name(name)) return true;
    const auto line = text.substr(start, text.find_first_of("\r\n", start) - start);
    const auto first = static_cast<unsigned char>(line.front());
    const bool begins_a_name =
        first == '"' || first >= 0x80 || (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
    const bool has_cells =
        line.find_first_of(",;\t|") != std::string_view::npos || column_key(line) == "customerid";
    if (begins_a_name && has_cells && line.find_first_of("{}[]:") == std::string_view::npos) return true;
    return begins_a_name && names_the_key_below_titles(text.substr(start));
}

Result<CsvLayout> csv_layout(std::string_view text, const std::string& name, const RecordSchema& schema) {
    if (const auto other = other_format(text); !other.empty())
        return Error{name, std::string{other}, "save it as \"CSV UTF-8\" and name that file"};
    CsvLayout layout;
    const auto start = csv_start(text);
    const auto header = header_of(text, start, layout);
    const Places places{schema};
    layout.customer_id = places.exact("customer_id");
    std::vector<std::string> others;
    const SourceCell* first_other = nullptr;
    for (const auto& cell : header) {
        auto column = places.find(cell.text);
        if (!column && first_other == nullptr) first_other = &cell;
        if (!column)
            others.push_back(cell.text.empty() ? std::string{"one without a name"}
                                               : quoted(std::string_view{cell.text}));
        layout.columns.push_back(column.value_or(CsvColumn{}));
    }
    if (first_other != nullptr) {
        if (start.header > start.begin) return below_titles(text, start, name);
        const auto place = LineIndex{text}.place(first_other->offset);
        return not_fields(others, fmt::format("{}:{}:{}", name, place.line, place.column), name);
    }
    const auto key = column_of(layout, layout.customer_id);
    if (!key) return Error{name, "no column is customer_id", import_hint(name)};
    if (const auto twice = given_twice(layout, header)) return Error{name, *twice, "leave one of them out"};
    layout.order = order_of(layout.columns);
    layout.key_shapes = shapes_of(start, *key);
    layout.odd_rows = odd_rows(text, layout, *key, column_of(layout, places.exact("arr")));
    return layout;
}

bool have_a_value_in_common(const CsvLayout& one, const CsvLayout& other) {
    std::set<CsvColumn> values;
    for (const auto& column : one.columns)
        if (column.node->shape != Shape::text && !column.node->is(&Account::segment)) values.insert(column);
    return std::ranges::any_of(other.columns,
                               [&values](const CsvColumn& column) { return values.contains(column); });
}

}  // namespace csm::read
