// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace csm::test {

/// What surrounds a command line: standard input, environment, page and terminal.
struct GoldenSetting {
    std::string input;
    std::map<std::string, std::string, std::less<>> environment;
    int width = 80;
    bool out_is_terminal = false;
};

/// What a command line printed and how it ended.
struct GoldenRun {
    int status = 0;
    std::string out;
    std::string err;
    std::string screen;  ///< both in the order in which they were printed
};

/// The words of a command line as a shell splits it, with single and double quotes. Throws for anything else
/// that a shell would act on, such as pipes, variables and patterns.
std::vector<std::string> words_of(std::string_view line);

/// Runs a command line that starts with csm in this process, on 2026-12-01; throws when it starts otherwise.
GoldenRun run_golden(std::string_view line, const GoldenSetting& setting = {});

}  // namespace csm::test
