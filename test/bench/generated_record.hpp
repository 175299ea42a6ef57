// SPDX-License-Identifier: MIT
#pragma once

#include "bench/portfolio_generator.hpp"

#include <cstdint>
#include <string>

namespace csm::bench {

/// Appends the record of the account at `position`.
void append_record(std::string& out, const Recipe& recipe, std::uint64_t position);

}  // namespace csm::bench
