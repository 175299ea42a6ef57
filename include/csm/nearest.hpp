// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace csm {

/// The candidate most like the word, when it is near enough to be a slip of the finger: for "did you mean".
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

/// The words as a choice: "text", "text or csv", "text, json or csv".
std::string alternatives(std::span<const std::string> words);

}  // namespace csm
