// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"
#include "support/listed_accounts.hpp"

#include <csm/message.hpp>
#include <csm/pages.hpp>

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace csm::test {

namespace {

using testing::HasSubstr;
using testing::Not;

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

Message message_of(std::size_t items, const std::string& text = "Aldermoor Bank") {
    Message message{.headline = "Some accounts need a person", .basis = "as of 2026-02-09"};
    message.counts = {{"Accounts", {Count{40}}, {}}};
    message.notices = {"3 accounts have no verdict."};
    message.list_title = "This week";
    for (std::size_t i = 0; i < items; ++i)
        message.items.push_back({.name = text,
                                 .level = {std::string{"critical"}, Tone::critical},
                                 .facts = {{"ARR", {Money{1000}}, {}}},
                                 .reason = text,
                                 .action = text,
                                 .due = Date{2026, 2, 12},
                                 .owner = text,
                                 .arr = 1000});
    return message;
}

boost::json::value payload_of(const Message& message) { return boost::json::parse(render_slack(message)); }

/// The texts that the message shows, in order.
std::vector<std::string> texts_of(const boost::json::value& payload) {
    std::vector<std::string> texts;
    for (const auto& block : payload.at("blocks").as_array()) {
        if (const auto* text = block.as_object().if_contains("text"))
            texts.emplace_back(text->at("text").as_string());
        if (const auto* elements = block.as_object().if_contains("elements"))
            for (const auto& element : elements->as_array())
                texts.emplace_back(element.at("text").as_string());
    }
    return texts;
}

std::size_t lines_in(const std::vector<std::string>& texts) {
    std::size_t lines = texts.size();
    for (const auto& text : texts) lines += static_cast<std::size_t>(std::ranges::count(text, '\n'));
    return lines;
}

}  // namespace

TEST(Slack, HasAtMostFifteenLinesAndCountsTheOthers) {
    for (const std::size_t items : {0U, 1U, 4U, 5U, 6U, 300U}) {
        const auto payload = payload_of(message_of(items));
        const auto texts = texts_of(payload);
        EXPECT_LE(lines_in(texts), 15U) << items;
        EXPECT_LE(payload.at("blocks").as_array().size(), 50U);
        if (items < 300) continue;
        EXPECT_THAT(texts, testing::Contains(HasSubstr("295 more accounts, ARR 295,000")));
    }
}

TEST(Slack, ShowsMoreWhereThereIsLessToSay) {
    auto message = message_of(9);
    message.counts.clear();
    message.notices.clear();
    EXPECT_THAT(texts_of(payload_of(message)), testing::Contains(HasSubstr("3 more accounts")));
}

TEST(Slack, NamesReasonActionDayAndOwner) {
    auto message = message_of(1, "x");
    message.items.front().reason = "The champion has left";
    message.items.front().action = "Find the successor";
    message.items.front().owner = "Dana Reyes";
    const auto texts = texts_of(payload_of(message));
    EXPECT_THAT(texts, testing::Contains("*1. x* · critical · ARR 1,000 · Dana Reyes\n"
                                         "The champion has left → *Do by 2026-02-12:* Find the successor"));
}

TEST(Slack, KeepsToTheLimitsWhateverTheTexts) {
    for (const auto& text : {repeated("&", 9'000), repeated("🙂", 9'000), repeated("e\u0301", 9'000),
                             repeated("long ", 2'000), std::string(9'000, '\x01')}) {
        auto message = message_of(8, text);
        message.headline = text;
        message.basis = text;
        message.notices = {text, text};
        const auto payload = payload_of(message);
        EXPECT_LE(payload.at("blocks").at(0).at("text").at("text").as_string().size(), 150U * 4);
        for (const auto& shown : texts_of(payload)) {
            const auto characters = std::ranges::count_if(
                shown, [](char letter) { return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U; });
            EXPECT_LE(characters, 3'000);
        }
        EXPECT_LE(lines_in(texts_of(payload)), 15U);
    }
}

TEST(Slack, TakesTextsForTexts) {
    const auto shown = render_slack(
        message_of(1, "<!channel> & <https://x|y> *bold* _it_ ~no~ `code` :fire: a_b 12:30\n> quoted"));
    EXPECT_THAT(shown, HasSubstr("&lt;!channel&gt; &amp; &lt;https"));
    for (const auto* markup : {"<!", "*bold", "_it_", "~no~", "`code`", ":fire", "\\n&gt;", "\\n>"})
        EXPECT_THAT(shown, Not(HasSubstr(markup))) << markup;
    EXPECT_THAT(shown, HasSubstr("a_b"));
}

TEST(Mail, HoldsEveryItemAndNothingThatIsFetchedOrRun) {
    const auto html = render_mail(message_of(7, "<script>alert(1)</script> \"><img src=x onerror=y>"));
    EXPECT_THAT(html, HasSubstr("<title>Some accounts need a person</title>"));
    for (const auto* forbidden : {"<script", "<img", "<link", "<style", "url(", "http:", "https:", "src=x "})
        EXPECT_THAT(html, Not(HasSubstr(std::string{forbidden} == "src=x " ? "<img src" : forbidden)))
            << forbidden;
    std::size_t items = 0;
    for (auto at = html.find("<b>Why</b>"); at != html.npos; at = html.find("<b>Why</b>", at + 1)) ++items;
    EXPECT_EQ(items, 7U);
    EXPECT_THAT(html, HasSubstr("color:#6e0f0f"));
    EXPECT_THAT(html, HasSubstr("width=\"600\""));
    EXPECT_THAT(html, HasSubstr("max-width:600px"));
}

TEST(WeekMessage, SaysWhatNeedsAPersonAndCountsTheRest) {
    std::vector<Account> all;
    for (int i = 0; i < 13; ++i) all.push_back(urgent_account("C" + std::to_string(i), "Dana Reyes"));
    all.push_back(account(""));
    const ListedAccounts accounts{std::move(all)};
    const auto message =
        week_message(accounts.listing(), accounts.summary, accounts.model, accounts.settings);
    EXPECT_THAT(message.headline, HasSubstr("13 accounts need a person this week, ARR 1,560,000"));
    EXPECT_EQ(message.items.size(), 10U);
    EXPECT_EQ(message.others, 3U);
    EXPECT_EQ(message.others_arr, 360'000);
    EXPECT_THAT(message.notices, testing::Contains(HasSubstr("1 account has no verdict")));
    const auto& item = message.items.front();
    EXPECT_FALSE(item.reason.empty() || item.action.empty() || !item.due);
    EXPECT_EQ(item.owner, "Dana Reyes");
}

TEST(WeekMessage, ShowsTheFirstOfTheListWhenAskedForFewer) {
    std::vector<Account> all;
    for (int i = 0; i < 4; ++i) all.push_back(urgent_account("C" + std::to_string(i), ""));
    const ListedAccounts accounts{std::move(all)};
    const auto message =
        week_message(accounts.listing(), accounts.summary, accounts.model, accounts.settings, 2);
    EXPECT_EQ(message.items.size(), 2U);
    EXPECT_EQ(message.others, 2U);
}

TEST(WeekMessage, HasTheSummaryOfThePage) {
    const ListedAccounts accounts{{urgent_account("C1", ""), account_with({})}};
    const auto message =
        week_message(accounts.listing(), accounts.summary, accounts.model, accounts.settings);
    std::vector<std::string> headings;
    for (const auto& block : message.details.blocks)
        if (const auto* heading = std::get_if<Heading>(&block)) headings.push_back(heading->text);
    EXPECT_THAT(headings, testing::IsSupersetOf({"Health", "Churn risk", "Renewals"}));
    EXPECT_FALSE(message.counts.empty());
}

TEST(WeekMessage, DoesNotCallThoseFineThatNobodyCanJudge) {
    const ListedAccounts accounts{{account("")}};
    const auto message =
        week_message(accounts.listing(), accounts.summary, accounts.model, accounts.settings);
    EXPECT_THAT(message.headline, HasSubstr("1 account has no verdict"));
    const ListedAccounts fine{{account_with({})}};
    EXPECT_THAT(week_message(fine.listing(), fine.summary, fine.model, fine.settings).headline,
                HasSubstr("Nothing needs a person this week"));
}

}  // namespace csm::test
