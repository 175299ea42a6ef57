// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <span>
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

/// How many examples of ids are shown of each side.
constexpr std::size_t ids_shown = 3;

/// How many customers a file and those before it have, and how many of them are the same.
struct SharedIds {
    std::size_t here = 0;
    std::size_t before = 0;
    std::size_t both = 0;

    /// Whether files of the same customers would hardly share so few: none, or under a tenth of the smaller
    /// side's where both have five.
    bool are_few() const;
};

/// What is told of files that share few ids, with examples of both sides.
std::string told_of_few(const SharedIds& shared, std::span<const std::string> here,
                        std::span<const std::string> before);

/// The same of the keys by which a SELECT joins tables: those of one column, and of `place` before it.
std::string told_of_few_keys(const SharedIds& shared, std::span<const std::string> here,
                             std::span<const std::string> before, std::string_view place);

}  // namespace csm::read
