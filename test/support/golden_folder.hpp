// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace csm::test {

/// The text of a file; throws when it cannot be read.
std::string text_of(const std::filesystem::path& path);

/// Replaces the text of a file and makes the folders it needs; throws when that fails.
void write_text(const std::filesystem::path& path, std::string_view text);

/// Every file below the folder, relative to it.
std::set<std::string> files_below(const std::filesystem::path& folder);

/// A new folder that is the current one until the end of its life, when it is removed with all it holds.
class TemporaryFolder {
  public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path before_;
    std::filesystem::path path_;
};

/// Whether the expected texts are to be rewritten instead of compared: CSM_BLESS=1.
bool blessing();

}  // namespace csm::test
