// SPDX-License-Identifier: MIT
#pragma once

#include "terminal/unfinished.hpp"
#include "terminal/writer.hpp"

#include <csm/error.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace csm::cmd {

/// Ways to give a file a name that nothing may have: which of them the system offers depends on the kind of
/// file system. Tests leave some out.
struct PlacingWays {
    bool renames = true;  ///< renameat2 with RENAME_NOREPLACE
    bool links = true;    ///< link, which never replaces
};

/// A new file of a folder that other runs may write to as well: it appears whole and on the disk under its
/// name, or not at all. Only its owner can read it.
class PlacedFile {
  public:
    /// Under a name of its own in the folder until it is placed; fails when it cannot be made.
    static Result<PlacedFile> create(const std::string& folder);

    /// False when there is no use in writing more; placing tells why.
    bool write(std::string_view text) { return writer_->write(text); }

    /// Gives the file its name in the folder; false when something has the name: then it can still replace
    /// that, and is gone with this object. One of several that want the same name gets it.
    Result<bool> place(const std::string& name, PlacingWays ways = {});

    /// The same in the place of whatever has the name.
    Result<void> replace(const std::string& name);

    PlacedFile(PlacedFile&&) noexcept;
    PlacedFile& operator=(PlacedFile&&) noexcept;
    ~PlacedFile();

  private:
    explicit PlacedFile(std::string folder);

    std::string path_of(const std::string& name) const;
    Result<void> sync();

    std::string folder_;
    std::unique_ptr<UnfinishedFile> file_;
    std::unique_ptr<Writer> writer_;
};

}  // namespace csm::cmd
