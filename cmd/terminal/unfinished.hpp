// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace csm::cmd {

/// A new file that is removed when this object, or the process by a signal, ends before keep().
class UnfinishedFile {
  public:
    /// Makes the file in the folder, under a name that no other has; descriptor() is -1, with errno, when it
    /// cannot be made.
    explicit UnfinishedFile(const std::string& folder);

    /// The same under this name; descriptor() is -1, with errno, also when something has the name.
    UnfinishedFile(const std::string& folder, const std::string& name);

    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;
    ~UnfinishedFile();

    const std::string& path() const { return path_; }

    /// Open for writing; closed by whoever made this object.
    int descriptor() const { return descriptor_; }

    /// From now on the file is left alone.
    void keep();

  private:
    std::string path_;
    int descriptor_ = -1;
    bool kept_ = false;
};

/// Removes every unfinished file, for a process that is about to end; safe to call from a signal handler.
void remove_unfinished_files();

}  // namespace csm::cmd
