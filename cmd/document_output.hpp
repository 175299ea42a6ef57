// SPDX-License-Identifier: MIT
#pragma once

#include "document_names.hpp"
#include "io.hpp"
#include "output.hpp"
#include "scoring_arguments.hpp"

#include <csm/document_template.hpp>

#include <optional>
#include <string>

namespace csm::cmd {

/// Where filled documents go: one to standard output or a file, or each to a file of its own in a folder.
class DocumentOutput {
  public:
    /// Opens the file, or makes the folder: what ends in / or is a folder is one. `io` and `arguments`
    /// outlive it.
    static Result<DocumentOutput> open(const ScoringArguments& arguments, Io& io, bool one_an_account);

    /// Whether it takes one document only.
    bool takes_one() const { return !names_; }

    /// Writes a document in the format that was asked for; a file of a folder is in its place then.
    Result<void> write(const std::string& customer_id, const std::string& markdown);

    /// Puts a file in its place.
    Result<void> finish();

  private:
    DocumentOutput(const ScoringArguments& arguments, Io& io) : arguments_{&arguments}, io_{&io} {}

    std::string formatted(const std::string& markdown) const;

    const ScoringArguments* arguments_;
    Io* io_;
    std::optional<Output> output_;        // of the one document
    std::optional<DocumentNames> names_;  // of the files in the folder
};

}  // namespace csm::cmd
