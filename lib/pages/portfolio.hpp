// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/document.hpp>
#include <csm/listing.hpp>
#include <csm/summary.hpp>
#include <csm/week_queue.hpp>

#include <string>

namespace csm::pages {

/// A target in words: "Green accounts", "at least 60 %", "missed: call a portfolio review".
struct TargetTexts {
    std::string label;    ///< of the target
    std::string wanted;   ///< the limit, in percent
    std::string verdict;  ///< met, or missed and what to do
};

/// The check in these words; shares are in percent.
TargetTexts target_texts(const TargetCheck& check);

/// Adds what needs a person this week, each account with one reason and one action, or says that nothing
/// does.
void add_week(Document& document, const Listing<Assessment>& listing, const Model& model,
              const Settings& settings);

/// Adds what the portfolio amounts to: figures, distribution, targets, renewals, expansion, segments and
/// owners.
void add_portfolio(Document& document, const PortfolioSummary& summary, const Model& model);

/// Says so when more than one in twenty contract ends has passed: the dates themselves are in doubt then.
void add_past_dates(Document& document, const PortfolioSummary& summary);

/// Its parts: the key figures alone, with how many accounts need a person where the week is known; all but
/// the key figures; and targets, renewals, expansion, segments and owners, which stand in more detail.
void add_key_figures(Document& document, const PortfolioSummary& summary, const WeekPlan* week = nullptr);
void add_distribution(Document& document, const PortfolioSummary& summary, const Model& model);
void add_details(Document& document, const PortfolioSummary& summary, const Model& model);

/// Adds an account's health, its dimensions and what else can be compared, beside what others reach with
/// accounts of the segment. Nothing when there is nothing to compare.
void add_account_benchmarks(Document& document, const Account& account, const Assessment& assessment,
                            const Model& model);

/// Adds the portfolio's distribution over the health classes and the average health of its segments, beside
/// what others reach. Nothing when no account has a verdict.
void add_portfolio_benchmarks(Document& document, const PortfolioSummary& summary, const Model& model);

}  // namespace csm::pages
