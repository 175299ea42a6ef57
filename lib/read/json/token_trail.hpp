// SPDX-License-Identifier: MIT
#pragma once

#include "base/tokens.hpp"

#include <bit>
#include <cstdint>
#include <string_view>

namespace csm::read {

/// Follows a parser that does not say where it is: remembers the last token whose place is known and how many
/// have come since, so that the place of the current one can be found again in the rare case that somebody
/// asks.
class TokenTrail {
  public:
    /// The text must live as long.
    explicit TokenTrail(std::string_view text) : text_{text} {}

    /// A document starts at the offset.
    void restart(std::size_t offset) {
        anchor_ = offset;
        since_ = -1;
    }

    /// The current token starts at the offset, in a text that is not JSON.
    void stand_at(std::size_t offset) {
        anchor_ = offset;
        since_ = standing;
    }

    /// A token without a known place.
    void pass() { ++since_; }

    /// A string whose characters the parser handed over; their place is known when they lie in the text
    /// itself.
    void pass_string(std::string_view characters) { pass_at(characters, 1); }

    /// A number whose characters the parser handed over.
    void pass_number(std::string_view characters) { pass_at(characters, 0); }

    /// Where the current token starts in the text; found by reading on from the last known place.
    std::size_t offset() const {
        if (since_ == standing) return anchor_;
        anchor_ = token_after(text_, anchor_, since_ < 0 ? 0 : static_cast<std::size_t>(since_));
        if (since_ > 0) since_ = 0;
        return anchor_;
    }

  private:
    void pass_at(std::string_view characters, std::size_t quote) {
        const auto offset =
            std::bit_cast<std::uintptr_t>(characters.data()) - std::bit_cast<std::uintptr_t>(text_.data());
        if (offset > text_.size()) return pass();
        anchor_ = offset - quote;
        since_ = 0;
    }

    static constexpr long standing = -2;

    std::string_view text_;
    // What was found once is not looked for again: whoever asks for every token pays for each only once.
    mutable std::size_t anchor_ = 0;
    mutable long since_ = -1;
};

}  // namespace csm::read
