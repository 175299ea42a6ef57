// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace csm::render {

/// Documents as JSON that a page's script draws: each is a short line, and what several of them say stands
/// once, in the pool. Wherever the script meets a number, it is a place in the pool; everything else stands
/// for itself. Nothing in it ends a `<script>` element.
class HtmlData {
  public:
    /// `["id","name",block…]`. A block is `["h2",text]` and the like, `["p",text,class]`,
    /// `["facts",[label,cell,remark]…]`, `["table",[[title,class]…],more,row…]`, `["ul",text…]` or
    /// `["ol",text…]`, `["terms",title,[term,text]…]` or `["pre",text]`. A row is a list of its cells, or of
    /// such a list and its notes as `{"label":…,"text":…}`; a cell is a text, or `[class,text]`.
    std::string line(std::string_view id, std::string_view name, const Document& document);

    /// The list of what the lines so far refer to.
    std::string pool() const;

  private:
    std::string text(std::string_view raw);
    std::string shared(std::string json);
    std::string cell(const Cell& cell, bool is_indented = false);
    std::string columns(const std::vector<Column>& columns);
    std::string row(const Row& row);

    std::string block(const Heading& heading);
    std::string block(const Paragraph& paragraph);
    std::string block(const Facts& facts);
    std::string block(const Table& table);
    std::string block(const Bars& bars);
    std::string block(const Flow& flow);
    std::string block(const List& list);
    std::string block(const Terms& terms);
    std::string block(const Code& code);

    std::unordered_map<std::string, std::size_t> places_;
    std::string pool_;  ///< its members, with a comma and a line end between them
};

}  // namespace csm::render
