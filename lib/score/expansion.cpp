// SPDX-License-Identifier: MIT
#include <csm/expansion.hpp>
#include <csm/label.hpp>
#include <csm/number.hpp>
#include <csm/text_buffer.hpp>

#include "base/normalised.hpp"
#include "base/sort_few.hpp"
#include "score/name_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace csm {

namespace {

using Kind = Opportunity::Kind;

const Price* find_price(const std::vector<Price>& prices, const std::string& name) {
    for (const auto& price : prices)
        if (price.key == name) return &price;
    for (const auto& price : prices)
        if (matches(name, price.key)) return &price;
    return nullptr;
}

double module_share(const ExpansionModel& expansion, const std::string& module) {
    const auto* price = find_price(expansion.module_shares, module);
    return price ? price->value : expansion.unknown_module_share;
}

/// What the opportunities of one account are computed from.
struct Basis {
    const Account& account;
    const ExpansionModel& model;
    Missing missing;
    std::optional<double> arr{};
};

Opportunity make(const Basis& basis, Kind kind, std::size_t index, std::optional<double> revenue,
                 Effort effort) {
    Opportunity opportunity{kind, static_cast<std::uint32_t>(index), std::nullopt, effort, 0};
    if (!revenue) return opportunity;
    opportunity.revenue = round_to_unit(*revenue);
    opportunity.priority = round_to_tenth(clamp_score(*opportunity.revenue / basis.model.revenue_per_point) *
                                          basis.model.effort_factors[static_cast<std::size_t>(effort)]);
    return opportunity;
}

bool is_worthless(const Opportunity& opportunity) { return opportunity.revenue && *opportunity.revenue <= 0; }

/// A negative ARR is a mistake of the input; it must not make negative offers. One of 0 is listed like any
/// other.
bool is_negative(std::optional<double> revenue) { return revenue && *revenue < 0; }

/// Whether the customer could still take up the module: known not to have it, or taken not to by default.
bool is_open(const Module& module, Missing missing) {
    return module.adopted ? !*module.adopted : missing == Missing::use_default;
}

void add_seats(const Basis& basis, ExpansionResult& result) {
    const auto& account = basis.account;
    if (!account.licensed_seats || !account.active_seats || *account.licensed_seats <= 0) return;
    if (*account.active_seats / *account.licensed_seats < basis.model.seat_utilisation_from) return;
    const auto revenue =
        basis.arr ? std::optional{*basis.arr * basis.model.seat_growth[account.cohort()]} : std::nullopt;
    const auto opportunity = make(basis, Kind::seats, 0, revenue, basis.model.seat_effort);
    if (!is_worthless(opportunity)) result.opportunities.push_back(opportunity);
}

bool has_price(const ExpansionModel& model, const std::string& tier) {
    const auto* price = find_price(model.tier_factors, tier);
    return price != nullptr && price->value > 0;
}

/// The cheapest of the available tiers that cost more than the current one.
std::optional<std::size_t> next_tier(const Account& account, const ExpansionModel& model, double current) {
    std::optional<std::size_t> next;
    double price = 0;
    for (std::size_t i = 0; i < account.available_tiers.items().size(); ++i) {
        const double factor = tier_factor(model, account.available_tiers.items()[i]);
        if (factor <= current || (next && factor >= price)) continue;
        next = i;
        price = factor;
    }
    return next;
}

void add_tier(const Basis& basis, ExpansionResult& result) {
    const auto& account = basis.account;
    if (account.plan_tier.empty() && basis.missing == Missing::exclude) return;
    const double current = tier_factor(basis.model, account.plan_tier);
    const auto next = next_tier(account, basis.model, current);
    if (!next) return;
    const double factor = tier_factor(basis.model, account.available_tiers.items()[*next]);
    // What a step costs from or to a tier without a price nobody knows.
    const bool is_priced = basis.missing == Missing::use_default ||
                           (has_price(basis.model, account.plan_tier) &&
                            has_price(basis.model, account.available_tiers.items()[*next]));
    const auto revenue =
        basis.arr && is_priced ? std::optional{*basis.arr / current * factor - *basis.arr} : std::nullopt;
    const auto opportunity = make(basis, Kind::tier, *next, revenue, basis.model.tier_effort);
    if (!is_worthless(opportunity)) result.opportunities.push_back(opportunity);
}

/// The limit that is used up most, when it is nearly used up; the first of those alike.
void add_limit(const Basis& basis, ExpansionResult& result) {
    const auto limits = basis.account.plan_limits.items();
    std::size_t fullest = limits.size();
    double most = 0;
    for (std::size_t i = 0; i < limits.size(); ++i) {
        const auto& [name, used, included] = limits[i];
        if (!used || !included || *included <= 0) continue;
        const double share = *used / *included;
        if (!is_plausible(share)) continue;
        if (share < basis.model.limit_used_from || (fullest < limits.size() && share <= most)) continue;
        fullest = i;
        most = share;
    }
    if (fullest == limits.size()) return;
    const auto revenue = basis.arr
                             ? std::optional{*basis.arr * basis.model.limit_growth[basis.account.cohort()]}
                             : std::nullopt;
    const auto opportunity = make(basis, Kind::limit, fullest, revenue, basis.model.limit_effort);
    if (!is_worthless(opportunity)) result.opportunities.push_back(opportunity);
}

void add_modules(const Basis& basis, ExpansionResult& result) {
    const auto modules = basis.account.modules.items();
    if (std::ranges::none_of(modules, [&](const Module& module) { return is_open(module, basis.missing); }))
        return;
    score::NameSet known;
    for (const auto& module : modules)
        if (!is_open(module, basis.missing)) known.insert(module.name);
    for (std::size_t i = 0; i < modules.size(); ++i) {
        const double share = module_share(basis.model, modules[i].name);
        if (!is_open(modules[i], basis.missing) || share <= 0 || !known.insert(modules[i].name)) continue;
        const auto revenue = basis.arr ? std::optional{*basis.arr * share} : std::nullopt;
        if (is_negative(revenue)) continue;
        result.opportunities.push_back(make(basis, Kind::module, i, revenue, basis.model.module_effort));
    }
}

void add_departments(const Basis& basis, ExpansionResult& result) {
    const auto current = basis.account.departments_current.items();
    const auto potential = basis.account.departments_potential.items();
    score::NameSet known;
    for (const auto& name : current) known.insert(name);
    const double departments = static_cast<double>(std::max<std::size_t>(known.size(), 1));
    for (std::size_t i = 0; i < potential.size(); ++i) {
        if (!known.insert(potential[i])) continue;
        const auto revenue =
            basis.arr ? std::optional{*basis.arr / departments * basis.model.department_share} : std::nullopt;
        if (is_negative(revenue)) continue;
        result.opportunities.push_back(
            make(basis, Kind::department, i, revenue, basis.model.department_effort));
    }
}

std::size_t distinct(std::span<const std::string> names) {
    score::NameSet known;
    for (const auto& name : names) known.insert(name);
    return known.size();
}

double percent(double part, double whole) { return whole == 0 ? 0 : round_to_tenth(part / whole * 100); }

AdoptionSummary summarise(const Account& account, Missing missing) {
    AdoptionSummary summary;
    double usage = 0;
    std::size_t with_usage = 0;
    for (const auto& module : account.modules.items()) {
        if (!module.adopted.value_or(false)) continue;
        ++summary.adopted_modules;
        usage += module.usage_percent.value_or(0);
        with_usage += module.usage_percent || missing == Missing::use_default;
    }
    summary.total_modules = account.modules.items().size();
    summary.adoption_rate =
        percent(static_cast<double>(summary.adopted_modules), static_cast<double>(summary.total_modules));
    if (with_usage > 0)
        summary.average_usage_percent = round_to_tenth(usage / static_cast<double>(with_usage));
    const bool seats_known = account.licensed_seats && account.active_seats;
    // Seats in use without a licence are no share of anything.
    const bool is_unlicensed = seats_known && *account.licensed_seats <= 0 && *account.active_seats > 0;
    if ((seats_known || missing == Missing::use_default) && !is_unlicensed)
        summary.seat_utilisation =
            percent(account.active_seats.value_or(0), std::max(account.licensed_seats.value_or(0), 1.0));
    summary.departments_covered = distinct(account.departments_current.items());
    summary.departments_potential = distinct(account.departments_potential.items());
    return summary;
}

double known_share(const Account& account) {
    const int known = (account.arr ? 1 : 0) + (account.licensed_seats && account.active_seats ? 1 : 0) +
                      (!account.plan_tier.empty() && account.available_tiers.given ? 1 : 0) +
                      (account.modules.given ? 1 : 0) +
                      (account.departments_current.given && account.departments_potential.given ? 1 : 0);
    return known / 5.0;
}

void add_up(ExpansionResult& result) {
    std::array<double, opportunity_kinds> by_kind{};
    for (const auto& opportunity : result.opportunities) {
        by_kind[static_cast<std::size_t>(opportunity.kind)] += opportunity.revenue.value_or(0);
        result.total_revenue += opportunity.revenue.value_or(0);
    }
    const auto [seats, tier, modules, departments, limit] = by_kind;
    result.net_revenue = std::max(seats, departments) + std::max({tier, modules, limit});
}

void judge_readiness(ExpansionResult& result, Band band, Tier tier) {
    const auto judge = [&](Readiness readiness, std::string_view reason) {
        result.readiness = readiness;
        result.readiness_reason = reason;
    };
    if (result.ended_days_ago) return judge(Readiness::hold, "the contract has ended");
    if (band == Band::red) return judge(Readiness::hold, "health is red");
    if (tier == Tier::critical) return judge(Readiness::hold, "churn risk is critical");
    if (tier == Tier::high) return judge(Readiness::hold, "churn risk is high");
    if (band == Band::insufficient_data) return judge(Readiness::unknown, "health is not known well enough");
    if (tier == Tier::insufficient_data)
        return judge(Readiness::unknown, "churn risk is not known well enough");
    if (band == Band::yellow) return judge(Readiness::later, "health is yellow");
    judge(Readiness::ready, tier == Tier::medium ? "health is green and churn risk is medium"
                                                 : "health is green and churn risk is low");
}

}  // namespace

std::string_view word(Kind kind) {
    constexpr std::array<std::string_view, opportunity_kinds> words{"seats", "tier", "module", "department",
                                                                    "limit"};
    return words[static_cast<std::size_t>(kind)];
}

std::string ExpansionResult::readiness_text() const {
    if (!ended_days_ago) return std::string{readiness_reason};
    return fmt::format("the contract ended {} {} ago", *ended_days_ago,
                       *ended_days_ago == 1 ? "day" : "days");
}

double tier_factor(const ExpansionModel& expansion, const std::string& tier) {
    const auto* price = find_price(expansion.tier_factors, tier);
    return price && price->value > 0 ? price->value : expansion.unknown_tier_factor;
}

ExpansionResult find_expansion(const Account& account, const Model& model, Missing missing, Band band,
                               Tier tier, std::optional<long> ended_days_ago) {
    ExpansionResult result;
    result.ended_days_ago = ended_days_ago;
    const auto arr = account.arr || missing == Missing::exclude ? account.arr : std::optional{0.0};
    const Basis basis{account, model.expansion, missing, arr};
    add_seats(basis, result);
    add_tier(basis, result);
    add_limit(basis, result);
    add_modules(basis, result);
    add_departments(basis, result);
    sort_few(result.opportunities,
             [](const Opportunity& a, const Opportunity& b) { return a.priority > b.priority; });
    add_up(result);
    result.adoption = summarise(account, missing);
    result.coverage = known_share(account);
    judge_readiness(result, band, tier);
    return result;
}

std::string_view target_of(const Opportunity& opportunity, const Account& account) {
    switch (opportunity.kind) {
    case Kind::tier: return account.available_tiers.items()[opportunity.index];
    case Kind::module: return account.modules.items()[opportunity.index].name;
    case Kind::department: return account.departments_potential.items()[opportunity.index];
    case Kind::limit: return account.plan_limits.items()[opportunity.index].name;
    case Kind::seats: break;
    }
    return {};
}

template <class Text>
void append_rationale(Text& text, const Opportunity& opportunity, const Account& account,
                      const Model& model) {
    const auto append = [&](const auto&... parts) __attribute__((always_inline)) {
        (text.append(std::string_view{parts}), ...);
    };
    const auto target = target_of(opportunity, account);
    switch (opportunity.kind) {
    case Kind::seats:
        append_shortest(text, *account.active_seats);
        append(" of ");
        append_shortest(text, *account.licensed_seats);
        if (*account.active_seats > *account.licensed_seats) {
            append(" seats are in use, ");
            append_shortest(text, *account.active_seats - *account.licensed_seats);
            return append(" over the licence");
        }
        append(" seats are in use; room for ");
        append_shortest(text, round_to_tenth(model.expansion.seat_growth[account.cohort()] * 100));
        return append(" % more");
    case Kind::tier:
        append("The next tier up from ");
        append_as_words(text,
                        account.plan_tier.empty() ? "an unknown plan" : std::string_view{account.plan_tier});
        append(" is ");
        return append_as_words(text, target);
    case Kind::module:
        append("The ");
        append_named(text, target, "module");
        return append(" is not adopted yet");
    case Kind::department:
        append("The ");
        append_named(text, target, "department");
        return append(" does not use the product yet");
    case Kind::limit: {
        const auto& limit = account.plan_limits.items()[opportunity.index];
        append("Of the plan's ");
        append_as_words(text, target);
        append(", ");
        append_shortest(text, *limit.used);
        append(" of ");
        append_shortest(text, *limit.included);
        append(" are used (");
        append_shortest(text, round_percent(*limit.used / *limit.included));
        return append(" %)");
    }
    }
}

template void append_rationale(std::string&, const Opportunity&, const Account&, const Model&);
template void append_rationale(TextBuffer&, const Opportunity&, const Account&, const Model&);

}  // namespace csm
