// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace csm::fuzz {

/// Ends the process, so that the fuzzer keeps the input, unless the condition holds.
inline void require(bool condition, const std::string& what) {
    if (condition) return;
    std::fprintf(stderr, "csm fuzz: %s\n", what.c_str());
    std::abort();
}

/// The same for two texts that must be equal.
inline void require_equal(const std::string& one, const std::string& other, const std::string& what) {
    require(one == other, what + "\n--- one\n" + one + "\n--- other\n" + other);
}

}  // namespace csm::fuzz
