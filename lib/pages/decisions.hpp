// SPDX-License-Identifier: MIT
#pragma once

#include <csm/decisions.hpp>
#include <csm/document.hpp>
#include <csm/listing.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm::pages {

/// The account's name, with a * when a decision stands beside what the row says.
template <class Scored>
std::string marked_name(const Account& account, const Scored& scored, const Settings& settings) {
    const auto* decided = decisions_about(account, settings);
    const auto& name = account.name.empty() ? account.customer_id : account.name;
    return decided && overrides(*decided, scored) ? name + " *" : name;
}

/// What the team decided of the account, as notes "team" below its row; nothing where nothing is decided.
std::vector<Note> team_notes(const Account& account, const Settings& settings);

/// How many rows of the list are overridden, snoozed or expired; only where decisions are in use. `where`
/// says how overridden rows are found.
void add_decision_counts(Document& document, const DecisionCounts& counts, const Settings& settings,
                         std::string_view where = "and marked *");

/// The decisions whose last day is past, of these accounts; there are `total` with those of others.
void add_expired(Document& document, const std::vector<const CustomerDecisions*>& listed,
                 std::uint64_t total);

/// The same for the accounts of a listing; only where decisions are in use.
template <class Scored>
void add_expired(Document& document, const Listing<Scored>& listing, const Settings& settings) {
    std::vector<const CustomerDecisions*> listed;
    for (const auto& row : listing.rows)
        if (const auto* decided = decisions_about(row.account, settings)) listed.push_back(decided);
    add_expired(document, listed, listing.decisions.expired);
}

/// What was computed of an account, as far as a decision can stand in its place; none where the command does
/// not compute it.
struct ComputedVerdicts {
    std::optional<Band> band{};
    std::optional<Tier> tier{};
    std::optional<Tier> priority{};
};

inline ComputedVerdicts verdicts_of(const HealthResult& health) { return {.band = health.band}; }

inline ComputedVerdicts verdicts_of(const ChurnResult& churn) { return {.tier = churn.tier}; }

inline ComputedVerdicts verdicts_of(const ExpansionResult& /*unused*/) { return {}; }

inline ComputedVerdicts verdicts_of(const Assessment& assessment) {
    return {assessment.health ? assessment.health->band : Band::insufficient_data,
            assessment.churn ? assessment.churn->tier : Tier::insufficient_data, assessment.priority};
}

/// A table of decisions without rows, and every decision about the account for it, in force or expired,
/// beside what was computed.
Table decisions_table();
void add_decided(Table& table, const Account& account, const ComputedVerdicts& computed,
                 const Settings& settings);

/// The same for the accounts of a list.
template <class Scored>
Table decisions_table(const Listing<Scored>& listing, const Settings& settings) {
    auto table = decisions_table();
    for (const auto& row : listing.rows) add_decided(table, row.account, verdicts_of(row.scored), settings);
    return table;
}

/// The section of an account's page: what was computed beside what was decided, by whom, why and until when.
void add_decisions(Document& document, const Account& account, const Assessment& assessment,
                   const Settings& settings);

}  // namespace csm::pages
