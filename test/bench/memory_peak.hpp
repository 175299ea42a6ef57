// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace csm::bench {

/// How far the resident memory of this process rises while the object lives. Linux only; 0 elsewhere.
class MemoryPeak {
  public:
    MemoryPeak();

    /// Bytes above what was resident at the start.
    std::uint64_t rise() const;

  private:
    std::uint64_t start_ = 0;
};

}  // namespace csm::bench
