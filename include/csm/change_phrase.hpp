// SPDX-License-Identifier: MIT
#pragma once

#include <csm/number.hpp>

#include <cmath>
#include <optional>
#include <string_view>

namespace csm {

/// A sentence that tells a number as a change, split at its slot: {change}, {change %} or
/// {change point|points}. The views are of the sentence.
struct ChangePhrase {
    std::string_view before;
    std::string_view after;
    std::string_view unit;         ///< may be empty
    std::string_view unit_of_one;  ///< the unit after a change by 1
};

/// Splits the sentence at its first such slot; nothing when it has none.
std::optional<ChangePhrase> change_phrase(std::string_view sentence);

/// Appends to a std::string or a TextBuffer what stands in the slot: "down 31 %", "up 1 point", "unchanged".
/// `value` is finite.
template <class Text>
void append_change(Text& text, double value, const ChangePhrase& phrase) {
    if (value == 0) {
        text.append(std::string_view{"unchanged"});
        return;
    }
    text.append(std::string_view{value < 0 ? "down " : "up "});
    append_shortest(text, std::abs(value));
    const auto unit = std::abs(value) == 1 ? phrase.unit_of_one : phrase.unit;
    if (unit.empty()) return;
    text.append(std::string_view{" "});
    text.append(unit);
}

/// Appends the sentence with the value as a change; `value` is finite.
template <class Text>
void append_changed(Text& text, const ChangePhrase& phrase, double value) {
    text.append(phrase.before);
    append_change(text, value, phrase);
    text.append(phrase.after);
}

}  // namespace csm
