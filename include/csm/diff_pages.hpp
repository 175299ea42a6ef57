// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>
#include <csm/portfolio_diff.hpp>
#include <csm/problem.hpp>
#include <csm/xlsx.hpp>

#include <span>

namespace csm {

/// The page of csm diff: how the scores changed and by which parts, who changed class, groups, what is gone
/// and new, and a line for every listed account.
Document diff_document(const PortfolioDiff& diff, std::span<const AccountDiff> listed, const DiffPlan& plan);

/// The same as a workbook, with a sheet of all listed accounts.
Workbook diff_workbook(const PortfolioDiff& diff, std::span<const AccountDiff> listed, const DiffPlan& plan);

}  // namespace csm
