// SPDX-License-Identifier: MIT
#pragma once

#include <csm/analysis.hpp>
#include <csm/decisions.hpp>
#include <csm/portfolio.hpp>
#include <csm/record_notes.hpp>
#include <csm/week_queue.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

namespace csm {

/// An account and what an analysis says of it, explained.
template <class Scored>
struct ListedAccount {
    Account account;  ///< as read again
    Scored scored;    ///< with its explanation
};

/// The accounts a page lists, in order, and how many there are beside them.
template <class Scored>
struct Listing {
    std::vector<ListedAccount<Scored>> rows;  ///< in the order of the list
    std::uint64_t selected = 0;  ///< accounts that passed the filters; at least as many as are listed
    std::uint64_t rejected = 0;  ///< records left out while reading
    DecisionCounts decisions{};  ///< of the selected accounts

    WeekPlan week{};  ///< what the week asks for; of the portfolio analysis only
    std::vector<ListedAccount<Scored>> week_rows{};  ///< the accounts of its places, in order

    /// One for each row of the week: what its records say beside the account; empty when that was not read.
    std::vector<RecordNotes> week_notes{};

    /// One for each row: what its records say beside the account; empty when that was not read.
    std::vector<RecordNotes> notes{};

    /// The earlier periods of a row; empty when they were not read. Lives as long as the listing.
    std::span<const PastPeriod> history(std::size_t row) const {
        if (notes.empty() || !notes[row].history) return {};
        return *notes[row].history;
    }

    /// What the records of a row say beside the account, or null when that was not read.
    const RecordNotes* notes_of(std::size_t row) const { return notes.empty() ? nullptr : &notes[row]; }

    /// The same of a row of the week.
    const RecordNotes* week_notes_of(std::size_t row) const {
        return week_notes.empty() ? nullptr : &week_notes[row];
    }
};

/// What the account's records hold beside the account; what is wrong there is told with the customer.
RecordNotes notes_at(Portfolio& portfolio, std::uint64_t place, const Account& account,
                     const std::function<void(Problem)>& problem);

/// What the records say beside the accounts, for a Listing; what is wrong with it is told. The portfolio
/// keeps no packed accounts.
template <class Scored>
void read_notes(Listing<Scored>& listing, Portfolio& portfolio, std::span<const std::uint64_t> places,
                const std::function<void(Problem)>& problem) {
    for (std::size_t i = 0; i < places.size(); ++i)
        listing.notes.push_back(notes_at(portfolio, places[i], listing.rows[i].account, problem));
}

/// Reads the accounts at the places again and scores them, in that order. `selected`, `rejected` and
/// `decisions` are for the caller to fill in.
template <Analysis A>
Listing<typename A::Scored> list_again(Portfolio& portfolio, std::span<const std::uint64_t> places,
                                       const A& analysis) {
    struct Batch {
        const A& analysis;
        std::vector<ListedAccount<typename A::Scored>> rows{};

        void clear() { rows.clear(); }

        void take(Account& account, std::uint64_t) {
            take_pulse(account, analysis.settings);
            auto scored = analysis.score(account, Detail::explained);
            rows.push_back({std::move(account), std::move(scored)});
        }
    };

    Listing<typename A::Scored> listing;
    listing.rows.reserve(places.size());
    portfolio.read_again(
        places, {[&] { return Batch{analysis}; },
                 [&](Batch& batch) { std::ranges::move(batch.rows, std::back_inserter(listing.rows)); },
                 {}});
    return listing;
}

}  // namespace csm
