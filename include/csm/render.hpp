// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>

#include <string>

namespace csm {

/// How a terminal page looks.
struct TextStyle {
    int width = 80;       ///< columns of the page; below 40 counts as 40
    bool colour = false;  ///< SGR escape sequences for tones
    bool ascii = false;   ///< rules, bars and marks of the page in ASCII; texts of the input stay as they are
};

/// The document as plain text for a terminal or a pipe: aligned, wrapped to the width, ending in one newline.
std::string render_text(const Document& document, const TextStyle& style);

/// The document as Markdown with tables (GitHub's and Pandoc's kind), for chat, issues and converters. Names
/// and sentences of the input stay text: nothing in them becomes markup.
std::string render_markdown(const Document& document);

}  // namespace csm
