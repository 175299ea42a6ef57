// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"
#include "support/listed_accounts.hpp"

#include <csm/calendar.hpp>
#include <csm/pages.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace csm::test {

namespace {

using testing::HasSubstr;

Calendar calendar_of(std::string about, std::string title, std::string description = {}) {
    return {.name = "Renewals",
            .stamped = Date{2026, 2, 9},
            .events = {{.about = std::move(about),
                        .kind = "renewal",
                        .day = Date{2026, 12, 31},
                        .title = std::move(title),
                        .description = std::move(description)}}};
}

/// The lines as they were before folding.
std::vector<std::string> lines_of(const std::string& ics) {
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at < ics.size()) {
        const auto end = ics.find("\r\n", at);
        if (end == ics.npos) throw std::runtime_error{"a line without an end"};
        const auto line = ics.substr(at, end - at);
        EXPECT_LE(line.size(), 75U);
        EXPECT_EQ(line.find_first_of("\r\n"), line.npos);
        if (line.starts_with(' '))
            lines.back() += line.substr(1);
        else
            lines.push_back(line);
        at = end + 2;
    }
    return lines;
}

std::vector<std::string> with_name(const std::string& ics, const std::string& name) {
    std::vector<std::string> found;
    for (const auto& line : lines_of(ics))
        if (line.starts_with(name)) found.push_back(line.substr(name.size()));
    return found;
}

}  // namespace

TEST(Ics, IsAWholeDayWithoutAlarm) {
    const auto ics = render_ics(calendar_of("C1", "Renewal: Bank"));
    EXPECT_THAT(lines_of(ics),
                testing::ElementsAre("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//csm//csm report//EN",
                                     "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Renewals",
                                     "BEGIN:VEVENT", "UID:renewal-C1@csm.invalid", "DTSTAMP:20260209T000000Z",
                                     "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101",
                                     "SUMMARY:Renewal: Bank", "CATEGORIES:renewal", "TRANSP:TRANSPARENT",
                                     "END:VEVENT", "END:VCALENDAR"));
}

TEST(Ics, EscapesTextsAndFoldsBetweenCharacters) {
    std::string title = "Ä, b; c\\d \"e\" ";
    for (int i = 0; i < 60; ++i) title += "ü🙂,";
    const auto ics = render_ics(calendar_of("C1", title + "\r\nBEGIN:VALARM", "one\ntwo, three"));
    const auto summary = with_name(ics, "SUMMARY:");
    ASSERT_EQ(summary.size(), 1U);
    EXPECT_THAT(summary.front(), testing::StartsWith(R"(Ä\, b\; c\\d "e" ü🙂\,)"));
    EXPECT_THAT(with_name(ics, "DESCRIPTION:"), testing::ElementsAre(R"(one\ntwo\, three)"));
    EXPECT_TRUE(with_name(ics, "BEGIN:VALARM").empty());
    for (std::size_t at = ics.find("\r\n "); at != ics.npos; at = ics.find("\r\n ", at + 1))
        EXPECT_NE(static_cast<unsigned char>(ics.at(at + 3)) & 0xC0U, 0x80U) << "a character is torn apart";
}

TEST(Ics, NamesEventsByAccountAndKind) {
    std::set<std::string> names;
    for (const auto* id : {"C1", "c1", "C/1", "C=2F1", "C 1", "Ü", "a@b", "\r\nUID:x"}) {
        const auto uid = with_name(render_ics(calendar_of(id, "t")), "UID:");
        ASSERT_EQ(uid.size(), 1U) << id;
        names.insert(uid.front());
    }
    EXPECT_EQ(names.size(), 8U);
    auto later = calendar_of("C1", "t");
    const auto before = with_name(render_ics(later), "UID:");
    later.events.front().day = Date{2027, 1, 31};
    EXPECT_EQ(with_name(render_ics(later), "UID:"), before);
}

TEST(Ics, HasNoEndBehindTheLastDayOfTheCalendar) {
    auto calendar = calendar_of("C1", "t");
    calendar.events.front().day = Date{9999, 12, 31};
    EXPECT_TRUE(with_name(render_ics(calendar), "DTEND").empty());
}

TEST(ReportCalendar, HasRenewalsToComeAndDueDatesOfThoseWhoNeedAPerson) {
    std::vector<Account> all{account_with({{"contract_end_date", R"("2026-02-09")"}}),
                             account_with({{"contract_end_date", R"("2026-02-08")"}}), account(""),
                             urgent_account("")};
    for (std::size_t i = 0; i < all.size(); ++i) all[i].customer_id = "C" + std::to_string(i);
    const ListedAccounts accounts{std::move(all)};
    const auto found = report_calendar(accounts.listing(), accounts.model, accounts.settings);
    std::vector<std::string> kinds;
    for (const auto& event : found.calendar.events) kinds.push_back(event.kind + " " + event.about);
    EXPECT_THAT(kinds, testing::IsSupersetOf({"renewal C0", "due C3", "renewal C3"}));
    EXPECT_EQ(found.renewals, 2U);
    EXPECT_EQ(found.without_date, 1U);
    EXPECT_EQ(found.ended, 1U);
    EXPECT_TRUE(std::ranges::is_sorted(found.calendar.events, {}, &CalendarEvent::day));
    EXPECT_THAT(calendar_text(found), HasSubstr("2 renewals and "));
    EXPECT_THAT(calendar_text(found),
                HasSubstr("no event where 1 account has no contract end, 1 contract has ended already"));
}

TEST(ReportCalendar, HasTheLastDayOfNoticeAndNoEndOfContractsThatRunOn) {
    std::vector<Account> all{
        account_with({{"contract_end_date", R"("2027-01-31")"}, {"notice_by", R"("2026-11-30")"}}),
        account_with({{"contract_end_date", R"("2025-01-31")"},
                      {"commercial_factors.contract_type", R"("monthly")"}})};
    for (std::size_t i = 0; i < all.size(); ++i) all[i].customer_id = "C" + std::to_string(i);
    const ListedAccounts accounts{std::move(all)};
    const auto found = report_calendar(accounts.listing(), accounts.model, accounts.settings);
    std::vector<std::string> events;
    for (const auto& event : found.calendar.events)
        events.push_back(event.kind + " " + event.about + " " + iso_text(event.day));
    EXPECT_THAT(events, testing::ElementsAre("notice C0 2026-11-30", "renewal C0 2027-01-31"));
    EXPECT_EQ(found.ended, 0U);
    EXPECT_THAT(calendar_text(found), HasSubstr("1 contract runs on"));
}

}  // namespace csm::test
