// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/model.hpp>
#include <csm/problem.hpp>

#include <string>

namespace csm::read {

/// What there is to tell about an account without a segment.
struct SettledSegment {
    ProblemKind kind = ProblemKind::segment_derived;
    std::string message{};
};

/// Gives an account without a segment the one that follows from its ARR.
SettledSegment settle_segment(Account& account, const Model& model);

}  // namespace csm::read
