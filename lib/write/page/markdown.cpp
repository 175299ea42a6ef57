// SPDX-License-Identifier: MIT
#include "write/page/markdown.hpp"
#include "write/page/flow.hpp"

#include "base/code_point.hpp"
#include "base/formula.hpp"
#include "base/text_width.hpp"
#include "write/page/sections.hpp"
#include "write/page/table_rules.hpp"
#include "write/page/text_value.hpp"

#include <csm/render.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

namespace {

bool is_word(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || static_cast<unsigned char>(letter) >= 0x80;
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Whether the character at the place would be markup; an underscore within a word is none.
bool is_markup(std::string_view text, std::size_t place) {
    constexpr std::string_view always = "\\`*[]<>|~&$";
    if (always.find(text[place]) != std::string_view::npos) return true;
    const bool within_word =
        place > 0 && place + 1 < text.size() && is_word(text[place - 1]) && is_word(text[place + 1]);
    return text[place] == '_' && !within_word;
}

/// Escapes what is markup, and the character at `sign`; one of several bytes becomes a reference, since a
/// backslash before it would be a text.
std::string escaped(std::string_view text, std::size_t sign) {
    std::string result;
    for (std::size_t place = 0; place < text.size(); ++place) {
        if (place == sign && static_cast<unsigned char>(text[place]) >= 0x80) {
            const auto point = first_code_point(text.substr(place));
            result += fmt::format("&#x{:X};", static_cast<unsigned>(point.value));
            place += point.bytes - 1;
            continue;
        }
        if (place == sign || is_markup(text, place)) result += '\\';
        result += text[place];
    }
    return result;
}

std::string cell_text(const Cell& cell) { return markdown_cell(value_text(cell.value)); }

/// A table under construction: cells are already Markdown.
class PipeTable {
  public:
    explicit PipeTable(const std::vector<Column>& columns) {
        for (const auto& column : columns) add_column(column.title, column.align);
    }

    void add_column(std::string_view title, Align align) {
        titles_.push_back(markdown_cell(title));
        rule_ += align == Align::right ? "---:|" : "---|";
    }

    void add_row(const std::vector<std::string>& cells) { rows_ += line(cells); }

    std::string text() const {
        return rows_.empty() ? std::string{} : with_table_rules(line(titles_) + "|" + rule_ + "\n" + rows_);
    }

  private:
    static std::string line(const std::vector<std::string>& cells) {
        std::string text = "|";
        for (const auto& cell : cells) text.append(" ").append(cell).append(cell.empty() ? "|" : " |");
        return text += '\n';
    }

    std::vector<std::string> titles_;
    std::string rule_;
    std::string rows_;
};

/// The labels of all notes, in the order in which they come: each becomes a column.
std::vector<std::string> note_labels(const Table& table) {
    std::vector<std::string> labels;
    for (const auto& row : table.rows)
        for (const auto& note : row.notes)
            if (std::find(labels.begin(), labels.end(), note.label) == labels.end())
                labels.push_back(note.label);
    return labels;
}

/// The text of the row's notes under the label; several are joined.
std::string notes_under(const Row& row, const std::string& label) {
    std::string text;
    for (const auto& note : row.notes) {
        if (note.label != label) continue;
        if (!text.empty()) text += "; ";
        text += text.empty() ? markdown_cell(note.text) : markdown_text(note.text);
    }
    return text;
}

std::string block_text(const Heading& heading) {
    const auto text = markdown_text(heading.text);
    if (text.empty()) return {};
    return std::string(static_cast<std::size_t>(std::clamp(heading.level, 1, 6)), '#') + " " + text + "\n";
}

std::string block_text(const Paragraph& paragraph) {
    const auto text = markdown_line(paragraph.text);
    return text.empty() ? text : text + "\n";
}

std::string block_text(const Facts& facts) {
    std::string text;
    for (const auto& fact : facts.facts) {
        text += "- **" + markdown_text(fact.label) + ":** " + cell_text(fact.cell);
        if (!fact.remark.empty()) text += " (" + markdown_text(fact.remark) + ")";
        text += '\n';
    }
    return text;
}

std::string block_text(const Table& given) {
    const auto table = without_empty_columns(given);
    const auto labels = note_labels(table);
    PipeTable pipes{table.columns};
    for (const auto& label : labels) pipes.add_column(label, Align::left);
    for (const auto& row : table.rows) {
        std::vector<std::string> cells;
        for (const auto& cell : row.cells) cells.push_back(cell_text(cell));
        if (!cells.empty() && row.level > 0) cells.front().insert(0, "· ");
        for (const auto& label : labels) cells.push_back(notes_under(row, label));
        pipes.add_row(cells);
    }
    auto text = pipes.text();
    if (table.more.empty()) return text;
    if (!text.empty()) text += '\n';
    return text + "*" + markdown_text(table.more) + "*\n";
}

/// As many of ten blocks as the value is of the largest, at least one for what is not nothing.
std::string drawn(double value, double largest) {
    if (!(value > 0) || !(largest > 0)) return {};
    std::string blocks;
    const auto count = std::max(1L, std::lround(value / largest * 10));
    for (long i = 0; i < count; ++i) blocks += "█";
    return blocks;
}

std::string block_text(const Bars& bars) {
    double largest = 0;
    for (const auto& bar : bars.bars) largest = std::max(largest, bar.value);
    PipeTable pipes{std::vector<Column>(2)};
    for (const auto& column : bars.columns) pipes.add_column(column.title, column.align);
    for (const auto& bar : bars.bars) {
        std::vector<std::string> cells{markdown_cell(bar.label), drawn(bar.value, largest)};
        for (const auto& cell : bar.cells) cells.push_back(cell_text(cell));
        pipes.add_row(cells);
    }
    return pipes.text();
}

std::string block_text(const Flow& flow) { return block_text(render::table_of(flow)); }

std::string block_text(const List& list) {
    std::string text;
    std::size_t number = 0;
    for (const auto& item : list.items)
        text += (list.numbered ? std::to_string(++number) + ". " : "- ") + markdown_line(item) + "\n";
    return text;
}

std::string block_text(const Terms& terms) {
    std::string text;
    for (const auto& group : terms.groups) {
        if (!text.empty()) text += '\n';
        if (!group.title.empty()) text += "**" + markdown_line(group.title) + "**\n\n";
        for (const auto& [term, meaning] : group.terms)
            text +=
                "- " + markdown_line(term) + (meaning.empty() ? "" : ": " + markdown_line(meaning)) + "\n";
    }
    return text;
}

std::string block_text(const Code& code) {
    std::string text;
    for (const auto line : lines_of(code.text)) text.append("    ").append(printable_line(line)).append("\n");
    return text;
}

}  // namespace

std::string markdown_text(std::string_view raw) { return escaped(printable(raw), std::string_view::npos); }

std::string markdown_cell(std::string_view raw) {
    const auto text = printable(raw);
    return escaped(text, is_signed_number(text) ? text.npos : formula_sign(text));
}

std::string markdown_line(std::string_view raw) {
    auto text = markdown_cell(raw);
    if (text.empty()) return text;
    constexpr std::string_view beginnings = "#+-=:%";
    if (beginnings.find(text.front()) != std::string_view::npos) return "\\" + text;
    const auto after =
        static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
    const bool is_number = after > 0 && after < text.size() && (text[after] == '.' || text[after] == ')');
    if (is_number) text.insert(after, "\\");
    return text;
}

std::string render_markdown(const Document& document) {
    std::vector<std::string> texts;
    for (const auto& block : document.blocks)
        texts.push_back(std::visit([](const auto& known) { return block_text(known); }, block));
    return joined_sections(document, texts);
}

}  // namespace csm
