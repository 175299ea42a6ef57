// SPDX-License-Identifier: MIT
#include <csm/portfolio_check.hpp>

#include "check/command_tally.hpp"
#include "check/own_field.hpp"
#include "check/units.hpp"
#include "check/watches.hpp"

#include <algorithm>
#include <cmath>

namespace csm {

namespace {

constexpr std::size_t most_matches = 1000;

/// How often a field is known and what its values are.
struct FieldTally {
    std::vector<std::uint64_t> known;  // by segment
    ValueCounts values;
};

}  // namespace

/// Gathers the facts of accounts that follow each other, beside other batches.
class PortfolioCheck::FactsBatch {
  public:
    explicit FactsBatch(const PortfolioCheck& check) : check_{check} {}

    void clear() { count_ = 0; }

    void take(Account& account, std::uint64_t place) {
        if (count_ == facts_.size()) facts_.emplace_back();
        auto& facts = facts_[count_++];
        facts.place = place;
        gather_facts(facts, account, check_.fields_, check_.model_, check_.as_of_);
    }

    std::span<const AccountFacts> facts() const { return std::span{facts_}.first(count_); }

  private:
    const PortfolioCheck& check_;
    std::vector<AccountFacts> facts_;  // those of earlier fillings keep their memory
    std::size_t count_ = 0;
};

struct PortfolioCheck::Tallies {
    Tallies(const Model& model, Date as_of, const std::vector<CheckedField>& checked)
        : accounts(model.segments.size()),
          fields(checked.size(), {std::vector<std::uint64_t>(model.segments.size()), {}}),
          commands{model, checked},
          watches{as_of} {}

    FieldCheck field_check(const CheckedField& field, const FieldTally& tally) const {
        FieldCheck check{.field = field, .all = {}, .by_segment = {}, .values = tally.values.distribution()};
        for (std::size_t segment = 0; segment < accounts.size(); ++segment) {
            check.by_segment.push_back({tally.known[segment], accounts[segment]});
            check.all.known += tally.known[segment];
            check.all.accounts += accounts[segment];
        }
        return check;
    }

    std::vector<std::uint64_t> accounts;  // by segment
    std::vector<FieldTally> fields;
    check::CommandTallies commands;
    check::Watches watches;
    NameIndex names;
    ProblemGroups problems;
};

PortfolioCheck::PortfolioCheck(const Model& model, Date as_of)
    : model_{model},
      as_of_{as_of},
      fields_{checked_fields(model)},
      tallies_{std::make_unique<Tallies>(model, as_of, fields_)} {}

PortfolioCheck::~PortfolioCheck() = default;

void PortfolioCheck::add(const AccountFacts& facts) {
    constexpr auto module_usage = check::own_index(check::module_usage);
    ++tallies_->accounts[facts.segment];
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const double value = facts.values[i];
        if (std::isnan(value)) continue;
        ++tallies_->fields[i].known[facts.segment];
        if (i != module_usage) tallies_->fields[i].values.add(value);
    }
    for (const double usage : facts.module_usage) tallies_->fields[module_usage].values.add(usage);
    tallies_->commands.add(facts);
    tallies_->watches.add(facts);
    tallies_->names.add(facts.comparable_name, facts.place);
}

BatchSink PortfolioCheck::sink(std::function<void(const Problem&)> problem) {
    const auto deliver = [this](const FactsBatch& batch) {
        for (const auto& facts : batch.facts()) add(facts);
    };
    return {[this] { return FactsBatch{*this}; }, deliver,
            [this, problem = std::move(problem)](const Problem& found) {
                if (problem) problem(found);
                tallies_->problems.add(found);
            }};
}

CheckResult PortfolioCheck::result(std::uint64_t rejected) const {
    CheckResult result;
    result.as_of = as_of_;
    result.rejected = rejected;
    result.problems = tallies_->problems.total();
    result.problem_groups = tallies_->problems.groups();
    for (const auto accounts : tallies_->accounts) result.accounts += accounts;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        result.fields.push_back(tallies_->field_check(fields_[i], tallies_->fields[i]));
        if (auto suspicion = check::suspect_unit(result.fields.back()))
            result.suspicions.push_back(std::move(*suspicion));
    }
    auto contradictions = tallies_->watches.suspicions(result.fields);
    std::ranges::move(contradictions, std::back_inserter(result.suspicions));
    result.commands = tallies_->commands.results();
    const auto matches = tallies_->names.matches(most_matches);
    for (const auto& match : matches.found) result.name_matches.push_back({match, {}, {}});
    result.names_complete = matches.complete;
    return result;
}

Result<CheckResult> check_portfolio(Portfolio& portfolio, const Model& model, Date as_of,
                                    const std::function<void(const Problem&)>& problem) {
    PortfolioCheck check{model, as_of};
    const auto counts = portfolio.read(check.sink(problem));
    if (!counts) return counts.error();
    auto result = check.result((*counts).rejected);
    std::vector<std::uint64_t> places;
    for (const auto& named : result.name_matches)
        places.insert(places.end(), named.match.places.begin(), named.match.places.end());
    const auto accounts = portfolio.accounts_at(places);
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        result.name_matches[i / 2].customer_ids[i % 2] = accounts[i].customer_id;
        result.name_matches[i / 2].names[i % 2] = accounts[i].name;
    }
    return result;
}

}  // namespace csm
