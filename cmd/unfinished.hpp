// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace csm::cmd {

/// A file that is removed when this object, or the process by a signal, ends before keep().
class UnfinishedFile {
  public:
    /// `path` names a file that exists.
    explicit UnfinishedFile(std::string path);

    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;
    ~UnfinishedFile();

    const std::string& path() const { return path_; }

    /// From now on the file is left alone.
    void keep();

  private:
    std::string path_;
    bool kept_ = false;
};

/// Removes every unfinished file; safe to call from a signal handler.
void remove_unfinished_files();

}  // namespace csm::cmd
