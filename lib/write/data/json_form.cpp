// SPDX-License-Identifier: MIT
#include "write/data/json_form.hpp"

namespace csm::render {

void JsonForm::end_piece(std::string_view text_so_far) { ends_.push_back(text_so_far.size()); }

void JsonForm::close(std::string_view text) {
    end_piece(text);
    text_.assign(text).append(overrun, ' ');
}

JsonList::JsonList(Layout layout, Layout items, std::size_t depth) {
    if (layout == Layout::line || items == Layout::line) {
        opening_ = "[";
        between_ = layout == Layout::line ? "," : ", ";
        closing_ = "]";
        return;
    }
    const auto line = "\n" + std::string((depth + 1) * 2, ' ');
    opening_ = "[" + line;
    between_ = "," + line;
    closing_ = "\n" + std::string(depth * 2, ' ') + "]";
}

}  // namespace csm::render
