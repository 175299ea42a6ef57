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
    /// Without `keeps_all` only those that are told are kept: there can be millions.
    explicit ProblemLog(bool keeps_all) : keeps_all_{keeps_all} {}

    void add(Problem problem) {
        ++count_;
        if (keeps_all_ || problems_.size() < told_at_most) problems_.push_back(std::move(problem));
    }

    /// How many came, kept or not.
    std::size_t count() const { return count_; }

    std::span<const Problem> kept() const { return problems_; }

    /// One line a problem, as many as a screen bears, and then how many more there are.
    void tell(Io& io, std::string_view command) const;

  private:
    static constexpr std::size_t told_at_most = 21;

    bool keeps_all_;
    std::size_t count_ = 0;
    std::vector<Problem> problems_;
};

}  // namespace csm::cmd
