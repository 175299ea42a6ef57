// SPDX-License-Identifier: MIT
#pragma once

#include <csm/snapshot.hpp>

#include <functional>
#include <memory>
#include <string_view>

namespace csm {

/// Packs a snapshot: first the constructor, then `add` any number of times, then `finish` once.
class SnapshotPacker {
  public:
    /// `output` gets the bytes of the file piece by piece.
    SnapshotPacker(SnapshotHead head, std::function<void(std::string_view)> output);
    ~SnapshotPacker();
    SnapshotPacker(const SnapshotPacker&) = delete;
    SnapshotPacker& operator=(const SnapshotPacker&) = delete;

    /// Adds lines of accounts, each with its end, their number, their sum and the cents of their ARR.
    void add(std::string_view lines, std::uint64_t accounts, const LineSum& sum, std::uint64_t arr_cents);

    /// Writes the tail and the end of the file.
    SnapshotTail finish();

  private:
    class Packed;
    std::unique_ptr<Packed> packed_;
};

/// The ARR in cents, as the tail of a snapshot adds it up; 0 where it is not known.
std::uint64_t arr_cents(std::optional<double> arr);

}  // namespace csm
