// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>

#include <span>
#include <string>
#include <string_view>

namespace csm::cmd {

/// A file that a command writes into a folder for somebody to begin with.
struct NewFile {
    std::string_view name;
    std::string_view what;  ///< a phrase for the list of what was written
    std::string_view text;
    bool is_program = false;  ///< can be run
};

/// Writes the files into the folder, which is made where it is not there. Fails when one of them is there
/// already, and then, as when one cannot be written, leaves nothing of its own.
Result<void> write_new_files(const std::string& folder, std::span<const NewFile> files);

/// What was written, a line each.
std::string list_new_files(const std::string& folder, std::span<const NewFile> files);

}  // namespace csm::cmd
