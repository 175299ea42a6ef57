// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace csm {

/// `columns` times the same one-column mark.
std::string rule(std::string_view mark, int columns);

}  // namespace csm
