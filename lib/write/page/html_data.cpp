// SPDX-License-Identifier: MIT
#include "write/page/html_data.hpp"
#include "write/page/flow.hpp"

#include "base/text_width.hpp"
#include "write/data/json_writer.hpp"
#include "write/page/html_blocks.hpp"
#include "write/page/sections.hpp"
#include "write/page/text_value.hpp"

#include <algorithm>
#include <vector>

namespace csm::render {

namespace {

/// A JSON text in quotes. An HTML parser finds neither the end of the script in it nor a comment.
std::string json_in_html(std::string_view raw) {
    TextBuffer out;
    append_json_text(out, raw);
    std::string json;
    for (const char letter : out.view()) letter == '<' ? json += "\\u003c" : json += letter;
    return json;
}

/// The members as a list.
std::string list_of(const std::vector<std::string>& members) {
    std::string json = "[";
    for (const auto& member : members) json.append(json.size() > 1 ? "," : "").append(member);
    return json + ']';
}

}  // namespace

/// A place in the pool takes about as much room as a short text.
std::string HtmlData::text(std::string_view raw) {
    constexpr std::size_t short_text = 6;
    auto json = json_in_html(printable(raw));
    return json.size() <= short_text + 2 ? json : shared(std::move(json));
}

std::string HtmlData::shared(std::string json) {
    const auto [found, is_new] = places_.try_emplace(std::move(json), places_.size());
    if (is_new) pool_.append(pool_.empty() ? "" : ",\n").append(found->first);
    return std::to_string(found->second);
}

std::string HtmlData::cell(const Cell& cell, bool is_indented) {
    auto name = value_class(cell);
    if (is_indented) name += name.empty() ? "inner" : " inner";
    const auto shown = text(value_text(cell.value));
    return name.empty() ? shown : shared(list_of({text(name), shown}));
}

std::string HtmlData::columns(const std::vector<Column>& columns) {
    std::vector<std::string> members;
    for (const auto& column : columns)
        members.push_back(list_of({text(column.title), text(column.align == Align::right ? "number" : "")}));
    return shared(list_of(members));
}

std::string HtmlData::row(const Row& row) {
    std::vector<std::string> cells;
    for (const auto& known : row.cells) cells.push_back(cell(known, cells.empty() && row.level > 0));
    if (row.notes.empty()) return shared(list_of(cells));
    std::vector<std::string> members{list_of(cells)};
    for (const auto& [label, remark, tone] : row.notes)
        members.push_back("{\"label\":" + text(label) + ",\"text\":" + text(remark) + "}");
    return shared(list_of(members));
}

std::string HtmlData::block(const Heading& heading) {
    return shared(list_of({json_in_html(heading_tag(heading)), text(heading.text)}));
}

std::string HtmlData::block(const Paragraph& paragraph) {
    return shared(list_of({json_in_html("p"), text(paragraph.text), text(class_of(paragraph.tone))}));
}

std::string HtmlData::block(const Facts& facts) {
    if (facts.facts.empty()) return {};
    std::vector<std::string> members{json_in_html("facts")};
    for (const auto& fact : facts.facts)
        members.push_back(shared(list_of({text(fact.label), cell(fact.cell), text(fact.remark)})));
    return list_of(members);
}

std::string HtmlData::block(const Table& given) {
    if (given.rows.empty()) return {};
    const auto table = without_empty_columns(given);
    std::vector<std::string> members{json_in_html("table"), columns(table.columns), text(table.more)};
    for (const auto& known : table.rows) members.push_back(row(known));
    return list_of(members);
}

std::string HtmlData::block(const Bars& bars) { return block(table_of(bars)); }

std::string HtmlData::block(const Flow& flow) { return block(table_of(flow)); }

std::string HtmlData::block(const List& list) {
    std::vector<std::string> members{json_in_html(list.numbered ? "ol" : "ul")};
    for (const auto& item : list.items) members.push_back(text(item));
    return shared(list_of(members));
}

std::string HtmlData::block(const Terms& terms) {
    std::string blocks;
    for (const auto& group : terms.groups) {
        std::vector<std::string> members{json_in_html("terms"), text(group.title)};
        for (const auto& [term, meaning] : group.terms)
            members.push_back(list_of({text(term), text(meaning)}));
        blocks.append(blocks.empty() ? "" : ",").append(shared(list_of(members)));
    }
    return blocks;
}

std::string HtmlData::block(const Code& code) {
    std::string shown;
    for (const auto line : lines_of(code.text)) shown += printable_line(line) + "\n";
    return shared(list_of({json_in_html("pre"), json_in_html(shown)}));
}

std::string HtmlData::line(std::string_view id, std::string_view name, const Document& document) {
    std::vector<std::string> blocks;
    for (const auto& known : document.blocks)
        blocks.push_back(std::visit([&](const auto& kind) { return block(kind); }, known));
    std::vector<std::string> members{json_in_html(id), json_in_html(printable(name))};
    for (const auto index : shown_blocks(document, blocks)) members.push_back(blocks[index]);
    return list_of(members);
}

std::string HtmlData::pool() const { return "[" + pool_ + "]"; }

}  // namespace csm::render
