// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace csm::read {

/// A scalar of the input.
using Scalar = std::variant<std::nullptr_t, bool, double, std::string_view>;

/// A scalar as messages show it: texts in quotes and shortened.
std::string quoted(const Scalar& value);
std::string quoted(std::string_view text);

}  // namespace csm::read
