// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace csm::cmd {

/// A term and its explanation.
struct Entry {
    std::string term;
    std::string text;
};

/// A section of explained terms, such as options.
struct Section {
    std::string title;
    std::vector<Entry> entries;
};

/// A plain text page for a terminal, put together from top to bottom; every part is preceded by an empty
/// line.
class Page {
  public:
    /// `width` in columns, counted as 40 to 100.
    explicit Page(int width);

    /// Paragraphs separated by empty lines, wrapped.
    void paragraphs(std::string_view text);

    /// A title and lines below it, as they are.
    void lines(std::string_view title, const std::vector<std::string>& lines);

    /// Terms on the left, texts aligned on the right; all sections share one column.
    void sections(const std::vector<Section>& sections);

    /// Every term on a line of its own with its text indented below.
    void list(const Section& section);

    /// The page, ending in one newline.
    const std::string& text() const { return text_; }

  private:
    void start_part();
    void entry(const Entry& entry, std::size_t column);

    std::size_t width_;
    std::string text_;
};

}  // namespace csm::cmd
