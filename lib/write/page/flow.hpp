// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>

#include <string>

namespace csm::render {

/// The states before as rows, those after as columns, and what is in each pair of them; states of nobody fall
/// out.
Table table_of(const Flow& flow);

/// The streams as a picture of SVG, which needs neither script nor style attributes: its colours are classes
/// of the page's style sheet. Empty without streams.
std::string flow_picture(const Flow& flow);

}  // namespace csm::render
