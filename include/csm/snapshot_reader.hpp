// SPDX-License-Identifier: MIT
#pragma once

#include <csm/snapshot.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace csm {

/// A snapshot as it was read.
struct Snapshot {
    SnapshotHead head;
    SnapshotTail tail;
};

/// Receives what a snapshot holds while it is read, before it is known whether the file is whole.
struct SnapshotSink {
    std::function<void(const SnapshotHead&)> head{};       ///< may be empty
    std::function<void(std::string_view line)> account{};  ///< without its end; may be empty
};

/// Reads the packed bytes of a snapshot piece by piece and checks every one of them: `feed` any number of
/// times, then `finish` once.
class SnapshotReader {
  public:
    /// `file` is for messages.
    SnapshotReader(std::string file, SnapshotSink sink);
    ~SnapshotReader();
    SnapshotReader(const SnapshotReader&) = delete;
    SnapshotReader& operator=(const SnapshotReader&) = delete;

    /// False once something is wrong; `finish` tells what.
    bool feed(std::string_view packed);

    /// Fails when a byte is not as it was written, or missing, or too many.
    Result<Snapshot> finish();

  private:
    class State;
    std::unique_ptr<State> state_;
};

/// The value of a member of an object on one line, as it stands there; empty when the object has none.
std::string_view member_text(std::string_view object, std::string_view key);

/// The customer_id of an account's line.
std::string customer_id_of(std::string_view line);

/// The account's line as a customer of a portfolio; as of a day, where it is to say that itself.
std::string customer_of(std::string_view line, std::optional<Date> as_of = std::nullopt);

}  // namespace csm
