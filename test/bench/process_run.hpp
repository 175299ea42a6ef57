// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace csm::bench {

/// What one run of a program took.
struct Usage {
    double seconds = 0;      ///< from its start to its end, on the clock on the wall
    double cpu_seconds = 0;  ///< user and system
    std::uint64_t peak_bytes = 0;
};

/// Runs a program with its output thrown away. Throws when it cannot be started or ends with another status
/// than 0.
Usage run_process(const std::vector<std::string>& words);

}  // namespace csm::bench
