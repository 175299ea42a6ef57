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

void add_events(PortfolioCalendar& found, const Account& account, const Assessment& assessment,
                const Settings& settings) {
    auto& events = found.calendar.events;
    if (!account.contract_end) {
        ++found.without_date;
    } else if (*account.contract_end < settings.as_of) {
        ++found.ended;
    } else {
        ++found.renewals;
        events.push_back(
            event_of(account, assessment, "renewal", *account.contract_end, "Renewal: " + name_of(account)));
    }
    const auto place = place_in_queue(account, assessment, settings);
    if (place == QueuePlace::put_off) ++found.put_off;
    if (place != QueuePlace::queued) return;
    ++found.due_dates;
    events.push_back(event_of(account, assessment, "due", assessment.due,
                              name_of(account) + ": " + assessment.next_action));
}

}  // namespace

PortfolioCalendar report_calendar(const Listing<Assessment>& listing, const Settings& settings) {
    PortfolioCalendar found;
    found.calendar.name = "Renewals and due dates";
    found.calendar.stamped = settings.as_of;
    for (const auto& [account, assessment] : listing.rows) add_events(found, account, assessment, settings);
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
    add(found.put_off, "action is put off by the team", "actions are put off by the team");
    return missing.empty() ? text : text + "; no event where " + missing;
}

}  // namespace csm
