// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/model.hpp>

#include <string>

namespace csm::read {

/// Gives an account without a segment the one that follows from its ARR; the sentence that says so.
std::string settle_segment(Account& account, const Model& model);

}  // namespace csm::read
