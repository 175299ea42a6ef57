// SPDX-License-Identifier: MIT
#pragma once

#include <csm/portfolio.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace csm::cmd {

/// The accounts at the places, read again.
std::vector<Account> accounts_at(Portfolio& portfolio, std::span<const std::uint64_t> places);

}  // namespace csm::cmd
