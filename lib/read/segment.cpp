// SPDX-License-Identifier: MIT
#include "read/segment.hpp"

namespace csm::read {

std::string settle_segment(Account& account, const Model& model) {
    account.segment = derived_segment(model, account.arr);
    const auto& name = model.segments[account.segment].name;
    return account.arr ? "is not known; " + name + " follows from the ARR"
                       : "is not known, nor is the ARR; " + name + " is used, the model's default";
}

}  // namespace csm::read
