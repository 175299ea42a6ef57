// SPDX-License-Identifier: MIT
#pragma once

#include "io.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace csm::cmd {

/// Where a command's data goes: standard output or a file. A file appears whole, in finish(), or not at all:
/// it is written beside its place under a temporary name, which is removed when the output is dropped before.
/// Devices and named pipes are written to directly.
class Output {
  public:
    /// Standard output for an empty path or "-", otherwise the file. A file that exists is replaced and keeps
    /// its permissions; a symbolic link stays and what it points to is replaced. `io` outlives the output.
    static Result<Output> open(Io& io, const std::string& path);

    /// False when there is no use in producing more; finish() tells why.
    bool write(std::string_view text);

    /// Puts the file in its place. What could not be written is an error, except that standard output is
    /// answered for by Io::finish_out.
    Result<void> finish();

    Output(Output&&) noexcept;
    Output& operator=(Output&&) noexcept;
    ~Output();

  private:
    struct File;

    Output(Io* io, std::unique_ptr<File> file);

    static Result<std::unique_ptr<File>> open_file(const std::string& path);

    Io* io_;  // none for a file
    std::unique_ptr<File> file_;
};

/// Makes the signals that end the process (interrupt, terminate, hang-up) remove unfinished files first.
void remove_unfinished_outputs_on_signals();

}  // namespace csm::cmd
