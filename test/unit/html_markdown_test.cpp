// SPDX-License-Identifier: MIT
#include "support/count_of.hpp"

#include <csm/html.hpp>

#include <gmock/gmock.h>

#include <string>

namespace csm::test {

namespace {

using testing::HasSubstr;
using testing::Not;

/// What stands within the page's main part.
std::string body_of(const MarkdownPage& page) {
    const auto begin = page.html.find("<main");
    return page.html.substr(begin, page.html.find("</main>") - begin);
}

}  // namespace

TEST(MarkdownPage, KeepsAddressesThatOnlyLeadSomewhere) {
    for (const std::string address :
         {"https://a.example/x?y=1&z=2:3#d", "HTTP://a.example", "mailto:a@b.example", "tel:+49-30-1",
          "#goals", "notes/a:b.html", "notes.html", "?a:b", "//a.example/x"}) {
        const auto page = markdown_page("[text](" + address + ")\n");
        EXPECT_THAT(body_of(page), HasSubstr("<a href=\"")) << address;
        EXPECT_EQ(page.links_left_out, 0U) << address;
    }
}

TEST(MarkdownPage, LeavesOutAddressesThatRunSomething) {
    for (const std::string link : {"[text](javascript:alert(1))",
                                   "[text](JaVaScRiPt:alert(1))",
                                   "[text](vbscript:x)",
                                   "[text](data:text/html;base64,PHNjcmlwdD4=)",
                                   "[text](javascript&#58;alert(1))",
                                   "[text](javascript&colon;alert(1))",
                                   "[text](&#106;avascript:alert(1))",
                                   "[text](&#x6A;avascript&#x3a;alert(1))",
                                   "[text](<java\tscript:alert(1)>)",
                                   "[text](<java&#10;script:alert(1)>)",
                                   "[text](<java&Tab;script:alert(1)>)",
                                   "[text](<&#1;javascript:alert(1)>)",
                                   "[text](< javascript:alert(1)>)",
                                   "[text](\\javascript:alert(1))",
                                   "[text](javascript\\:alert(1))",
                                   "[text](file:///etc/passwd)",
                                   "[text](blob:x)",
                                   "[text](javascript:alert(1) \"a title\")",
                                   "<javascript:alert(text)>",
                                   "<DATA:text/html,x>",
                                   "[text][1]\n\n[1]: javascript:alert(1)",
                                   "[text]\n\n[text]: data:text/html,x",
                                   "![text](javascript:alert(1))",
                                   "![text](data:image/svg+xml,x)",
                                   "![text][1]\n\n[1]: vbscript:x",
                                   "| a |\n|---|\n| [text](javascript:x) |"}) {
        const auto page = markdown_page(link + "\n");
        EXPECT_THAT(body_of(page), Not(HasSubstr("href="))) << link;
        EXPECT_THAT(body_of(page), Not(HasSubstr("src="))) << link;
        EXPECT_THAT(body_of(page), HasSubstr("text")) << link;
        EXPECT_EQ(page.links_left_out, 1U) << link;
    }
}

TEST(MarkdownPage, LeavesHtmlAText) {
    const auto page = markdown_page("<script>alert(1)</script> <a href=\"javascript:x\">y</a>\n\n"
                                    "<img src=x onerror=alert(1)>\n\n`<a href=\"javascript:x\">`\n");
    for (const auto* const tag : {"<script", "<a", "<img"}) EXPECT_THAT(body_of(page), Not(HasSubstr(tag)));
    EXPECT_THAT(body_of(page), HasSubstr("&lt;img src=x onerror=alert(1)&gt;"));
    EXPECT_EQ(page.links_left_out, 0U);
}

TEST(MarkdownPage, LetsEachTableScrollByItself) {
    const auto page = markdown_page("| a |\n|---|\n| 1 |\n\ntext\n\n| b |\n|---|\n| 2 |\n");
    EXPECT_EQ(count_of(page.html, "<div class=\"scroll\" tabindex=\"0\"><table>"), 2U);
    EXPECT_EQ(count_of(page.html, "</table></div>"), 2U);
}

}  // namespace csm::test
