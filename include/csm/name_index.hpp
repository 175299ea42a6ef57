// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// A name in the form in which names are compared: lower case, without accents of Western European letters,
/// blanks, punctuation and a legal form at the end (Inc, Ltd, GmbH, …); `&` is "and".
std::string comparable_name(std::string_view name);

/// Whether two texts differ by one slip: a letter (a byte) more, less or other, or two neighbours swapped; an
/// optimal string alignment distance of 1.
bool differ_by_one_slip(std::string_view a, std::string_view b);

/// Accounts whose names are alike.
struct NameMatch {
    bool same = false;           ///< equal once they are comparable; else one slip apart
    std::uint64_t accounts = 0;  ///< at least 2
    std::array<std::uint64_t, 2>
        places{};  ///< of the first account, and of the next or of the other name's first
};

/// What was found, in a fixed order.
struct NameMatches {
    std::vector<NameMatch> found;  ///< equal names first, each kind in the order of the input
    bool complete = true;          ///< false: there are more, they were not looked for
};

/// Finds names that are equal or nearly so. Names that differ in a digit are not alike: "Site 12" is not
/// "Site 13". Names longer than 256 bytes are compared for equality only. Takes the memory of the comparable
/// names and 24 bytes each, and while it looks about 20 bytes for each letter of the names of one length.
class NameIndex {
  public:
    /// `name` is comparable; an empty one is left out.
    void add(std::string_view name, std::uint64_t place);

    /// At most `most` matches.
    NameMatches matches(std::size_t most) const;

  private:
    struct Entry {
        std::uint64_t start = 0;  // in `text_`
        std::uint64_t place = 0;
        std::uint32_t length = 0;
    };

    std::string_view text(const Entry& entry) const {
        return std::string_view{text_}.substr(entry.start, entry.length);
    }

    std::vector<Entry> distinct(NameMatches& matches, std::size_t most) const;
    void find_near(std::span<const Entry> shorter, std::span<const Entry> longer, NameMatches& matches,
                   std::size_t most) const;

    std::string text_;
    std::vector<Entry> entries_;
};

}  // namespace csm
