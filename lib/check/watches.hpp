// SPDX-License-Identifier: MIT
#pragma once

#include <csm/check.hpp>

#include <array>
#include <vector>

namespace csm::check {

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

}  // namespace csm::check
