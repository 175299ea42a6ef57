// SPDX-License-Identifier: MIT
#pragma once

#include <csm/problem.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm {

/// Problems of one kind with one field.
struct ProblemGroup {
    std::string kind;   ///< wrong_type, out_of_range, …; other for what is not known here
    std::string label;  ///< the kind as people read it
    std::string field;  ///< modules are product_usage.*; empty for the whole record
    std::uint64_t count = 0;
    Problem first;
};

/// The kind of a problem and its label, from what its message says.
std::pair<std::string_view, std::string_view> kind_of(const Problem& problem);

/// Counts problems by kind and field; of each group it keeps the first.
class ProblemGroups {
  public:
    void add(Problem problem);

    std::uint64_t total() const { return total_; }

    /// Most frequent first; groups of one size in the order in which they began.
    std::vector<ProblemGroup> groups() const;

  private:
    std::map<std::pair<std::string, std::string>, std::size_t, std::less<>> by_kind_;  // into `groups_`
    std::vector<ProblemGroup> groups_;
    std::uint64_t total_ = 0;
};

}  // namespace csm
