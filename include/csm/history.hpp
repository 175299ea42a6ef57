// SPDX-License-Identifier: MIT
#pragma once

#include <csm/snapshot.hpp>
#include <csm/snapshot_reader.hpp>
#include <csm/text_buffer.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// A day of a history.
struct HistoryDay {
    Date day;
    std::optional<Snapshot> snapshot{};  ///< none when its file is damaged
    std::string problem{};               ///< what is wrong then
    std::uint64_t bytes = 0;             ///< of its file
    std::uint64_t superseded = 0;        ///< snapshots of the day that it replaced
};

/// The days of a history, earliest first.
struct HistoryList {
    std::string history;  ///< the folder, as it was named
    std::vector<HistoryDay> days{};
};

/// How many accounts have each verdict, by `Band` and `Tier`.
struct SnapshotVerdicts {
    std::array<std::uint64_t, 4> health{};
    std::array<std::uint64_t, 5> churn{};

    /// One more account's line.
    void add(std::string_view line);
};

/// One day of a history, looked at.
struct SnapshotView {
    std::string file;  ///< its path
    Snapshot snapshot;
    SnapshotVerdicts verdicts{};
    std::vector<std::string> lines{};  ///< of the customers that were asked for
};

/// What a file of a history is.
enum class HistoryFileKind : std::uint8_t { snapshot, superseded, model, unfinished, other };

/// "snapshot", "superseded", "model", "unfinished", "other"; lives as long as the program.
std::string_view word(HistoryFileKind kind);

/// What became of looking at every file of a history.
struct HistoryCheck {
    struct File {
        std::string name;  ///< within the folder
        HistoryFileKind kind = HistoryFileKind::snapshot;
        std::string problem{};  ///< empty when it is as it was written, and where there is nothing to check
    };

    std::string history;  ///< the folder, as it was named
    std::vector<File> files{};

    /// Files that are not as they were written, or missing.
    std::uint64_t damaged() const;

    /// Files of that kind.
    std::uint64_t count(HistoryFileKind kind) const;
};

/// The JSON of csm history list, show and check.
void append_history_json(TextBuffer& out, const HistoryList& list);
void append_history_json(TextBuffer& out, const SnapshotView& view);
void append_history_json(TextBuffer& out, const HistoryCheck& check);

}  // namespace csm
