// SPDX-License-Identifier: MIT
#pragma once

#include "line/common_arguments.hpp"
#include "terminal/io.hpp"

#include <csm/json.hpp>
#include <csm/problem_groups.hpp>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace csm::cmd {

/// The problems of the input: how they are told to the person in front of the program, and which of them the
/// output lists. Memory does not grow with their number.
class ProblemLog {
  public:
    /// The arguments and `io` must live as long.
    ProblemLog(std::string_view command, const CommonArguments& arguments, Io& io);

    void add(Problem problem);

    /// How many came.
    std::uint64_t count() const { return limit_.count(); }

    /// How many of them the output does not list.
    std::uint64_t left_out() const { return lists_all() ? 0 : limit_.left_out(); }

    /// Those that a workbook lists.
    std::span<const Problem> listed() const { return listed_; }

    /// What JSON says beside the list of problems.
    JsonTail json_tail(std::uint64_t rejected) const { return {rejected, count(), left_out()}; }

    /// Those that JSON lists; null for another format.
    JsonProblems* json() { return json_ ? &*json_ : nullptr; }

    /// One line a problem, as many as a screen bears, and then how many more there are and where they stand.
    /// With --all-problems each was told when it came, unless the output lists them.
    void tell() const;

  private:
    bool tells_all() const { return arguments_.all_problems && !json_; }

    bool lists_all() const { return arguments_.all_problems && json_; }

    std::string line_of(const Problem& problem) const;
    std::string where_the_others_stand() const;

    std::string_view command_;
    const CommonArguments& arguments_;
    Io& io_;
    ProblemLimit limit_;
    std::vector<Problem> told_;
    std::vector<Problem> listed_;       // of a workbook
    std::optional<JsonProblems> json_;  // of JSON
};

}  // namespace csm::cmd
