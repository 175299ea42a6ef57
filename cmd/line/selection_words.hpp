// SPDX-License-Identifier: MIT
#pragma once

#include "line/scoring_arguments.hpp"

#include <string>

namespace csm::cmd {

/// The filters in words: "owner Dana Reyes, risk tier critical or high"; "all accounts" without any.
std::string selection_words(const ScoringArguments& arguments);

}  // namespace csm::cmd
