// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>

#include <string>
#include <vector>

namespace csm {

/// How a terminal page looks.
struct TextStyle {
    int width = 80;       ///< columns of the page; below 40 counts as 40
    int prose = 96;       ///< columns of the longest line of sentences
    bool colour = false;  ///< SGR escape sequences for tones
    bool ascii = false;   ///< rules, bars and marks of the page in ASCII; texts of the input stay as they are
};

/// A page of the manual: csm-health(1).
struct ManualPage {
    std::string name;                   ///< without the section: csm-health
    int section = 1;                    ///< 1 for commands, 7 for guides
    std::string summary;                ///< one line, without a full stop
    Document document;                  ///< headings of level 2 are its sections; one of level 1 is left out
    std::vector<std::string> see_also;  ///< other pages, such as csm-report(1)
};

/// The page for `man`, in its macros and in ASCII. Terms without any text are how something is called: what
/// is typed stands in bold, what stands for something, which is upper-case, in italics.
std::string render_roff(const ManualPage& page);

/// The document as plain text for a terminal or a pipe: aligned, wrapped to the width, ending in one newline.
std::string render_text(const Document& document, const TextStyle& style);

/// The document as Markdown with tables (GitHub's and Pandoc's kind), for chat, issues and converters, ending
/// in one newline. Names and sentences of the input stay text: nothing in them becomes markup.
std::string render_markdown(const Document& document);

}  // namespace csm
