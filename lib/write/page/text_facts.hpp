// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>
#include <csm/render.hpp>

#include <string>

namespace csm {

/// One labelled value a line, labels, values and remarks each under one another; empty without facts.
std::string facts_text(const Facts& facts, const TextStyle& style);

}  // namespace csm
