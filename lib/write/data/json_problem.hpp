// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/json_writer.hpp"

#include <csm/problem.hpp>

namespace csm::render {

/// A problem of the input as an object on one line; what is not known is null.
void write_problem(JsonWriter& json, const Problem& problem);

}  // namespace csm::render
