// SPDX-License-Identifier: MIT
#include <csm/portfolio_check.hpp>

#include "check/own_field.hpp"
#include "check/units.hpp"

#include <csm/check.hpp>
#include <csm/number.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace csm {

namespace {

using check::own_index;

/// Counts accounts whose dates or seats contradict the as-of day or each other, and remembers the first one.
class Watches {
  public:
    explicit Watches(Date as_of) : today_{day_of(as_of)} {}

    void add(const AccountFacts& facts);

    /// What was seen, and what the renewal dates as a whole say.
    std::vector<Suspicion> suspicions(const std::vector<FieldCheck>& fields) const;

  private:
    struct Seen {
        std::uint64_t accounts = 0;
        std::string first;
    };

    static constexpr std::size_t kinds = 5;

    double today_;
    std::array<Seen, kinds> seen_;
};

constexpr double days_in_year = 365;
constexpr double years_ahead = 10;
constexpr std::uint64_t enough_dates = 5;

constexpr auto starts = own_index("contract_start_date");
constexpr auto ends = own_index("contract_end_date");
constexpr auto active = own_index("contract.active_seats");
constexpr auto licensed = own_index("contract.licensed_seats");

using Values = std::vector<double>;

struct Watch {
    std::string_view code;
    std::size_t field;
    std::string_view text;
    std::string_view action;
    bool (*holds)(const Values& values, double today);
};

/// A comparison with a value that is not known is false.
constexpr Watch watches[] = {
    {"renewal_long_past", ends, "the contract ended more than a year ago",
     "Bring the dates of renewed contracts up to date, and take out customers who left",
     [](const Values& values, double today) { return values[ends] < today - days_in_year; }},
    {"renewal_far_ahead", ends, "the contract ends more than ten years from now",
     "Look for a mistyped year, or a placeholder such as 2099-12-31, and leave it out",
     [](const Values& values, double today) { return values[ends] > today + years_ahead * days_in_year; }},
    {"start_in_future", starts, "the contract starts after the as-of day",
     "Look for day and month that changed places; a customer who has not started has nothing to measure",
     [](const Values& values, double today) { return values[starts] > today; }},
    {"ends_before_start", ends, "the contract ends before it starts",
     "Look for columns or for day and month that changed places",
     [](const Values& values, double) { return values[ends] < values[starts]; }},
    {"more_active_than_licensed", active, "more seats are active than licensed",
     "Look whether the columns changed places, or active counts users who have no licence",
     [](const Values& values, double) { return values[active] > values[licensed]; }},
};

void Watches::add(const AccountFacts& facts) {
    static_assert(std::size(watches) == kinds);
    for (std::size_t i = 0; i < kinds; ++i) {
        if (!watches[i].holds(facts.values, today_)) continue;
        if (seen_[i].accounts++ == 0) seen_[i].first = facts.customer_id;
    }
}

std::vector<Suspicion> Watches::suspicions(const std::vector<FieldCheck>& fields) const {
    std::vector<Suspicion> suspicions;
    const auto& dates = fields[ends];
    const auto past = dates.values.below(today_);
    if (dates.all.known >= enough_dates && 2 * past >= dates.all.known)
        suspicions.push_back({"renewals_in_past",
                              dates.field.name,
                              past,
                              dates.all.known,
                              "at least half of the contracts ended before the as-of day, the median on " +
                                  iso_text(date_of_day(dates.values.quantile(0.5))),
                              "Export again, or name the day of the export with --as-of",
                              {}});
    for (std::size_t i = 0; i < kinds; ++i) {
        if (seen_[i].accounts == 0) continue;
        const auto& field = fields[watches[i].field];
        suspicions.push_back({std::string{watches[i].code}, field.field.name, seen_[i].accounts,
                              field.all.known, std::string{watches[i].text}, std::string{watches[i].action},
                              seen_[i].first});
    }
    return suspicions;
}

/// Fields that count together towards a command's coverage.
struct Part {
    std::string label;
    double weight = 0;
    std::vector<std::size_t> fields;  ///< among the checked fields; all of them must be known
};

/// What an account means to a command.
struct Verdict {
    bool has_verdict = false;
    double coverage = 0;
    bool has_readiness = true;  ///< false: health or risk are not known, so more coverage is not enough
};

/// Counts, for one command, the accounts it can and cannot judge.
class CommandTally {
  public:
    CommandTally(std::string command, std::vector<Part> parts, const std::vector<CheckedField>& fields,
                 double floor);

    void add(const AccountFacts& facts, const Verdict& verdict);

    CommandCheck result() const;

  private:
    struct Silent {
        Silence silence;
        std::size_t field = 0;
    };

    std::vector<Part> parts_;
    std::vector<Silent> silences_;
    double floor_;
    double coverage_sum_ = 0;
    std::uint64_t accounts_ = 0;
    std::uint64_t without_readiness_ = 0;
    CommandCheck check_;
};

/// health, churn, expand and report, in this order.
class CommandTallies {
  public:
    CommandTallies(const Model& model, const std::vector<CheckedField>& fields);

    void add(const AccountFacts& facts);

    std::vector<CommandCheck> results() const;

  private:
    double floor_;
    std::vector<CommandTally> tallies_;
};

/// Shares are sums of decimal fractions; the floor is met when they differ by less than they can be off.
constexpr double tolerance = 1e-9;

struct SilenceRule {
    std::string_view command;
    std::string_view code;
    std::string_view field;
    std::string_view text;
};

constexpr SilenceRule silence_rules[] = {
    {"health", "assumed_targets", "segment", "targets of a segment that follows from the ARR or is assumed"},
    {"health", "no_trend", "previous_period.overall_score", "no change since the last period"},
    {"churn", "no_urgency", "contract_end_date", "no renewal urgency"},
    {"churn", "no_arr_at_risk", "arr", "no ARR at risk"},
    {"expand", "no_revenue", "arr", "opportunities without a revenue"},
    {"report", "no_exposure", "arr", "no exposure to rank by"},
    {"report", "no_owner", "owner", "nobody to hand the action to"},
};

std::size_t index_of(const std::vector<CheckedField>& fields, std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(fields, name, &CheckedField::name) - fields.begin());
}

std::vector<Part> parts_of(const Scorecard& card, const Model& model,
                           const std::vector<CheckedField>& fields) {
    std::vector<Part> parts;
    for (const auto& dimension : card.dimensions)
        for (const auto& metric : dimension.metrics) {
            const auto& name = model.fields[metric.field].name;
            parts.push_back({given_fields(model.fields, metric.field),
                             dimension.weight * metric.weight,
                             {index_of(fields, name)}});
        }
    return parts;
}

/// The five things that the coverage of csm expand counts.
std::vector<Part> expansion_parts() {
    constexpr double fifth = 0.2;
    return {{"arr", fifth, {own_index("arr")}},
            {"contract.licensed_seats, contract.active_seats",
             fifth,
             {own_index("contract.licensed_seats"), own_index("contract.active_seats")}},
            {"contract.plan_tier, contract.available_tiers",
             fifth,
             {own_index("contract.plan_tier"), own_index("contract.available_tiers")}},
            {"product_usage", fifth, {own_index("product_usage")}},
            {"departments.current, departments.potential",
             fifth,
             {own_index("departments.current"), own_index("departments.potential")}}};
}

bool lacks(const AccountFacts& facts, const Part& part) {
    return std::ranges::any_of(part.fields,
                               [&](std::size_t field) { return std::isnan(facts.values[field]); });
}

CommandTally::CommandTally(std::string command, std::vector<Part> parts,
                           const std::vector<CheckedField>& fields, double floor)
    : parts_{std::move(parts)},
      floor_{floor} {
    check_.command = std::move(command);
    for (const auto& part : parts_) check_.gains.push_back({part.label, part.weight, 0, 0});
    for (const auto& rule : silence_rules) {
        const auto field = index_of(fields, rule.field);
        if (rule.command != check_.command || field == fields.size()) continue;
        silences_.push_back(
            {{std::string{rule.code}, std::string{rule.field}, 0, std::string{rule.text}}, field});
    }
}

void CommandTally::add(const AccountFacts& facts, const Verdict& verdict) {
    ++accounts_;
    coverage_sum_ += verdict.coverage;
    check_.with_verdict += verdict.has_verdict ? 1 : 0;
    const bool is_below = verdict.coverage < floor_;
    check_.below_floor += is_below ? 1 : 0;
    without_readiness_ += verdict.has_readiness ? 0 : 1;
    check_.nothing_measured += verdict.coverage == 0 ? 1 : 0;
    const bool is_open = is_below && !verdict.has_verdict && verdict.has_readiness;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (!lacks(facts, parts_[i])) continue;
        auto& gain = check_.gains[i];
        ++gain.missing;
        if (is_open && verdict.coverage + gain.weight >= floor_ - tolerance) ++gain.unlocks;
    }
    for (auto& [silence, field] : silences_)
        if (std::isnan(facts.values[field])) ++silence.accounts;
}

CommandCheck CommandTally::result() const {
    auto check = check_;
    if (accounts_ > 0) check.coverage = round_share(coverage_sum_ / static_cast<double>(accounts_));
    std::erase_if(check.gains, [](const FieldGain& gain) { return gain.missing == 0 || gain.weight == 0; });
    std::ranges::stable_sort(check.gains, [](const FieldGain& a, const FieldGain& b) {
        const auto use = [](const FieldGain& gain) {
            return static_cast<double>(gain.missing) * gain.weight;
        };
        return a.unlocks != b.unlocks ? a.unlocks > b.unlocks : use(a) > use(b);
    });
    if (without_readiness_ > 0)
        check.silences.push_back({"no_readiness",
                                  {},
                                  without_readiness_,
                                  "no readiness, as health or churn risk is not known well enough"});
    for (const auto& [silence, field] : silences_)
        if (silence.accounts > 0) check.silences.push_back(silence);
    return check;
}

CommandTallies::CommandTallies(const Model& model, const std::vector<CheckedField>& fields)
    : floor_{model.coverage_floor} {
    tallies_.emplace_back("health", parts_of(model.health.card, model, fields), fields, floor_);
    tallies_.emplace_back("churn", parts_of(model.churn.card, model, fields), fields, floor_);
    tallies_.emplace_back("expand", expansion_parts(), fields, floor_);
    tallies_.emplace_back("report", std::vector<Part>{}, fields, floor_);
}

void CommandTallies::add(const AccountFacts& facts) {
    tallies_[0].add(facts, {facts.has_health, facts.health_coverage});
    tallies_[1].add(facts, {facts.has_churn, facts.churn_coverage});
    const bool is_priced = facts.expansion_coverage >= floor_;
    tallies_[2].add(facts, {facts.has_readiness && is_priced, facts.expansion_coverage, facts.has_readiness});
    tallies_[3].add(
        facts, {facts.has_health && facts.has_churn, std::min(facts.health_coverage, facts.churn_coverage)});
}

std::vector<CommandCheck> CommandTallies::results() const {
    std::vector<CommandCheck> results;
    for (const auto& tally : tallies_) results.push_back(tally.result());
    return results;
}

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
    CommandTallies commands;
    Watches watches;
    NameIndex names;
    SpellingTally spellings;
    ProblemGroups problems;
};

PortfolioCheck::PortfolioCheck(const Model& model, Date as_of)
    : model_{model},
      as_of_{as_of},
      fields_{checked_fields(model)},
      tallies_{std::make_unique<Tallies>(model, as_of, fields_)} {}

PortfolioCheck::~PortfolioCheck() = default;

void PortfolioCheck::add(const AccountFacts& facts) {
    constexpr auto module_usage = own_index(check::module_usage);
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
    for (const auto& use : facts.names) tallies_->spellings.add(use);
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
    result.spellings = tallies_->spellings.names();
    result.spellings_complete = tallies_->spellings.is_complete();
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
