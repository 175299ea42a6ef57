// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace csm::test {

/// The text as one member of gzip data.
std::string gzip(std::string_view text);

}  // namespace csm::test
