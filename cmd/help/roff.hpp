// SPDX-License-Identifier: MIT
#pragma once

#include "help/page.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace csm::cmd {

/// A page for `man`, in its macros and in ASCII, put together from top to bottom.
class Roff {
  public:
    /// Begins the page of that name in a section of the manual: 1 for commands, 7 for guides.
    Roff(std::string_view name, int section);

    void section(std::string_view title);
    void subsection(std::string_view title);

    /// The line by which `apropos` and `whatis` find the page.
    void name(std::string_view name, std::string_view summary);

    /// Paragraphs separated by empty lines.
    void paragraphs(std::string_view text);

    /// How something is called, one line a form: what is typed in bold, what stands for something in italics.
    void usage(const std::vector<std::string>& lines);

    /// Terms, marked up like usage, and their texts.
    void entries(const std::vector<Entry>& entries);

    /// Command lines to type, and what they do.
    void examples(const std::vector<Entry>& examples);

    /// Items of a list; `numbered` ones have numbers, others a bullet.
    void list(const std::vector<std::string>& items, bool numbered);

    /// Lines as they are.
    void code(std::string_view text);

    /// Other pages, such as csm-report(1).
    void references(const std::vector<std::string>& pages);

    const std::string& text() const { return text_; }

  private:
    void line(std::string_view roff);
    void start_paragraph();

    std::string text_;
    bool begins_ = true;  // a section; its first paragraph needs no macro
};

/// The text as an input line of roff that prints just it.
std::string roff_text(std::string_view text);

}  // namespace csm::cmd
