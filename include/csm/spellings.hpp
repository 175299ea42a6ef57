// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// What a name that stands in several spellings is of.
enum class SpelledKind : std::uint8_t { owner, module, department };

/// "owner", "module", "department"; lives as long as the program.
std::string_view word(SpelledKind kind);

/// A spelling, and how many accounts have it.
struct Spelling {
    std::string text;
    std::uint64_t accounts = 0;
};

/// A name that stands in several spellings, which csm takes for one.
struct SpelledName {
    SpelledKind kind = SpelledKind::owner;
    std::vector<Spelling> spellings;  ///< two at least; most frequent first, equal ones in the order of bytes
};

/// A name as one account has it.
struct NameUse {
    SpelledKind kind = SpelledKind::owner;
    std::string text;

    auto operator<=>(const NameUse&) const = default;
};

/// Counts in which spellings names come. Memory grows with the different spellings, of which it keeps
/// 100,000.
class SpellingTally {
  public:
    /// One account has the name so; blank names are none.
    void add(const NameUse& use);

    /// Names in several spellings: owners, modules, departments, each in the order of their bytes without
    /// case.
    std::vector<SpelledName> names() const;

    /// Whether every spelling was kept.
    bool is_complete() const { return is_complete_; }

  private:
    using Spellings = std::map<std::string, std::uint64_t, std::less<>>;

    std::map<std::pair<SpelledKind, std::string>, Spellings> names_;  // by the normalised name
    std::size_t kept_ = 0;
    bool is_complete_ = true;
};

}  // namespace csm
