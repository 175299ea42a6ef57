// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>
#include <csm/history.hpp>

namespace csm {

/// The page of csm history list: a row a day.
Document history_document(const HistoryList& list);

/// The page of csm history show: what the day's snapshot is and what it adds up to, and the accounts asked
/// for.
Document history_document(const SnapshotView& view);

/// The page of csm history check: what was looked at, and what is not as it was written.
Document history_document(const HistoryCheck& check);

}  // namespace csm
