// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace csm {

/// How scores come about, as Markdown: every number is taken from the standard model, so that the guide says
/// what the program does.
std::string scoring_guide();

}  // namespace csm
