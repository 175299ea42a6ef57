// SPDX-License-Identifier: MIT
#include <csm/lifecycle.hpp>

#include "base/normalised.hpp"

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <algorithm>

namespace csm {

namespace {

constexpr long first_year = 365;

/// The day of that year on which the contract began; what began on 29 February turns a year on 1 March.
Date anniversary_in(unsigned short year, Date start) {
    const auto [started, month, day] = start.year_month_day();
    constexpr unsigned short leap_day = 29;
    const bool is_missing = month == boost::gregorian::Feb && day == leap_day &&
                            !boost::gregorian::gregorian_calendar::is_leap_year(year);
    return is_missing ? Date{year, boost::gregorian::Mar, 1} : Date{year, month, day};
}

long days_since_anniversary(Date start, Date as_of) {
    const auto year = static_cast<unsigned short>(as_of.year());
    const auto this_year = anniversary_in(year, start);
    if (this_year <= as_of) return days_between(this_year, as_of);
    return days_between(anniversary_in(static_cast<unsigned short>(year - 1), start), as_of);
}

/// The last phase that has begun by that day and `counts`.
template <class Counts>
std::size_t phase_on(const Lifecycle& lifecycle, long day, Counts counts) {
    std::size_t found = 0;
    for (std::size_t i = 1; i < lifecycle.phases.size(); ++i)
        if (lifecycle.phases[i].from_day <= static_cast<double>(day) && counts(lifecycle.phases[i]))
            found = i;
    return found;
}

/// The phase whose days before the contract's end have begun and not passed.
std::size_t phase_before_end(const Lifecycle& lifecycle, long days_to_end) {
    for (std::size_t i = 1; i < lifecycle.phases.size(); ++i) {
        const auto& most = lifecycle.phases[i].days_before_end;
        if (most && days_to_end >= 0 && static_cast<double>(days_to_end) <= *most) return i;
    }
    return 0;
}

}  // namespace

std::optional<std::size_t> find_phase(const Lifecycle& lifecycle, std::string_view word) {
    for (std::size_t i = 1; i < lifecycle.phases.size(); ++i)
        if (lifecycle.phases[i].name == word) return i;
    const auto key = normalised(word);
    for (std::size_t i = 1; i < lifecycle.phases.size(); ++i) {
        const auto is_key = [&](const std::string& other) { return matches(other, key); };
        if (is_key(lifecycle.phases[i].name) || std::ranges::any_of(lifecycle.phases[i].aliases, is_key))
            return i;
    }
    return std::nullopt;
}

std::size_t phase_by_dates(const Account& account, const Lifecycle& lifecycle, Date as_of) {
    if (account.contract_end)
        if (const auto last = phase_before_end(lifecycle, days_between(as_of, *account.contract_end)))
            return last;
    if (!account.contract_start || *account.contract_start > as_of) return 0;
    const long days = days_between(*account.contract_start, as_of);
    if (days < first_year) return phase_on(lifecycle, days, [](const Phase&) { return true; });
    auto phase =
        phase_on(lifecycle, days_since_anniversary(*account.contract_start, as_of),
                 [&](const Phase& other) { return !other.days_before_end || !account.contract_end; });
    while (phase + 1 < lifecycle.phases.size() && lifecycle.phases[phase].first_year_only) ++phase;
    return phase;
}

}  // namespace csm
