// SPDX-License-Identifier: MIT
#include "cmd_toy_command.hpp"
#include "help/manual.hpp"

#include <csm/render.hpp>

#include <gmock/gmock.h>

namespace csm::test {

using testing::HasSubstr;

namespace {

/// The page's lines behind its name.
std::string written(std::vector<Block> blocks) {
    const auto page =
        render_roff({.name = "csm-x", .summary = "s", .document = {std::move(blocks)}, .see_also = {}});
    const std::string_view head = "csm\\-x \\- s\n";
    return page.substr(page.find(head) + head.size());
}

std::string line_of(const std::string& text) { return written({Paragraph{text}}).substr(4); }

}  // namespace

TEST(Roff, PrintsWhatItIsGiven) {
    EXPECT_EQ(line_of("plain words"), "plain words\n");
    EXPECT_EQ(line_of("--top N"), "\\-\\-top N\n");
    EXPECT_EQ(line_of(R"(a\b 'c' "d" `e` ^ ~)"), R"(a\eb \[aq]c\[aq] \[dq]d\[dq] \[ga]e\[ga] \[ha] \[ti])"
                                                 "\n");
    EXPECT_EQ(line_of("60 – 80 €"), "60 \\[u2013] 80 \\[u20AC]\n");
    EXPECT_EQ(line_of("😀"), "\\[u1F600]\n");
}

TEST(Roff, MakesNoRequestOfAText) {
    EXPECT_EQ(line_of(".so /etc/passwd"), "\\&.so /etc/passwd\n");
    EXPECT_EQ(line_of("…"), "\\&...\n");
    EXPECT_EQ(line_of("'sy"), "\\[aq]sy\n");
}

TEST(Roff, MarksUpWhatIsTypedAndWhatStandsForSomething) {
    EXPECT_EQ(written({Terms{{{"", {{"csm x --init CSV… [-o my-file.json]", ""}}}}, true}}),
              ".nf\n\\fBcsm\\fR \\fBx\\fR \\fB\\-\\-init\\fR \\fICSV\\fR... [\\fB\\-o\\fR "
              "\\fBmy\\-file.json\\fR]\n.fi\n");
    EXPECT_EQ(written({Terms{{{"", {{"    --map COLUMN=FIELD[:FORMAT]", "what a column is"}}}}}}),
              ".TP\n\\fB\\-\\-map\\fR \\fICOLUMN\\fR=\\fIFIELD\\fR[:\\fIFORMAT\\fR]\nwhat a column is\n");
}

TEST(Roff, SeparatesParagraphsButNotFromTheirTitle) {
    EXPECT_EQ(written({Heading{2, "See \"this\""}, Paragraph{"one"}, Paragraph{"two"}, Code{"a\n\n.b"}}),
              ".SH SEE \\[dq]THIS\\[dq]\none\n.PP\ntwo\n.PP\n.EX\na\n\n\\&.b\n.EE\n");
}

TEST(ManualPage, ShowsACommand) {
    const auto commands = toy_commands();
    const std::string page = render_roff(cmd::command_manual_page(commands.front(), commands));
    EXPECT_THAT(page, testing::StartsWith(".TH CSM\\-HEALTH 1 \"\" \"csm "));
    EXPECT_THAT(
        page,
        HasSubstr(".SH NAME\ncsm\\-health \\- score the health of every account\n"
                  ".SH SYNOPSIS\n.nf\n\\fBcsm\\fR \\fBhealth\\fR [\\fIOPTION\\fR...] [\\fIFILE\\fR...]\n.fi\n"
                  ".SH DESCRIPTION\nScores every account from 0 to 100.\n"
                  ".SH OPERANDS\n.TP\n\\fIFILE\\fR\nportfolios to read; \\- is standard input\n"
                  ".SH OPTIONS\n.SS Filters\n.TP\n\\fB\\-\\-owner\\fR \\fINAME\\fR\n"));
    EXPECT_THAT(page, HasSubstr(".TP\n\\fB\\-f\\fR, \\fB\\-\\-format\\fR \\fIFORMAT\\fR\n"
                                "how the result is written: text, json or csv (default: text)\n"));
    EXPECT_THAT(page, HasSubstr(".SH EXAMPLES\n.TP\n\\fBcsm health portfolio.json\\fR\n"));
    EXPECT_THAT(
        page, HasSubstr(".SH SEE ALSO\n\\fBcsm\\fR(1),\n\\fBcsm\\-help\\fR(1),\n\\fBcsm\\-model\\fR(1),\n"));
    EXPECT_THAT(page, testing::Not(HasSubstr("csm\\-health\\fR(1)")));
}

TEST(ManualPage, ShowsAllCommandsAndGuides) {
    const std::string page = render_roff(cmd::overview_manual_page(toy_commands()));
    EXPECT_THAT(page, HasSubstr(".TP\n\\fBcsm\\-model\\fR(1)\nshow or check a model\n"));
    EXPECT_THAT(page, HasSubstr("\\fBcsm\\-playbooks\\fR(7)"));
    EXPECT_THAT(page, HasSubstr(".SH ENVIRONMENT\n.TP\n\\fICSM_PORTFOLIO\\fR\n"));
}

TEST(ManualPage, ShowsAGuide) {
    const Guide guide{"plans", "what to do",
                      "# Plans\n\nFirst.\n\n## Soon\n\n- call\n- write\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"};
    EXPECT_THAT(render_roff(cmd::guide_manual_page(guide, {})),
                HasSubstr(".SH NAME\ncsm\\-plans \\- what to do\n.SH DESCRIPTION\nFirst.\n.SH SOON\n"
                          ".IP \\[bu] 2\ncall\n.IP \\[bu] 2\nwrite\n.PP\n.EX\na  b\n\\[u2500]"));
}

}  // namespace csm::test
