// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>
#include <csm/error.hpp>
#include <csm/input_file.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace csm::cmd {

/// Everything a command touches of the outside except files; tests hand in their own.
struct Io {
    /// Takes data for standard output. False when nobody can receive it any more: there is no use in
    /// producing the rest, and finish_out() tells whether that is an error.
    std::function<bool(std::string_view)> out;

    /// Delivers what `out` still holds back; called once, at the end. A reader who closed the pipe is no
    /// error, lost output is.
    std::function<Result<void>()> finish_out;

    /// Takes messages for the person in front of the program.
    std::function<void(std::string_view)> err;

    /// All of standard input, unpacked when it is gzip data; nothing is read before the call.
    std::function<Result<InputFile>()> read_stdin;

    /// The value of an environment variable, if it is set.
    std::function<std::optional<std::string>(std::string_view name)> environment;

    bool out_is_terminal = false;
    bool err_is_terminal = false;
    int width = 80;           ///< columns of the page: $COLUMNS, else the terminal's, else 80
    Date today;               ///< in UTC
    unsigned processors = 1;  ///< that this process may use
};

/// The standard streams, environment and clock of this process. From then on a closed pipe or a limit on the
/// size of files no longer ends the process, signals that do remove unfinished output files, and an input
/// file that becomes shorter while it is read is told as an error.
Io process_io();

}  // namespace csm::cmd
