// SPDX-License-Identifier: MIT
#include "pages/parts.hpp"

#include <csm/decisions.hpp>
#include <csm/number.hpp>
#include <csm/pages.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace csm {

using namespace pages;

namespace {

/// As iCalendar has it: 1 is the highest.
int event_urgency(Tier priority) {
    constexpr std::array urgencies{1, 3, 5, 9, 0};
    return urgencies[static_cast<std::size_t>(priority)];
}

void add_line(std::string& text, std::string_view label, std::string_view value) {
    if (value.empty()) return;
    if (!text.empty()) text += '\n';
    text.append(label).append(": ").append(value);
}

std::string points_text(std::optional<double> points, std::string_view verdict) {
    std::string text;
    if (points) append_fixed(text, *points, 1);
    return text + (points ? ", " : "") + std::string{verdict};
}

std::string description_of(const Account& account, const Assessment& assessment) {
    std::string text;
    add_line(text, "Why", assessment.reason);
    add_line(text, "Do", assessment.next_action);
    add_line(text, "Due", iso_text(assessment.due));
    if (assessment.health)
        add_line(text, "Health", points_text(assessment.health->score, label_of(assessment.health->band)));
    if (assessment.churn)
        add_line(text, "Churn risk", points_text(assessment.churn->risk, label_of(assessment.churn->tier)));
    if (account.arr) {
        std::string arr;
        append_thousands(arr, *account.arr);
        add_line(text, "ARR", arr);
    }
    add_line(text, "Owner", account.owner);
    add_line(text, "Customer ID", account.customer_id);
    return text;
}

CalendarEvent event_of(const Account& account, const Assessment& assessment, std::string_view kind, Date day,
                       std::string title) {
    return {.about = account.customer_id,
            .kind = std::string{kind},
            .day = day,
            .title = std::move(title),
            .description = description_of(account, assessment),
            .urgency = event_urgency(assessment.priority)};
}

void add_renewal(PortfolioCalendar& found, const Account& account, const Assessment& assessment,
                 const Model& model, Date as_of) {
    auto& events = found.calendar.events;
    const auto urgency = urgency_of(account, model.churn, as_of);
    const auto work = renewal_work(account, urgency, as_of);
    if (work.kind == RenewalWork::Kind::renew_before_notice)
        events.push_back(
            event_of(account, assessment, "notice", work.until, "Last day of notice: " + name_of(account)));
    switch (urgency.state) {
    case RenewalState::unknown: ++found.without_date; break;
    case RenewalState::runs_on: ++found.running_on; break;
    case RenewalState::overdue: ++found.ended; break;
    case RenewalState::upcoming:
        ++found.renewals;
        events.push_back(
            event_of(account, assessment, "renewal", *account.contract_end, "Renewal: " + name_of(account)));
    }
}

}  // namespace

PortfolioCalendar report_calendar(const Listing<Assessment>& listing, const Model& model,
                                  const Settings& settings) {
    PortfolioCalendar found;
    found.calendar.name = "Renewals and due dates";
    found.calendar.stamped = settings.as_of;
    for (const auto& [account, assessment] : listing.rows)
        add_renewal(found, account, assessment, model, settings.as_of);
    for (const auto& [account, assessment] : listing.week_rows)
        found.calendar.events.push_back(event_of(account, assessment, "due", assessment.due,
                                                 name_of(account) + ": " + assessment.next_action));
    found.due_dates = listing.week_rows.size();
    found.put_off = listing.week.put_off;
    found.waiting = listing.week.waiting.accounts;
    std::ranges::stable_sort(found.calendar.events, {}, &CalendarEvent::day);
    return found;
}

std::string calendar_text(const PortfolioCalendar& found) {
    auto text = counted(found.renewals, "renewal", "renewals") + " and " +
                counted(found.due_dates, "due date", "due dates");
    std::string missing;
    const auto add = [&](std::uint64_t count, std::string_view one, std::string_view many) {
        if (count > 0) missing += (missing.empty() ? "" : ", ") + counted(count, one, many);
    };
    add(found.without_date, "account has no contract end", "accounts have no contract end");
    add(found.ended, "contract has ended already", "contracts have ended already");
    add(found.running_on, "contract runs on", "contracts run on");
    add(found.waiting, "account is beyond what its owner can take on",
        "accounts are beyond what their owners can take on");
    add(found.put_off, "action is put off by the team", "actions are put off by the team");
    return missing.empty() ? text : text + "; no event where " + missing;
}

}  // namespace csm
