// SPDX-License-Identifier: MIT
#include "write/page/text_facts.hpp"

#include "base/text_width.hpp"
#include "write/page/text_columns.hpp"
#include "write/page/text_value.hpp"
#include "write/page/text_writer.hpp"

#include <algorithm>

namespace csm {

namespace {

constexpr int widest_aligned_value = 20;
constexpr int narrowest_remark = 16;

/// Where values and remarks begin.
struct FactColumns {
    int value = 0;
    int remark = 0;
};

FactColumns columns_of(const Facts& facts, const TextStyle& style) {
    int label_width = 0;
    int value_width = 0;
    for (const Fact& fact : facts.facts) {
        label_width = std::max(label_width, display_width(printable(fact.label)));
        const int width = display_width(value_text(fact.cell.value));
        if (width <= widest_aligned_value) value_width = std::max(value_width, width);
    }
    const int value = std::min(label_width, label_width_limit(style)) + column_gap;
    return {value, value + value_width + column_gap};
}

void write_remark(TextWriter& writer, const Fact& fact, const FactColumns& columns, int prose_width) {
    const std::string remark = printable(fact.remark);
    if (remark.empty()) return;
    const int beside_value = writer.column() + column_gap;
    const bool aligned = beside_value <= columns.remark && columns.remark + narrowest_remark <= prose_width;
    const bool fits = beside_value + display_width(remark) <= prose_width;
    if (!aligned && !fits) writer.end_line();
    const int start = aligned ? columns.remark : fits ? beside_value : columns.value;
    writer.advance_to(start);
    writer.flow(remark, Tone::muted, start);
}

void write_fact(TextWriter& writer, const Fact& fact, const FactColumns& columns, int prose_width) {
    writer.flow(printable(fact.label), Tone::plain, 0);
    if (writer.column() > columns.value - column_gap) writer.end_line();
    writer.advance_to(columns.value);
    const std::string value = value_text(fact.cell.value);
    writer.flow(value.empty() ? not_known : value, fact.cell.tone, columns.value);
    write_remark(writer, fact, columns, prose_width);
    writer.end_line();
}

}  // namespace

std::string facts_text(const Facts& facts, const TextStyle& style) {
    TextWriter writer(style);
    const FactColumns columns = columns_of(facts, style);
    for (const Fact& fact : facts.facts) write_fact(writer, fact, columns, prose_width(style));
    return writer.take();
}

}  // namespace csm
