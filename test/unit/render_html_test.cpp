// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"
#include "support/count_of.hpp"
#include "support/listed_accounts.hpp"
#include "write/page/html_blocks.hpp"
#include "write/page/html_data.hpp"

#include <csm/pages.hpp>

#include <boost/json/parse.hpp>

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

TEST(HtmlBlocks, TablesHaveHeadersAndNotes) {
    const Table table{.columns = {{"Account"}, {"ARR", Align::right}, {"Class"}},
                      .rows = {{{{"A"}, {Money{1500}}, {"red", Tone::bad}}, {{"why", "fell"}}}},
                      .more = {}};
    const auto html = blocks(table);
    EXPECT_THAT(html, HasSubstr(R"(<th scope="col">Account</th><th scope="col" class="number">ARR</th>)"));
    EXPECT_THAT(html, HasSubstr(R"(<th scope="row">A</th><td class="number">1,500</td>)"));
    EXPECT_THAT(html, HasSubstr(R"(<td><b class="tag bad">red</b></td>)"));
    EXPECT_THAT(html, HasSubstr(R"(<td colspan="3"><b>why</b> fell</td>)"));
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

TEST(HtmlReport, BeginsWithTheWeek) {
    const auto html = page_of({account_with({})});
    EXPECT_LT(html.find("id=\"week\""), html.find("id=\"summary\""));
    EXPECT_LT(html.find("id=\"summary\""), html.find("id=\"charts\""));
    EXPECT_LT(html.find("id=\"charts\""), html.find("id=\"accounts\""));
}

TEST(HtmlReport, StandsThereWithoutScripts) {
    const auto html = page_of({account_with({})});
    EXPECT_EQ(count_of(html, "<figure"), 7U);
    EXPECT_EQ(count_of(html, "<details open><summary>Figures</summary>"), 6U);
    const auto accounts = html.substr(html.find("id=\"accounts\""));
    EXPECT_THAT(accounts, HasSubstr("<noscript><p class=\"muted\">This browser runs no script here"));
    EXPECT_THAT(accounts, HasSubstr("<td data-n=ARR>120,000"));
    EXPECT_THAT(accounts, HasSubstr("<p><b>why</b> "));
    EXPECT_THAT(accounts, HasSubstr("<p><b>do</b> "));
}

TEST(HtmlReport, LeavesOutWhatNoAccountHas) {
    auto owned = account_with({});
    EXPECT_THAT(page_of({owned}), Not(HasSubstr("data-t=Owner")));
    owned.owner = "Ada";
    EXPECT_THAT(page_of({owned}), HasSubstr("<td data-t=Owner>Ada"));
}

TEST(HtmlReport, HasALineOfDataForEachAccount) {
    auto other = account("");
    other.customer_id = "</script>";
    const auto html = page_of({account_with({}), other});
    const auto from = html.find("id=\"pages\">") + 11;
    const auto lines = html.substr(from, html.find("</script>", from) - from);
    EXPECT_EQ(count_of(lines, "\n"), 1U);
    const auto second = boost::json::parse(lines.substr(lines.find('\n') + 1)).as_array();
    EXPECT_EQ(second.at(0).as_string(), "</script>");
    EXPECT_GT(second.size(), 5U);
}

TEST(HtmlData, SaysOnceWhatLinesShare) {
    render::HtmlData data;
    const Document document{{Heading{1, "A title"}, Facts{{{"Owner of it", {std::string{"Ada"}}, {}}}}}};
    EXPECT_EQ(data.line("C1", "One", document), R"(["C1","One",1,["facts",3]])");
    EXPECT_EQ(data.line("C2", "Two", document), R"(["C2","Two",1,["facts",3]])");
    EXPECT_EQ(boost::json::parse(data.pool()),
              boost::json::parse(R"(["A title", ["h2", 0], "Owner of it", [2, "Ada", ""]])"));
}

TEST(HtmlData, KeepsRowsNotesTonesAndLevels) {
    render::HtmlData data;
    const Table table{
        .columns = {{"Metric"}, {"Score", Align::right}},
        .rows = {{{{"Use"}, {Points{20}, Tone::bad}}, {{"do", "Call"}}}, {{{"Use"}, {Points{20}}}, {}, 1}},
        .more = "more"};
    EXPECT_EQ(data.line("C", "C", {{table}}), R"(["C","C",["table",0,"more",2,4]])");
    EXPECT_EQ(boost::json::parse(data.pool()),
              boost::json::parse(R"([[["Metric",""],["Score","number"]], ["bad","20.0"],
                  [["Use",1],{"label":"do","text":"Call"}], ["inner","Use"], [3,"20.0"]])"));
}

TEST(HtmlData, NeverEndsItsScript) {
    render::HtmlData data;
    const auto line = data.line(hostile, hostile, {{Paragraph{hostile}, Code{hostile}, List{{hostile}}}});
    EXPECT_EQ(count_of(line + data.pool(), "<"), 0U);
    EXPECT_EQ(boost::json::parse(line).at(0).as_string(), hostile);
}

TEST(HtmlBlocks, KeepDatesOnOneLine) {
    EXPECT_EQ(render::html_prose("due 2026-12-03, not 12026-12-03"),
              "due <time>2026-12-03</time>, not 12026-12-03");
    EXPECT_EQ(render::html_prose("2026-12-0"), "2026-12-0");
}

TEST(HtmlBlocks, TablesOfManyColumnsTellEveryCellsTitle) {
    Table table;
    for (const auto* title : {"Account", "B c", "D", "E", "F", "G", "H"}) table.columns.push_back({title});
    table.columns.back().align = Align::right;
    table.rows.push_back(
        {{{"A"}, {"<"}, {"red", Tone::bad}, {"critical", Tone::critical}, {"x"}, {"y"}, {Money{1}}},
         {{"why", "fell"}}});
    EXPECT_THAT(
        blocks(table),
        HasSubstr("<tbody><tr><th scope=row>A<td data-t=\"B c\">&lt;<td data-t=D><b class=\"tag bad\">red</b>"
                  "<td data-t=E><b class=\"tag critical\">critical</b><td data-t=F>x<td data-t=G>y"
                  "<td data-n=H>1<tr><td colspan=7><p><b>why</b> fell\n"));
}

TEST(HtmlReport, StandsWithoutAnyAccount) { EXPECT_THAT(page_of({}), HasSubstr("</html>")); }

TEST(HtmlPage, DrawsBarsAndHasTheirFiguresAsATable) {
    const Bars bars{.columns = {{"ARR", Align::right}},
                    .bars = {{"+ New", 12.34, Tone::good, {{Amount{1234}}}}}};
    const auto page = html_page({{Heading{1, "Bridge"}, bars}});
    EXPECT_THAT(page, HasSubstr("<figure data-chart=\"bars\" data-lying data-label=\"ARR of each row of the "
                                "table as bars\">\n<figcaption>ARR</figcaption>"));
    EXPECT_THAT(page, HasSubstr("<tr data-v=\"12.34\"><th scope=\"row\" class=\"good\">+ New</th>"
                                "<td class=\"number\">12.34</td></tr>"));
    EXPECT_EQ(count_of(page, "<script>"), 2);
}

TEST(HtmlPage, RunsNothingWithoutBars) {
    const auto page = html_page({{Heading{1, "Bridge"}, Paragraph{"Nothing to draw.", Tone::plain}}});
    EXPECT_THAT(page, HasSubstr("Nothing to draw."));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("<figure")));
}

}  // namespace csm::test
