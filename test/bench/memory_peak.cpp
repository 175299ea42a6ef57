// SPDX-License-Identifier: MIT
#include "bench/memory_peak.hpp"

#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace csm::bench {

namespace {

/// A line of /proc/self/status, "VmHWM:  1234 kB", in bytes.
std::uint64_t status(std::string_view name) {
    std::ifstream lines{"/proc/self/status"};
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(name)) return std::stoull(line.substr(name.size())) * 1024;
    return 0;
}

/// Resident bytes, with the peak so far forgotten and without what the allocator keeps from earlier work.
std::uint64_t settled() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
    std::ofstream{"/proc/self/clear_refs"} << 5;  // the kernel's word for: forget the peak
    return status("VmRSS:");
}

}  // namespace

MemoryPeak::MemoryPeak() : start_{settled()} {}

std::uint64_t MemoryPeak::rise() const {
    const auto peak = status("VmHWM:");
    return peak > start_ ? peak - start_ : 0;
}

}  // namespace csm::bench
