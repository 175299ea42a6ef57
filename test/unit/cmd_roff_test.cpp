// SPDX-License-Identifier: MIT
#include "help/roff.hpp"

#include "cmd_toy_command.hpp"
#include "help/manual_page.hpp"

#include <gmock/gmock.h>

namespace csm::test {

using testing::HasSubstr;

namespace {

/// The page's lines behind its head.
template <class Write>
std::string written(const Write& write) {
    cmd::Roff roff("csm-x", 1);
    const std::size_t head = roff.text().size();
    write(roff);
    return roff.text().substr(head);
}

}  // namespace

TEST(RoffText, PrintsWhatItIsGiven) {
    EXPECT_EQ(cmd::roff_text("plain words"), "plain words");
    EXPECT_EQ(cmd::roff_text("--top N"), "\\-\\-top N");
    EXPECT_EQ(cmd::roff_text(R"(a\b 'c' "d" `e` ^ ~)"),
              R"(a\eb \[aq]c\[aq] \[dq]d\[dq] \[ga]e\[ga] \[ha] \[ti])");
    EXPECT_EQ(cmd::roff_text("60 – 80 €"), "60 \\[u2013] 80 \\[u20AC]");
    EXPECT_EQ(cmd::roff_text("😀"), "\\[u1F600]");
}

TEST(RoffText, IsNeverARequest) {
    EXPECT_EQ(cmd::roff_text(".so /etc/passwd"), "\\&.so /etc/passwd");
    EXPECT_EQ(cmd::roff_text("…"), "\\&...");
    EXPECT_EQ(cmd::roff_text("'sy"), "\\[aq]sy");
}

TEST(Roff, MarksUpWhatIsTypedAndWhatStandsForSomething) {
    EXPECT_EQ(written([](cmd::Roff& roff) { roff.usage({"csm x --init CSV… [-o my-file.json]"}); }),
              ".nf\n\\fBcsm\\fR \\fBx\\fR \\fB\\-\\-init\\fR \\fICSV\\fR... [\\fB\\-o\\fR "
              "\\fBmy\\-file.json\\fR]\n.fi\n");
    EXPECT_EQ(written([](cmd::Roff& roff) {
                  roff.entries({{"    --map COLUMN=FIELD[:FORMAT]", "what a column is"}});
              }),
              ".TP\n\\fB\\-\\-map\\fR \\fICOLUMN\\fR=\\fIFIELD\\fR[:\\fIFORMAT\\fR]\nwhat a column is\n");
}

TEST(Roff, SeparatesParagraphsButNotFromTheirTitle) {
    EXPECT_EQ(written([](cmd::Roff& roff) {
                  roff.section("See \"this\"");
                  roff.paragraphs("one\n\ntwo");
                  roff.code("a\n\n.b");
              }),
              ".SH SEE \\[dq]THIS\\[dq]\none\n.PP\ntwo\n.PP\n.EX\na\n\n\\&.b\n.EE\n");
}

TEST(ManualPage, ShowsACommand) {
    const auto commands = toy_commands();
    const std::string page = cmd::command_manual_page(commands.front(), commands);
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
    const std::string page = cmd::overview_manual_page(toy_commands());
    EXPECT_THAT(page, HasSubstr(".TP\n\\fBcsm\\-model\\fR(1)\nshow or check a model\n"));
    EXPECT_THAT(page, HasSubstr("\\fBcsm\\-playbooks\\fR(7)"));
    EXPECT_THAT(page, HasSubstr(".SH ENVIRONMENT\n.TP\n\\fICSM_PORTFOLIO\\fR\n"));
}

TEST(ManualPage, ShowsAGuide) {
    const Guide guide{"plans", "what to do",
                      "# Plans\n\nFirst.\n\n## Soon\n\n- call\n- write\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"};
    EXPECT_THAT(cmd::guide_manual_page(guide, {}),
                HasSubstr(".SH NAME\ncsm\\-plans \\- what to do\n.SH DESCRIPTION\nFirst.\n.SH SOON\n"
                          ".IP \\[bu] 2\ncall\n.IP \\[bu] 2\nwrite\n.PP\n.EX\na  b\n\\[u2500]"));
}

}  // namespace csm::test
