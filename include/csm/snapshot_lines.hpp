// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/model.hpp>
#include <csm/record_details.hpp>
#include <csm/text_buffer.hpp>

#include <memory>

namespace csm {

/// What of an account a snapshot keeps beside what scores it.
struct SnapshotKeep {
    bool names = false;  ///< the customer's name

    bool operator==(const SnapshotKeep&) const = default;
};

/// Writes the lines of a snapshot: the record of an account as a portfolio could have it, and its scores. One
/// writer may serve several threads at once.
class SnapshotLines {
  public:
    /// The model must live as long.
    SnapshotLines(const Model& model, Date as_of, Missing missing, SnapshotKeep keep);
    ~SnapshotLines();
    SnapshotLines(const SnapshotLines&) = delete;
    SnapshotLines& operator=(const SnapshotLines&) = delete;

    /// Appends the line of an account, without its end.
    void append(TextBuffer& out, const Account& account, const ValueDetails& details) const;

  private:
    struct Plan;
    std::unique_ptr<const Plan> plan_;
};

}  // namespace csm
