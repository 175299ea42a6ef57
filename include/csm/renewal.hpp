// SPDX-License-Identifier: MIT
#pragma once

#include <csm/churn.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace csm {

/// What the end of a contract asks for (docs/scoring.md, "Renewal work").
struct RenewalWork {
    /// Nothing yet; whether it was renewed; the renewal itself; the renewal before the day of notice.
    enum class Kind : std::uint8_t { none, confirm, renew, renew_before_notice };
    Kind kind = Kind::none;
    Date until;     ///< the contract's end, or the last day of notice
    long days = 0;  ///< from the as-of date; negative when the contract has ended

    bool has_ended() const { return kind == Kind::confirm; }
};

/// What is to be done for the renewal by the day that work counts to: the last day of notice while it is
/// ahead, else the contract's end. None without such a day, and of contracts that run on after their end.
RenewalWork renewal_work(const Account& account, const Urgency& urgency, Date as_of);

/// "the contract ended 17 days ago", "the contract ends today", "the last day of notice is in 5 days". The
/// work is some.
std::string reason_of(const RenewalWork& work);

/// "Confirm whether it renewed, and record the new end date". The work is some.
std::string action_of(const RenewalWork& work);

}  // namespace csm
