// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace csm::test {

/// A command line in a ```console block of a Markdown document and the output shown below it.
struct Console {
    std::size_t line = 0;              ///< of the command line, from 0
    std::string command;               ///< without the prompt
    std::vector<std::string> printed;  ///< may hold lines of a lone … for any number of lines
};

/// The command lines of all console blocks, in order. Throws when a block starts without a prompt or does not
/// end.
std::vector<Console> consoles_of(std::string_view document);

/// Whether the lines match what a document shows, where a line … stands for any number of lines.
bool shows(const std::vector<std::string>& printed, const std::vector<std::string>& lines);

/// The document with other outputs below its command lines, given in the order of consoles_of(). An output
/// that matches what is shown stays as it is, with its ….
std::string with_outputs(std::string_view document, const std::vector<std::vector<std::string>>& outputs);

}  // namespace csm::test
