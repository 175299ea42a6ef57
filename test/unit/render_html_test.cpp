// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"
#include "support/count_of.hpp"
#include "support/listed_accounts.hpp"
#include "write/page/html_blocks.hpp"

#include <csm/pages.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace csm::test {

namespace {

using testing::HasSubstr;
using testing::Not;

const std::string hostile = R"(</script><script>alert("1")</script><img src=x onerror='alert(2)'> & )";

std::string blocks(Block block) {
    std::string html;
    render::append_html_blocks(html, {{std::move(block)}});
    return html;
}

std::string page_of(std::vector<Account> accounts) {
    const ListedAccounts listed{std::move(accounts)};
    std::string html;
    render_html(html_report(listed.listing(), listed.summary, listed.model, listed.settings),
                [&](std::string_view part) { html += part; });
    return html;
}

}  // namespace

TEST(HtmlText, IsNeverMarkup) {
    EXPECT_EQ(render::html_text(R"(<b a="1" c='2'>R&D</b>)"),
              "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;R&amp;D&lt;/b&gt;");
}

TEST(HtmlBlocks, TablesHaveHeadersAndValuesToSortBy) {
    const Table table{.columns = {{"Account"}, {"ARR", Align::right}, {"Class"}},
                      .rows = {{{{"A"}, {Money{1500}}, {"red", Tone::bad}}, {{"why", "fell"}}}},
                      .more = {}};
    const auto html = blocks(table);
    EXPECT_THAT(html, HasSubstr(R"(<th scope="col">Account</th><th scope="col" class="number">ARR</th>)"));
    EXPECT_THAT(html, HasSubstr(R"(<th scope="row">A</th><td class="number">1,500</td>)"));
    EXPECT_THAT(html, HasSubstr(R"(<td><span class="tag bad">red</span></td>)"));
    EXPECT_THAT(html, HasSubstr(R"(<td colspan="3"><div><b>why</b> fell</div></td>)"));
}

TEST(HtmlBlocks, BarsCarryTheirValuesForTheDrawing) {
    const auto html =
        blocks(Bars{{{"ARR", Align::right}}, {{"2026-03", 500, Tone::plain, {{Money{500}}}, 200}}});
    EXPECT_THAT(html, HasSubstr(R"(<tr data-v="500" data-part="200"><th scope="row">2026-03</th>)"));
}

TEST(HtmlReport, RunsOnlyWhatItHolds) {
    const auto html = page_of({account("")});
    EXPECT_THAT(html, HasSubstr("default-src 'none'; style-src 'sha256-"));
    EXPECT_THAT(html, Not(HasSubstr("unsafe-inline")));
    EXPECT_THAT(html, Not(HasSubstr(" style=\"")));
    EXPECT_THAT(html, Not(HasSubstr(" onclick=")));
    EXPECT_THAT(html, Not(HasSubstr("src=\"http")));
    EXPECT_THAT(html, Not(HasSubstr("href=\"http")));
}

TEST(HtmlReport, LetsNoInputBecomeMarkup) {
    auto evil = account_with({});
    evil.customer_id = evil.name = evil.owner = evil.plan_tier = evil.industry = evil.lifecycle_stage =
        hostile;
    evil.modules = Listed<Module>{{{hostile, false, std::nullopt}}};
    evil.departments_potential = Listed<std::string>{{hostile}};
    const auto usual = page_of({account_with({})});
    const auto attacked = page_of({evil});
    EXPECT_EQ(count_of(attacked, "<script"), count_of(usual, "<script"));
    EXPECT_EQ(count_of(attacked, "</script"), count_of(usual, "</script"));
    EXPECT_EQ(count_of(attacked, "<img"), 0U);
    EXPECT_THAT(attacked, HasSubstr("&lt;img src=x onerror=&#39;alert(2)&#39;&gt; &amp;"));
}

TEST(HtmlReport, HasALinkAndAPageForEachAccount) {
    auto other = account("");
    other.customer_id = "C2";
    const auto html = page_of({account_with({}), other});
    for (const auto* id : {"account-1", "account-2"}) {
        EXPECT_EQ(count_of(html, std::string{"href=\"#"} + id + "\""), 1U);
        EXPECT_EQ(count_of(html, std::string{"id=\""} + id + "\""), 1U);
    }
    EXPECT_EQ(count_of(html, "<figure"), 7U);
}

TEST(HtmlReport, GivesTheTableValuesToSortBy) {
    EXPECT_THAT(page_of({account_with({})}), HasSubstr(R"(<td class="number" data-v="120000">120,000</td>)"));
}

TEST(HtmlReport, StandsWithoutAnyAccount) { EXPECT_THAT(page_of({}), HasSubstr("</html>")); }

}  // namespace csm::test
