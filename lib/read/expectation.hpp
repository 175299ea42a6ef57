// SPDX-License-Identifier: MIT
#pragma once

#include "read/record_schema.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace csm::read {

/// A scalar of the input.
using Scalar = std::variant<std::nullptr_t, bool, double, std::string_view>;

/// What should stand at a place of that shape: "a number".
std::string_view expected(Shape shape);

/// A scalar as messages show it: texts in quotes and shortened.
std::string quoted(const Scalar& value);
std::string quoted(std::string_view text);

/// Whether the model's price list has the plan tier.
bool is_priced(const Model& model, std::string_view tier);

}  // namespace csm::read
