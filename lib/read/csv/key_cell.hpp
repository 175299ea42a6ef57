// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace csm::read {

/// A customer key or the name of a column without what spreadsheets and copying put around it: ="00451",
/// '00451, characters without width, and blanks of other kinds, which become plain ones. Nothing when there
/// is nothing to take off.
std::optional<std::string> plain_key(std::string_view text);

/// Whether a cell is a text as a formula, ="00451", by which exports keep spreadsheets from counting it.
bool is_text_formula(std::string_view text);

/// Whether a key says that there is no customer: empty, N/A and the like, None, TBD, 0.
bool names_nobody(std::string_view key);

/// What the single keys of a column look like, to tell cells that hold several of them.
class KeyShapes {
  public:
    /// A cell of the column, whether it holds one key or several.
    void add(std::string_view cell);

    /// Whether the cell holds several keys, with `;`, `|`, a line break, or a comma without a blank between
    /// them: each part looks like a single key of the column or, where it has none, like the other parts.
    bool are_several(std::string_view cell) const;

  private:
    bool has(std::string_view part) const;

    std::set<std::string> shapes_;
    std::set<std::pair<std::string, std::size_t>> sized_;  ///< those with digits, and how long they are
};

}  // namespace csm::read
