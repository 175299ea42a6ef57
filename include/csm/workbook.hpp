// SPDX-License-Identifier: MIT
#pragma once

#include <csm/documents.hpp>
#include <csm/problem.hpp>
#include <csm/xlsx.hpp>

#include <span>

namespace csm {

/// The portfolio report as a workbook: Summary, Accounts, Churn, Expansion, Renewals, Problems.
Workbook report_workbook(const Listing& listing, const PortfolioSummary& summary,
                         std::span<const Problem> problems, const Model& model, const Settings& settings);

}  // namespace csm
