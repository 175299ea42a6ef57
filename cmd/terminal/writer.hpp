// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace csm::cmd {

/// Collects text and writes it to an open file descriptor, which it does not own. After the first error
/// nothing more is written.
class Writer {
  public:
    explicit Writer(int descriptor) : descriptor_(descriptor) {}

    /// False once an error has occurred.
    bool write(std::string_view text);

    /// Writes what is still collected; false once an error has occurred.
    bool flush();

    /// The errno of the first error; 0 when all is well.
    int error() const { return error_; }

  private:
    int descriptor_;
    int error_ = 0;
    std::string pending_;
};

/// Opens a file with the flags and, for a new file, the permissions of open(2); -1 and errno on failure.
int open_descriptor(const std::string& path, int flags, unsigned permissions = 0);

/// Writes all of the text at once; the errno of a failure, or 0.
int write_fully(int descriptor, std::string_view text);

/// What an errno means, in the words of the system, such as "no space left on device".
std::string system_reason(int error);

}  // namespace csm::cmd
