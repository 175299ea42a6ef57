// SPDX-License-Identifier: MIT
#pragma once

#include "io.hpp"

#include <csm/problem.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace csm::cmd {

/// The problems of the input, and how they are told to the person in front of the program.
class ProblemLog {
  public:
    void add(Problem problem) { problems_.push_back(std::move(problem)); }

    bool empty() const { return problems_.empty(); }

    std::span<const Problem> all() const { return problems_; }

    /// One line a problem, as many as a screen bears, and then how many more there are.
    void tell(Io& io, std::string_view command) const;

  private:
    std::vector<Problem> problems_;
};

}  // namespace csm::cmd
