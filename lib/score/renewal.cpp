// SPDX-License-Identifier: MIT
#include <csm/renewal.hpp>

#include <fmt/format.h>

namespace csm {

namespace {

std::string in_days(long days) {
    if (days == 0) return "today";
    return fmt::format("in {} {}", days, days == 1 ? "day" : "days");
}

std::string days_ago(long days) { return fmt::format("{} {} ago", days, days == 1 ? "day" : "days"); }

}  // namespace

RenewalWork renewal_work(const Account& account, const Urgency& urgency, Date as_of) {
    using enum RenewalWork::Kind;
    const auto& notice = account.notice_by;
    const bool is_ahead = notice && *notice >= as_of;
    const bool has_ended = urgency.state == RenewalState::overdue;
    if (is_ahead && !has_ended && !(account.contract_end && *account.contract_end < *notice))
        return {renew_before_notice, *notice, days_between(as_of, *notice)};
    if (!urgency.days_to_renewal) return {};
    return {has_ended ? confirm : renew, *account.contract_end, *urgency.days_to_renewal};
}

std::string reason_of(const RenewalWork& work) {
    if (work.has_ended()) return "the contract ended " + days_ago(-work.days);
    if (work.kind == RenewalWork::Kind::renew) return "the contract ends " + in_days(work.days);
    return "the last day of notice is " + in_days(work.days);
}

std::string action_of(const RenewalWork& work) {
    if (work.has_ended()) return "Confirm whether it renewed, and record the new end date";
    if (work.kind == RenewalWork::Kind::renew)
        return "Agree on the renewal before the contract ends on " + iso_text(work.until);
    return "Agree on the renewal before the last day of notice, " + iso_text(work.until);
}

}  // namespace csm
