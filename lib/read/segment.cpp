// SPDX-License-Identifier: MIT
#include "read/segment.hpp"

namespace csm::read {

SettledSegment settle_segment(Account& account, const Model& model) {
    account.segment = derived_segment(model, account.arr);
    const auto& name = model.segments[account.segment].name;
    if (account.arr) return {ProblemKind::segment_derived, "is not known; " + name + " follows from the ARR"};
    return {ProblemKind::segment_assumed,
            "is not known, nor is the ARR; " + name + " is used, the model's default"};
}

}  // namespace csm::read
