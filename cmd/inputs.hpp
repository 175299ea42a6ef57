// SPDX-License-Identifier: MIT
#pragma once

#include "io.hpp"
#include "mapped_range.hpp"

#include <csm/input_file.hpp>
#include <csm/model.hpp>
#include <csm/portfolio.hpp>

#include <deque>
#include <string>
#include <vector>

namespace csm::cmd {

/// The inputs of a command, open, in the order of the command line.
class Inputs {
  public:
    /// Opens the files named; `-` is standard input; without names $CSM_PORTFOLIO, else portfolio.json.
    static Result<Inputs> open(const std::vector<std::string>& names, Io& io);

    const std::vector<Source>& sources() const { return sources_; }

    /// Fails when a file was written to since it was opened: what was read may be a mixture.
    Result<void> check_unchanged() const;

  private:
    Result<void> add(const std::string& name, Io& io);

    std::deque<InputFile> files_;
    std::deque<MappedRange> ranges_;  // of the files
    std::vector<Source> sources_;
};

/// The model in a file, or the standard model for an empty path. Every defect of a model is told to `io.err`.
Result<Model> load_model(const std::string& path, Io& io);

}  // namespace csm::cmd
