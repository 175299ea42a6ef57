// SPDX-License-Identifier: MIT
#pragma once

#include "support/json_patch.hpp"

#include <csm/model.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace csm::test {

/// The model that is built into the program, read once.
const Model& standard_model();

/// Reads a model; throws with all defects when the text is none.
Model model_of(std::string_view text);

/// The standard model with changes; throws with all defects when the result is no model.
Model model_with(const std::vector<Patch>& patches);

/// What is wrong with the standard model once it is changed, each as "field: message"; empty when nothing is.
std::vector<std::string> defects_with(const std::vector<Patch>& patches);

/// Where the values of a field stand in `Account::values`; throws when no metric reads it.
std::size_t slot_of(const Model& model, std::string_view field);

/// Indices of the standard model's segments.
inline constexpr std::size_t enterprise = 0, mid_market = 1, smb = 2;

}  // namespace csm::test
