// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

namespace csm::check {

/// The fields of the input that csm reads whatever the model; each is its index among the checked fields.
enum class Own : std::uint8_t {
    name,
    segment,
    arr,
    contract_start,
    contract_end,
    owner,
    industry,
    lifecycle_stage,
    licensed_seats,
    active_seats,
    plan_tier,
    available_tiers,
    modules,
    module_usage,
    departments_current,
    departments_potential,
    count
};

constexpr std::size_t index(Own own) { return static_cast<std::size_t>(own); }

}  // namespace csm::check
