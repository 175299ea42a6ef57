// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>

#include <stdexcept>
#include <utility>

namespace csm::test {

/// The value of a result; throws with the error when there is none.
template <class T>
T value(Result<T> result) {
    if (!result) throw std::runtime_error(describe(result.error()));
    return std::move(*result);
}

}  // namespace csm::test
