// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>
#include <csm/summary.hpp>

namespace csm::documents {

/// Adds what the portfolio amounts to: figures, distribution, targets, renewals, expansion, segments and
/// owners.
void add_portfolio(Document& document, const PortfolioSummary& summary, const Model& model);

/// Its parts: the key figures alone; and targets, renewals, expansion, segments and owners.
void add_key_figures(Document& document, const PortfolioSummary& summary);
void add_details(Document& document, const PortfolioSummary& summary, const Model& model);

}  // namespace csm::documents
