// SPDX-License-Identifier: MIT
#pragma once

#include <csm/check.hpp>

#include <optional>

namespace csm::check {

/// What the numbers of a field look like when they do not look like the unit that csm reads; from the
/// model's range and unit. At most one thing: the first that explains the numbers.
std::optional<Suspicion> suspect_unit(const FieldCheck& field);

}  // namespace csm::check
