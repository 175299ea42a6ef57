// SPDX-License-Identifier: MIT
#pragma once

#include <csm/portfolio.hpp>
#include <csm/snapshot_lines.hpp>
#include <csm/snapshot_packer.hpp>

#include <functional>
#include <string_view>

namespace csm {

/// What a snapshot is made by.
struct SnapshotPlan {
    const Model& model;
    SnapshotHead head;
    SnapshotKeep keep{};
};

/// A plan whose head names the model.
SnapshotPlan snapshot_plan(const Model& model, Date as_of, Date recorded_at, Missing missing);

/// What a snapshot says of a source; its memory is given back while it is looked at.
SnapshotInput input_of(const Source& source);

/// What was recorded.
struct RecordedSnapshot {
    SnapshotTail tail;
    ReadCounts counts;
};

/// Reads the portfolio, whose accounts are not packed, scores it and writes the snapshot while it is read;
/// nothing of an account stays in memory. `output` gets the bytes of the file, `problem` what the reading
/// finds. Fails as Portfolio::read does.
Result<RecordedSnapshot> record_snapshot(Portfolio& portfolio, const SnapshotPlan& plan,
                                         std::function<void(std::string_view)> output,
                                         const std::function<void(Problem)>& problem);

}  // namespace csm
