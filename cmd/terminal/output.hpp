// SPDX-License-Identifier: MIT
#pragma once

#include "terminal/io.hpp"

#include <memory>
#include <optional>
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

    /// A file of a folder: whatever has its name there is replaced, a link, a pipe or a device too, and never
    /// written through.
    static Result<Output> open_in_folder(const std::string& path);

    /// A file of which nothing had the name: it is in its place from now on, and removed when the output is
    /// dropped before finish(). Fails when something is there, also a link, and leaves that alone.
    static Result<Output> create_new(const std::string& path);

    /// False when there is no use in producing more; finish() tells why. On a terminal nothing in the text
    /// acts on it: pages, which have colours, go there by show_page.
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

    static Result<Output> open_file(const std::string& path);
    static Result<Output> create(const std::string& path, const std::string& target,
                                 std::optional<unsigned> permissions);

    Io* io_;  // none for a file
    std::unique_ptr<File> file_;
};

/// Something is where a new file was to be made.
Error is_there_already(const std::string& path);

/// Makes every signal that ends the process remove unfinished files first.
void remove_unfinished_outputs_on_signals();

}  // namespace csm::cmd
