// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace csm {

/// The version of csm, such as 1.2.3; semantic versioning. It lives as long as the program.
std::string_view version();

}  // namespace csm
