// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>
#include <csm/pages.hpp>
#include <csm/retention_result.hpp>
#include <csm/xlsx.hpp>

namespace csm {

/// The page of csm retention: the bridge of the last period as bars and figures, retention beside it, other
/// ways to count, its groups, every period, what was left out and what the figures mean.
Document retention_document(const RetentionResult& result);

/// The page as a workbook with a chart of the bridge, a sheet with one row a period, one with a row a group
/// of each period where there are groups, and Problems.
Workbook retention_workbook(const RetentionResult& result, const WorkbookProblems& problems,
                            const Model& model);

}  // namespace csm
