// SPDX-License-Identifier: MIT
#pragma once

#include <csm/message.hpp>

#include <cstddef>
#include <string>

namespace csm::render {

/// What is said of the accounts behind the first `shown` items: "9 more accounts, ARR 812,000; csm report
/// lists them". Empty when there are none.
std::string others_text(const Message& message, std::size_t shown);

}  // namespace csm::render
