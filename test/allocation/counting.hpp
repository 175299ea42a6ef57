// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace csm::test {

/// How many blocks of memory this program has asked for so far, in any thread.
std::uint64_t allocations();

}  // namespace csm::test
