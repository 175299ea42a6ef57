// SPDX-License-Identifier: MIT
#pragma once

#include <csm/problem.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace csm {

/// Problems of one kind with one field.
struct ProblemGroup {
    ProblemKind kind = ProblemKind::other;
    std::string field;  ///< modules are product_usage.*; empty for the whole record
    std::uint64_t count = 0;
    Problem first;
};

/// Counts problems by kind and field; of each group it keeps the first.
class ProblemGroups {
  public:
    void add(Problem problem);

    std::uint64_t total() const { return total_; }

    /// Most frequent first; groups of one size in the order in which they began.
    std::vector<ProblemGroup> groups() const;

  private:
    std::map<std::pair<ProblemKind, std::string>, std::size_t> by_kind_;  // into `groups_`
    std::vector<ProblemGroup> groups_;
    std::uint64_t total_ = 0;
};

}  // namespace csm
