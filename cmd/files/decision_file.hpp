// SPDX-License-Identifier: MIT
#pragma once

#include "files/inputs.hpp"
#include "line/scoring_arguments.hpp"

#include <csm/decisions.hpp>

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace csm::cmd {

/// The team's file of decisions as a command uses it: the one that --decisions names, or the one beside the
/// first portfolio that is a file.
class DecisionFile {
  public:
    /// Finds and reads it, when the portfolios are open; a file that nobody named is told when it is used.
    static Result<DecisionFile> open(std::string_view command, const ScoringArguments& arguments,
                                     const Model& model, Inputs& inputs);

    /// The decisions; null when none are in use.
    const Decisions* of_the_team() const { return decisions_ ? &*decisions_ : nullptr; }

    /// Tells what is wrong with rows of the file.
    void tell_problems(const std::function<void(Problem)>& problem) const;

    /// Tells the customers of the file that no account of the portfolio is.
    void tell_unknown(std::span<const std::size_t> met, const std::function<void(Problem)>& problem) const;

  private:
    std::optional<Decisions> decisions_;
    std::vector<Problem> problems_;
};

}  // namespace csm::cmd
