// SPDX-License-Identifier: MIT
#pragma once

#include "files/placed_file.hpp"
#include "terminal/io.hpp"

#include <csm/snapshot.hpp>
#include <csm/snapshot_reader.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::cmd {

/// The names of what lies in a history, each list in order.
struct HistoryFiles {
    std::vector<Date> days;               ///< that have a snapshot
    std::vector<std::string> superseded;  ///< snapshots that were replaced
    std::vector<std::string> models;      ///< within models/
    std::vector<std::string>
        unfinished;  ///< what a run that was killed left over, with models/ where it is there
    std::vector<std::string> others;  ///< that csm did not write
};

/// Keeps others from replacing and forgetting in a history as long as it lives. It goes with the process,
/// however that ends; a file system without such locks has none.
class HistoryLock {
  public:
    explicit HistoryLock(int descriptor) : descriptor_{descriptor} {}

    HistoryLock(HistoryLock&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}

    HistoryLock& operator=(HistoryLock&&) = delete;
    ~HistoryLock();

    /// False when another process has the lock.
    bool take() const;

  private:
    int descriptor_;
};

/// A folder of snapshots, a file a day, that never change. What it reads must be a plain file: no link in it
/// leads anywhere else.
class HistoryFolder {
  public:
    /// Fails when the folder is none, or is no history.
    static Result<HistoryFolder> open(const std::string& path);

    /// The same, but a folder that is not there, or is empty, becomes a history.
    static Result<HistoryFolder> open_or_begin(const std::string& path);

    const std::string& path() const { return path_; }

    /// The path of a file in it, for messages.
    std::string path_of(const std::string& name) const;

    /// Fails when the folder cannot be read.
    Result<HistoryFiles> files() const;

    /// Reads a snapshot and checks every byte, its day and its model's name, too; the sink gets what it holds
    /// while it is read. Fails for what is missing or damaged.
    Result<Snapshot> read(const std::string& name, SnapshotSink sink = {}) const;

    /// The day's snapshot; fails with the days around when there is none.
    Result<Snapshot> read(Date day, SnapshotSink sink = {}) const;

    /// Whether a file of that path would be one of the history's own.
    bool holds(const std::string& path) const;

    /// The error for a day that has no snapshot, which names those that have one.
    Error no_snapshot(Date day) const;

    /// Whether something has the name.
    bool has(const std::string& name) const;

    /// Bytes of a file; 0 when it is not there.
    std::uint64_t size_of(const std::string& name) const;

    /// The text of the model that has the digest; fails when it is missing or another one.
    Result<std::string> model_text(const std::string& digest) const;

    /// Keeps the model that has the digest, unless it is there.
    Result<void> keep_model(const std::string& digest, const std::string& text) const;

    /// For those who replace what is there; fails when another run does.
    Result<HistoryLock> lock() const;

    /// A file that will be a snapshot.
    Result<PlacedFile> new_snapshot() const { return PlacedFile::create(path_); }

    /// Keeps the day's snapshot under the next name of a superseded one, which is returned, so that it can be
    /// replaced.
    Result<std::string> supersede(Date day) const;

    /// Removes a file that a run that was killed left over.
    Result<void> remove_unfinished(const std::string& name) const;

  private:
    explicit HistoryFolder(std::string path) : path_{std::move(path)} {}

    Result<void> check_marker() const;
    Result<std::string> read_text(const std::string& name) const;

    std::string path_;
};

/// A snapshot as other commands read it: as a portfolio.
struct OpenedDay {
    std::string name;        ///< the path of its file
    Date day;                ///< that it is of
    std::string portfolio;   ///< as JSON, with its day
    std::string model_text;  ///< of the model that scored it; empty where none lies beside it
};

/// Reads a snapshot and checks every byte; its model is looked for in the history that it lies in. Links are
/// not followed.
Result<OpenedDay> open_snapshot(const std::string& path);

/// The history that is meant: the one named, else that of $CSM_HISTORY, which is told unless `quiet`; fails
/// with both ways to name one. `command` tells.
Result<std::string> history_path(std::string_view command, const std::string& named, bool quiet, Io& io);

}  // namespace csm::cmd
