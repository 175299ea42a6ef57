// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/date.hpp>

#include <optional>

namespace csm::templates {

/// The day itself, or the last working day before it.
Date working_day_until(Date day, Weekend weekend);

/// How many working days `to` lies after `from`, itself one; 0 when it does not.
long working_days_between(Date from, Date to, Weekend weekend);

/// So many working days (from 0) after the day, itself one.
Date working_days_after(Date from, long count, Weekend weekend);

/// Days from the first to the last.
struct Span {
    Date first;
    Date last;
};

/// The year of the contract that the day is in, from one anniversary of its start to the day before the next,
/// and never past the contract's end. For a contract that has ended it is the last one, for one that begins
/// later the first. Nothing without a start.
std::optional<Span> current_term(const Account& account, Date as_of);

/// Which year of the contract that is, from 1; 1 without a start.
int year_of_contract(const Account& account, Date as_of);

}  // namespace csm::templates
