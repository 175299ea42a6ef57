// SPDX-License-Identifier: MIT
#pragma once

#include "files/inputs.hpp"
#include "line/scoring_arguments.hpp"
#include "terminal/output.hpp"

#include <csm/letter_template.hpp>
#include <csm/letters.hpp>

#include <optional>
#include <span>
#include <string>
#include <utility>

namespace csm::cmd {

/// Where letters go: one to standard output or a file, or each to a file of its own in a folder.
class LetterOutput {
  public:
    /// Opens the file, or makes the folder: what ends in / or is a folder is one. `inputs` and `arguments`
    /// outlive it. Of the template it needs the scope, of the model what documents write before money.
    static boost::system::result<LetterOutput, Failure> open(const ScoringArguments& arguments,
                                                             const Inputs& inputs,
                                                             const LetterTemplate& filled,
                                                             const Model& model);

    /// Whether it takes one letter only.
    bool takes_one() const { return !names_; }

    /// Whether an input stands in the folder.
    bool may_replace_input() const;

    /// Fails when the files of these customers would replace an input; nothing is written.
    boost::system::result<void, Failure> check(std::span<const std::string> customer_ids) const;

    /// Writes a letter in the format that was asked for; a file of a folder is in its place then.
    Result<void> write(const std::string& customer_id, const std::string& markdown);

    /// Puts a file in its place.
    Result<void> finish();

  private:
    LetterOutput(const ScoringArguments& arguments, const Inputs& inputs, std::string currency)
        : arguments_{&arguments},
          inputs_{&inputs},
          currency_{std::move(currency)} {}

    std::string formatted(const std::string& markdown);

    const ScoringArguments* arguments_;
    const Inputs* inputs_;
    std::string currency_;
    std::optional<Output> output_;      // of the one letter
    std::optional<LetterNames> names_;  // of the files in the folder
    std::size_t links_left_out_ = 0;    // of pages for browsers
};

}  // namespace csm::cmd
