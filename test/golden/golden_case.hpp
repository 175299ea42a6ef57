// SPDX-License-Identifier: MIT
#pragma once

#include "support/golden_command.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace csm::test {

/// The texts that a case expects or a run produced, by the name of their file in the case's folder: stdout,
/// stderr, exit, and written/<path> for every file that the command wrote.
using GoldenTexts = std::map<std::string, std::string>;

/// A folder test/golden/<command>/<case>. It holds `cmd`, one command line as a person types it after the
/// prompt, and the expected texts. The line runs in a copy of test/golden/data, where samples/, models/ and
/// import/ are those of the project's data. Where stdout or stderr is absent it is expected to be empty, and
/// where exit is, to be 0. These files are optional, too:
///
///     stdin     standard input
///     env       the environment, a line NAME=VALUE each
///     width     columns of the page, 80 without it
///     terminal  empty; standard output is a terminal
///     folder    the folder of the copy in which the line runs
class GoldenCase {
  public:
    explicit GoldenCase(std::filesystem::path folder) : folder_{std::move(folder)} {}

    /// The first word after csm when it is a command, else "csm", for lines that are about none.
    std::string command() const;

    /// <command>/<case>
    std::string name() const;

    GoldenTexts expected() const;

    /// Runs the line in a fresh copy of the data.
    GoldenTexts run() const;

    /// Replaces the expected texts.
    void bless(const GoldenTexts& texts) const;

    /// What is wrong with the folder: a line that is missing and files that mean nothing, a sentence each.
    std::vector<std::string> defects() const;

  private:
    GoldenSetting setting() const;
    std::string optional_text(std::string_view file) const;

    std::filesystem::path folder_;
};

/// Every case, in the order of their names.
std::vector<GoldenCase> golden_cases();

}  // namespace csm::test
