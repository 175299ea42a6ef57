// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>
#include <csm/summary.hpp>

#include <string>

namespace csm::documents {

/// A target in words: "Green accounts", "at least 60 %", "missed: call a portfolio review".
struct TargetTexts {
    std::string label;
    std::string wanted;
    std::string verdict;
};

TargetTexts target_texts(const TargetCheck& check);

/// Adds what the portfolio amounts to: figures, distribution, targets, renewals, expansion, segments and
/// owners.
void add_portfolio(Document& document, const PortfolioSummary& summary, const Model& model);

/// Its parts: the key figures alone; and targets, renewals, expansion, segments and owners.
void add_key_figures(Document& document, const PortfolioSummary& summary);
void add_details(Document& document, const PortfolioSummary& summary, const Model& model);

}  // namespace csm::documents
