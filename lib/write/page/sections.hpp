// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>

#include <string>
#include <vector>

namespace csm {

/// The rendered blocks of a document, a blank line between them; `texts` has one for each block. Headings
/// without anything under them are left out.
std::string joined_sections(const Document& document, const std::vector<std::string>& texts);

}  // namespace csm
