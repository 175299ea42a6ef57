// SPDX-License-Identifier: MIT
#pragma once

#include <csm/cents.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// What a customer pays a year on a day.
struct ArrAt {
    std::string_view customer_id;  ///< by which both days are joined; the text must live as long
    std::optional<Cents> arr;      ///< from 0; nothing: not known
    std::uint32_t group = 0;       ///< which of the groups the customer counts to
};

/// Money of a bridge, and the customers it comes from.
struct ArrFlow {
    Cents amount = 0;             ///< from 0
    std::uint64_t customers = 0;  ///< each counts once

    void add(Cents more) {
        amount += more;
        ++customers;
    }

    bool operator==(const ArrFlow&) const = default;
};

/// How ARR went from one day to another: beginning + new + reactivation + expansion − contraction − churn is
/// ending, to the cent. Only the two days count; what happens between them cancels.
struct ArrBridge {
    ArrFlow beginning;           ///< of the first day
    ArrFlow fresh;               ///< "new": nothing before, and never paid before the first day
    ArrFlow reactivation;        ///< nothing on the first day, but paid before it
    ArrFlow expansion;           ///< what customers pay more
    ArrFlow contraction;         ///< what customers pay less, who still pay
    ArrFlow churn;               ///< of customers who pay nothing any more
    ArrFlow ending;              ///< of the second day
    std::uint64_t retained = 0;  ///< customers who pay on both days

    /// One customer's ARR on the two days, each from 0.
    void add(Cents before, Cents after, bool has_paid_before);

    /// The customers of another bridge too.
    ArrBridge& operator+=(const ArrBridge& other);

    /// Net revenue retention, (B + expansion − contraction − churn) / B; nothing without a beginning.
    std::optional<double> net_retention() const;

    /// Gross revenue retention, (B − contraction − churn) / B, at most 1; nothing without a beginning.
    std::optional<double> gross_retention() const;

    /// The share of the first day's customers who still pay; nothing without a beginning.
    std::optional<double> logo_retention() const;

    /// expansion − contraction − churn.
    Cents net_change() const { return expansion.amount - contraction.amount - churn.amount; }

    /// By how much the bridge does not come to its ending; 0 unless it was not made by `add`.
    Cents gap() const {
        return beginning.amount + fresh.amount + reactivation.amount + net_change() - ending.amount;
    }

    bool operator==(const ArrBridge&) const = default;
};

/// What became of the customers of one day by another.
struct Retention {
    ArrBridge all;
    std::vector<ArrBridge> by_group;  ///< one for each group; they add up to `all`
    std::vector<std::string>
        arr_unknown;                     ///< customers left out, by code point: the ARR of a day is not known
    std::uint64_t unknown_at_start = 0;  ///< those of them who were there on the first day
    Cents left_out_ending = 0;           ///< ARR of the second day that is not in the bridge, because of them
};

/// How the customers of two days are looked at.
struct RetentionSettings {
    std::size_t groups = 0;  ///< how many there are; none: only the whole
    /// Whether the customer paid before the first day; asked of those who pay nothing on it. Empty: nobody
    /// has.
    std::function<bool(std::string_view customer_id)> has_paid_before{};
};

/// Compares two days, point to point. The customers of a day may come in any order, each once; one who is
/// absent pays nothing. A customer whose ARR is not known on one of the days is left out of both, and listed.
/// A customer counts to the group of the first day, or, who is not there, of the second. The sum of each day
/// is at most `largest_sum`.
Retention retention_between(std::span<const ArrAt> first, std::span<const ArrAt> second,
                            const RetentionSettings& settings = {});

/// A share of two amounts of cents, or of two counts; nothing when the whole is 0.
std::optional<double> share_of(Cents part, Cents whole);

}  // namespace csm
