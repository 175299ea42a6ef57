// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>
#include <csm/render.hpp>

#include <string>
#include <string_view>

namespace csm {

/// Writes lines of text into a string, knows the column it is at, and never leaves blanks at a line's end.
/// All text given to it is printable.
class TextWriter {
  public:
    /// An empty text in that style.
    explicit TextWriter(const TextStyle& style);

    /// What is written next on this line begins at `column`, or where the line has got to if that is further.
    void advance_to(int column);

    /// Writes text that fits on this line.
    void write(std::string_view text, Tone tone = Tone::plain);

    /// Writes prose from here on, wrapped to the measure; its further lines begin at column `indent`.
    void flow(std::string_view text, Tone tone, int indent);

    /// Ends the line; the next one begins at column 0.
    void end_line();

    /// As `end_line`, but a line on which nothing can be seen shows a dash.
    void end_visible_line();

    /// The column the next character would take.
    int column() const { return column_; }

    /// Everything written so far; the writer is empty after it.
    std::string take();

  private:
    std::string text_;
    int written_ = 0;  // columns of the line that hold text
    int column_ = 0;
    int measure_;
    bool colour_;
};

/// Columns of the page: the style's width, at least 40.
int page_width(const TextStyle& style);

/// Columns prose is wrapped to: the page, but no more than the eye follows.
int prose_width(const TextStyle& style);

/// Columns that a label before a text takes at most, so that most of the page is left to the text.
int label_width_limit(const TextStyle& style);

/// The text with the rules, bars and marks that csm draws as ASCII characters of the same width. Other
/// characters, such as those of names, stay as they are.
std::string in_ascii(std::string_view text);

}  // namespace csm
