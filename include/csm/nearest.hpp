// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace csm {

/// The candidate most like the word by optimal string alignment distance, when it is near enough to be a slip
/// of the finger (at most a third of the word, but one at least); nothing otherwise, and for an empty word or
/// one over 64 bytes.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

/// The words as a choice: "text", "text or csv", "text, json or csv"; empty for no words.
std::string alternatives(std::span<const std::string> words);

/// The words in a sentence: "A", "A and B", "A, B and C"; empty for no words.
std::string enumerated(std::span<const std::string> words);

/// `did you mean "json"?` when one of the known words is near, else empty. `prefix` is put before both words:
/// -- for options.
std::string did_you_mean(std::string_view word, std::span<const std::string> known,
                         std::string_view prefix = {});

/// The error for a word outside a closed list: `--format takes text, json or csv, not "jsn"` and the nearest
/// word. `subject` is what takes the word, as the user writes it.
Error unknown_word(std::string_view subject, std::string_view word, std::span<const std::string> known);

}  // namespace csm
