// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace csm::read {

/// A scalar of the input; a text is a view of it.
using Scalar = std::variant<std::nullptr_t, bool, double, std::string_view>;

/// A scalar as messages show it: null, true, a number in its shortest form, a text in quotes and cut after 40
/// bytes or a little before, so that no character is split. Control characters stay as they are.
std::string quoted(const Scalar& value);
std::string quoted(std::string_view text);

}  // namespace csm::read
