// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>
#include <csm/render.hpp>

#include <string>

namespace csm {

/// One bar a line between its label and its figures; empty without bars.
std::string bars_text(const Bars& bars, const TextStyle& style);

}  // namespace csm
