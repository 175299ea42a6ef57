// SPDX-License-Identifier: MIT
#pragma once

#include <csm/documents.hpp>
#include <csm/problem.hpp>
#include <csm/xlsx.hpp>

#include <cstdint>
#include <span>

namespace csm {

/// The problems that a workbook lists, and how many it leaves out.
struct WorkbookProblems {
    std::span<const Problem> listed{};
    std::uint64_t left_out = 0;
};

/// The portfolio report as a workbook: Summary, Accounts, Churn, Expansion, Renewals, Problems.
Workbook report_workbook(const Listing<Assessment>& listing, const PortfolioSummary& summary,
                         const WorkbookProblems& problems, const Model& model, const Settings& settings);

}  // namespace csm
