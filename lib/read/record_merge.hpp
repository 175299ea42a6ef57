// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/model.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace csm::read {

/// The slots of one input block, such as usage; a metric outside any block is a block of its own.
struct Block {
    std::string name;
    std::vector<std::size_t> slots;
};

/// Told the field or block that two records of a customer give different content for.
using Conflict = std::function<void(std::string_view field)>;

/// The blocks that records of the model have.
std::vector<Block> blocks_of(const Model& model);

/// Joins a second record of a customer to the first: what only one of them holds is taken from it, and where
/// both differ the first one counts.
void merge_records(Account& first, const Account& second, const std::vector<Block>& blocks,
                   const Model& model, bool days_differ, const Conflict& conflict);

}  // namespace csm::read
