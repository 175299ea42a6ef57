// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>
#include <csm/error.hpp>
#include <csm/input_file.hpp>
#include <csm/progress.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

    /// Shows a text in the pager whose command line it is, and returns when the reader has closed it; false
    /// when there is no such pager. Empty where there are no pagers.
    std::function<bool(const std::vector<std::string>& pager, std::string_view text)> page;

    /// Tells the person in front of a terminal how far `progress` is from now on. Empty where nobody looks.
    std::function<void()> show_progress;
    Progress* progress = nullptr;  ///< what works for long counts here; null where nobody looks

    std::optional<FileStamp> out_file;  ///< what standard output was redirected to, if that is a file
    bool out_is_terminal = false;
    bool err_is_terminal = false;
    bool out_is_ascii = false;  ///< a terminal that shows no other characters
    int width = 80;             ///< columns of the page: $COLUMNS, else the terminal's, else 80
    int height = 0;             ///< lines of the terminal: $LINES, else its own; 0 without one
    Date today;                 ///< in UTC
    unsigned processors = 1;    ///< that this process may use
};

/// How inputs are received that are no plain files.
Receiving receiving(const Io& io, Progress* progress);

/// The standard streams, environment and clock of this process. From then on a closed pipe or a limit on the
/// size of files no longer ends the process, signals that do remove unfinished output files, and an input
/// file that becomes shorter while it is read is told as an error.
Io process_io();

}  // namespace csm::cmd
