// SPDX-License-Identifier: MIT
#pragma once

#include <csm/documents.hpp>
#include <csm/html.hpp>

namespace csm {

/// The portfolio report as a page for browsers: key figures, charts, a table of all listed accounts and a
/// page for each. The listed accounts, the model and the settings must outlive it.
HtmlReport html_report(const Listing<Assessment>& listing, const PortfolioSummary& summary,
                       const Model& model, const Settings& settings);

}  // namespace csm
