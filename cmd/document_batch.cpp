// SPDX-License-Identifier: MIT
#include "document_batch.hpp"

#include <csm/document_content.hpp>

#include <iterator>

namespace csm::cmd {

namespace {

void move_to(std::vector<RankedPlace>& all, std::vector<RankedPlace> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

void DocumentPlaces::add(DocumentPlaces more) {
    move_to(listed, std::move(more.listed));
    move_to(queue, std::move(more.queue));
    move_to(changes, std::move(more.changes));
    move_to(renewals, std::move(more.renewals));
    move_to(ready, std::move(more.ready));
}

void DocumentPlaces::clear() { *this = {}; }

void DocumentPlaces::add_to_lists(const Account& account, const Assessment& assessment, Date as_of,
                                  Rank usual, std::uint64_t place) {
    const auto lists = portfolio_lists_of(account, assessment, as_of);
    const auto add = [&](std::vector<RankedPlace>& list, std::optional<double> rank) {
        if (rank) list.push_back({{*rank, 0, account.customer_id}, place});
    };
    if (lists.queue) queue.push_back({std::move(usual), place});
    add(changes, lists.changes);
    add(renewals, lists.renewals);
    add(ready, lists.ready);
}

}  // namespace csm::cmd
