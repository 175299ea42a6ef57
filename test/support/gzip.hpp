// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace csm::test {

/// The text as one member of gzip data.
std::string gzip(std::string_view text);

/// The text of gzip data; throws when it is none.
std::string gunzip(std::string_view packed);

}  // namespace csm::test
