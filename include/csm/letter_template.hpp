// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/error.hpp>
#include <csm/model.hpp>
#include <csm/portfolio.hpp>
#include <csm/problem_groups.hpp>
#include <csm/week_queue.hpp>

#include <boost/system/result.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// What a letter about an account is filled from.
struct AccountContent {
    Account account;
    RecordNotes notes;
    Assessment assessment;  ///< of the account, explained
};

/// What letters about the accounts at the places are filled from, read again and scored. `problem` is told
/// what is wrong in the records of a place. The portfolio keeps no packed accounts.
std::vector<AccountContent> contents_at(Portfolio& portfolio, std::span<const std::uint64_t> places,
                                        const Model& model, const Settings& settings,
                                        const std::function<void(std::uint64_t, Problem)>& problem);

/// What a letter about the portfolio is filled from.
struct PortfolioContent {
    PortfolioSummary summary;
    std::string selection;       ///< "all accounts", or the filters in words
    WeekPlan week;               ///< what needs a person this week
    std::uint64_t rejected = 0;  ///< records left out while reading
    std::uint64_t problem_count = 0;
    std::vector<ProblemGroup> problems;  ///< most frequent first

    // The listed accounts, in order.
    std::vector<AccountContent> queue;     ///< to act on this week
    std::vector<AccountContent> changes;   ///< improving or declining
    std::vector<AccountContent> renewals;  ///< due soon or overdue
    std::vector<AccountContent> ready;     ///< to sell to now
};

/// Whom a text is for. What is customer-safe can be shown to anybody.
enum class Voice : std::uint8_t { customer_safe, internal };

/// What a letter is about.
enum class Scope : std::uint8_t { account, portfolio };

/// Which accounts a letter is for: all of them, those that may leave, those that begin, or those with a term
/// ahead of them.
enum class Fit : std::uint8_t { any, at_risk, onboarding, planning };

/// A Markdown text with slots that were checked: each exists in the template's scope, and none says more than
/// its voice allows. docs/templates.md names the slots.
struct LetterTemplate {
    std::string name;  ///< of the built-in template or the file
    Voice voice = Voice::customer_safe;
    Scope scope = Scope::account;
    Fit fit = Fit::any;
    std::string text;  ///< without the first comment, and marked for the filling
};

/// A template that is part of the program.
struct BuiltInTemplate {
    std::string_view name;     ///< qbr
    std::string_view purpose;  ///< a phrase
    std::string_view text;
};

/// The built-in templates, in the order in which they are listed.
std::span<const BuiltInTemplate> built_in_templates();

/// What is wrong with a template: one problem per defect, with its line.
using TemplateProblems = std::vector<Problem>;

/// Reads and checks a template; `name` is for messages. The model tells which measured fields there are. A
/// template has up to 1,000,000 bytes, sections up to 32 deep, and lists within lists up to 3 deep; at most
/// 100 defects are told.
boost::system::result<LetterTemplate, TemplateProblems> read_template(std::string_view text,
                                                                      std::string_view name,
                                                                      const Model& model);

/// Why an account is none that the letter is for, and which one is.
struct Unsuitable {
    std::string reason;       ///< a clause: its churn risk is low (0.6 of 100)
    std::string_view better;  ///< a built-in template
};

/// Whether the letter is for such an account; nothing when it is, or when too little is known to say.
std::optional<Unsuitable> find_unsuitable(const LetterTemplate& filled, const AccountContent& content,
                                          const Model& model, const Settings& settings);

/// A letter and how much of it is still to fill.
struct FilledLetter {
    std::string markdown;  ///< ends in one newline
    std::size_t gaps = 0;  ///< facts that were not known
};

/// Fills a template about accounts. What is not known stands there as a mark, and nothing of the input
/// becomes markup. Fails when lists within lists make the letter longer than anybody could mean.
Result<FilledLetter> fill(const LetterTemplate& filled, const AccountContent& content, const Model& model,
                          const Settings& settings);

/// Fills a template about portfolios.
Result<FilledLetter> fill(const LetterTemplate& filled, const PortfolioContent& content, const Model& model,
                          const Settings& settings);

}  // namespace csm
