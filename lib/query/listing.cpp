// SPDX-License-Identifier: MIT
#include <csm/listing.hpp>

namespace csm {

RecordNotes notes_at(Portfolio& portfolio, std::uint64_t place, const Account& account,
                     const std::function<void(Problem)>& problem) {
    return portfolio.record_notes(place, [&](Problem found) {
        found.customer_id = account.customer_id;
        problem(std::move(found));
    });
}

}  // namespace csm
