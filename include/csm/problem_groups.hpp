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
    ProblemKind kind = ProblemKind::other;  ///< of all of them
    std::string field;                      ///< modules are product_usage.*; empty for the whole record
    std::uint64_t count = 0;                ///< problems, those included that one stands for
    Problem first;                          ///< the first that came, as an example
};

/// The field under which problems are counted: names of modules and texts and positions in lists, which the
/// input chooses, are a *.
std::string group_field(std::string_view field);

/// Chooses the problems that a page lists: the first thousand of each kind and field. The others are
/// counted, so that an input with millions of problems takes no more memory than one with a few.
class ProblemLimit {
  public:
    static constexpr std::uint64_t most_of_a_group = 1000;  ///< problems of a kind and field that are listed

    /// Counts the problem, and tells whether it is among the first of its kind and field.
    bool lists(const Problem& problem);

    /// All that came.
    std::uint64_t count() const { return count_; }

    /// Those that are not listed.
    std::uint64_t left_out() const { return count_ - listed_; }

  private:
    std::map<std::pair<ProblemKind, std::string>, std::uint64_t> listed_of_;
    std::uint64_t count_ = 0;
    std::uint64_t listed_ = 0;
};

/// Counts problems by kind and field; of each group it keeps the first.
class ProblemGroups {
  public:
    /// Counts the problem with its group, for as many as it stands for.
    void add(Problem problem);

    /// All that were added.
    std::uint64_t total() const { return total_; }

    /// Most frequent first; groups of one size in the order in which they began.
    std::vector<ProblemGroup> groups() const;

  private:
    std::map<std::pair<ProblemKind, std::string>, std::size_t> by_kind_;  // into `groups_`
    std::vector<ProblemGroup> groups_;
    std::uint64_t total_ = 0;
};

}  // namespace csm
