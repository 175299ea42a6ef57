// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>
#include <csm/model.hpp>
#include <csm/portfolio.hpp>
#include <csm/retention.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// What the customers of a retention are grouped by.
enum class RetentionGroup : std::uint8_t { none, segment, owner, plan };

/// segment, owner or plan; empty for none.
std::string_view word(RetentionGroup group);

/// The ARR of a portfolio's customers on its day.
struct ArrSnapshot {
    Date day;
    std::vector<ArrAt> accounts;  ///< by id
    Cents total = 0;              ///< of those whose ARR is known
};

/// The ARR of some portfolios, each of its own day: of a customer only the id, the cents and the group are
/// kept. An ARR below 0 is not known.
class ArrSnapshots {
  public:
    /// Nothing yet.
    ArrSnapshots();
    ~ArrSnapshots();
    ArrSnapshots(ArrSnapshots&&) noexcept;
    ArrSnapshots& operator=(ArrSnapshots&&) noexcept;

    /// Reads the sources; those of one day are joined as one portfolio. `problem` is told what is wrong with
    /// what counts here: records, their ids and ARR, and what they are grouped by. Fails as Portfolio::read
    /// does, without a day in a source, and when the ARR of a day cannot be added up.
    static Result<ArrSnapshots> read(std::span<const Source> sources, const Model& model,
                                     const ReadOptions& options, RetentionGroup group,
                                     const std::function<void(const Problem&)>& problem);

    /// By day, each day once.
    const std::vector<ArrSnapshot>& days() const { return days_; }

    /// The names of the groups, by code point; an account's group is an index into it.
    const std::vector<std::string>& groups() const { return groups_; }

    /// Records that were left out.
    std::uint64_t rejected() const { return rejected_; }

    /// How many customers there are on any of the days.
    std::size_t customers() const;

    /// Whether the customer's ARR is above 0 in a snapshot before the day.
    bool has_paid_before(std::string_view customer_id, Date day) const;

  private:
    struct Customers;
    friend class SnapshotReading;

    std::vector<ArrSnapshot> days_;
    std::vector<std::string> groups_;
    std::uint64_t rejected_ = 0;
    std::unique_ptr<Customers> customers_;
};

}  // namespace csm
