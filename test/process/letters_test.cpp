// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "process/program.hpp"
#include "support/count_of.hpp"
#include "support/golden_folder.hpp"
#include "support/zip.hpp"

#include <csm/letter_template.hpp>

#include <gmock/gmock.h>

#include <cstdlib>
#include <set>
#include <string>
#include <vector>

namespace csm::test {

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

const fs::path samples = fs::path{CSM_SOURCE_DIR} / "data/samples";

Ended fill(std::vector<std::string> options) {
    std::vector<std::string> args{"report", samples / "portfolio.json", samples / "documents.json", "--as-of",
                                  "2026-12-01"};
    args.insert(args.end(), options.begin(), options.end());
    return run_program({.args = std::move(args)});
}

bool has_pandoc() {
    return std::system("command -v pandoc >/dev/null 2>&1") == 0;  // NOLINT(concurrency-mt-unsafe)
}

void convert(const std::string& from, const std::string& to) {
    const auto line = "pandoc '" + from + "' -o '" + to + "'";
    ASSERT_EQ(std::system(line.c_str()), 0) << line;  // NOLINT(concurrency-mt-unsafe)
}

std::size_t slides_in(const std::string& presentation) {
    return count_of(zip_member(presentation, "ppt/presentation.xml"), "<p:sldId ");
}

}  // namespace

TEST(Letters, GoIntoAFolderOneForEachAccount) {
    const TemporaryFolder folder;
    const auto ended = fill({"--template", "qbr", "--output", "qbrs/"});
    EXPECT_EQ(ended.status, 0);
    EXPECT_THAT(ended.out + ended.err, IsEmpty());
    EXPECT_THAT(files_below("qbrs"), SizeIs(40));
    EXPECT_THAT(text_of("qbrs/C-1002.md"),
                HasSubstr("# Quarterly business review: Veldspar Minerals, Q4 2026\n"));
    const auto before = text_of("qbrs/C-1002.md");
    EXPECT_EQ(
        fill({"--template", "qbr", "--output", "qbrs", "--threads", "3", "--customer", "C-1002"}).status, 0);
    EXPECT_EQ(text_of("qbrs/C-1002.md"), before);
    EXPECT_THAT(files_below("qbrs"), SizeIs(40));
}

TEST(Letters, LeaveNothingWhenTheFolderCannotBeWritten) {
    const TemporaryFolder folder;
    write_text("file", "kept");
    const auto ended = fill({"--template", "qbr", "--output", "file/"});
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(text_of("file"), "kept");
    EXPECT_EQ(fill({"--template", "qbr", "--output", "file"}).status, 2);
    EXPECT_EQ(text_of("file"), "kept");
    EXPECT_THAT(files_below("."), SizeIs(1));
}

TEST(Letters, BecomeSlidesOneForEachSection) {
    if (!has_pandoc()) {
        const bool is_optional = std::getenv("CI") == nullptr;  // NOLINT(concurrency-mt-unsafe)
        ASSERT_TRUE(is_optional) << "pandoc is missing; cmake/setup.sh test installs it";
        GTEST_SKIP() << "pandoc is missing; cmake/setup.sh test installs it";
    }
    const TemporaryFolder folder;
    for (const std::string name : {"qbr", "executive-review", "success-plan"})
        for (const std::string customer : {"C-1001", "C-1032"}) {
            ASSERT_EQ(fill({"--template", name, "--customer", customer, "--force", "-o", "d.md"}).status, 0);
            convert("d.md", "d.pptx");
            convert("d.md", "d.docx");
            // The title has a slide of its own.
            EXPECT_EQ(slides_in(text_of("d.pptx")), 1 + count_of(text_of("d.md"), "\n## "))
                << name << customer;
            if (customer == "C-1001") {
                EXPECT_THAT(zip_member(text_of("d.docx"), "word/document.xml"), HasSubstr("w:tbl>"));
            }
        }
}

TEST(Letters, AreMadeForWordProcessorsAndSlides) {
    if (!has_pandoc()) GTEST_SKIP() << "pandoc is missing; cmake/setup.sh test installs it";
    const TemporaryFolder folder;
    for (const std::string customer : {"C-1001", "C-1002", "C-1028", "C-1032"}) {
        const auto slides =
            fill({"--template", "qbr", "--customer", customer, "--format", "pptx", "-o", "d.pptx"});
        EXPECT_EQ(slides.status, 0) << slides.err;
        EXPECT_LE(slides_in(text_of("d.pptx")), 7U) << customer;
    }
    EXPECT_EQ(
        fill({"--template", "brief", "--customer", "C-1002", "--format", "docx", "-o", "d.docx"}).status, 0);
    const auto text = zip_member(text_of("d.docx"), "word/document.xml");
    EXPECT_THAT(text, HasSubstr("2026\u201111\u201120"));
    EXPECT_THAT(text, HasSubstr("w:h=\"16838\""));
    const auto before = text_of("d.docx");
    EXPECT_EQ(
        fill({"--template", "brief", "--customer", "C-1002", "--format", "docx", "-o", "d.docx"}).status, 0);
    EXPECT_EQ(text_of("d.docx"), before);
    EXPECT_EQ(fill({"--template", "brief", "--tier", "critical", "--format", "docx", "-o", "briefs/"}).status,
              0);
    EXPECT_THAT(text_of("briefs/C-1028.docx"), StartsWith("PK"));
}

TEST(Letters, KeepDatesAndMoneyInOneLineAndLinksAsTheyAre) {
    if (!has_pandoc()) GTEST_SKIP() << "pandoc is missing; cmake/setup.sh test installs it";
    const TemporaryFolder folder;
    write_text("t.md", "# {{name}}\n\n{{arr}} until {{contract_end_date}}, seen 2026-12-01, "
                       "[notes](https://a.example/2026-12-01/EUR 5 %)\n");
    const auto made = fill({"--template", "./t.md", "--customer", "C-1002", "--currency", "EUR",
                            "--date-style", "d Month yyyy", "--format", "docx", "-o", "d.docx"});
    EXPECT_EQ(made.status, 0) << made.err;
    const auto text = zip_member(text_of("d.docx"), "word/document.xml");
    EXPECT_THAT(text,
                HasSubstr("EUR\u00A0286,400 until 10\u00A0January\u00A02027, seen 2026\u201112\u201101"));
    EXPECT_THAT(zip_member(text_of("d.docx"), "word/_rels/document.xml.rels"),
                HasSubstr("https://a.example/2026-12-01/"));
}

TEST(Letters, HaveColumnsOnSlidesAsWideAsTheirTexts) {
    if (!has_pandoc()) GTEST_SKIP() << "pandoc is missing; cmake/setup.sh test installs it";
    const TemporaryFolder folder;
    const std::vector<std::string> options{"--template", "qbr",  "--customer", "C-1002",
                                           "--format",   "pptx", "-o"};
    for (const std::string name : {"a.pptx", "b.pptx"}) {
        auto all = options;
        all.push_back(name);
        ASSERT_EQ(fill(all).status, 0);
    }
    EXPECT_EQ(text_of("a.pptx"), text_of("b.pptx"));
    const auto slide = zip_member(text_of("a.pptx"), "ppt/slides/slide2.xml");
    std::set<std::string> widths;
    for (auto at = slide.find("<a:gridCol "); at != std::string::npos; at = slide.find("<a:gridCol ", at + 1))
        widths.insert(slide.substr(at, slide.find('>', at) - at));
    EXPECT_GT(widths.size(), 2U);
}

TEST(Letters, SayWhichPackageMakesThem) {
    const TemporaryFolder folder;
    const auto ended =
        run_program({.args = {"report", samples / "portfolio.json", "--as-of", "2026-12-01", "--template",
                              "brief", "--customer", "C-1002", "--format", "docx", "-o", "d.docx"},
                     .environment = {"PATH=/nowhere"}});
    EXPECT_EQ(ended.status, 1);
    EXPECT_THAT(ended.err, HasSubstr("needs the program pandoc, which is not on PATH"));
    EXPECT_THAT(ended.err, HasSubstr("Debian package pandoc"));
    EXPECT_THAT(files_below("."), IsEmpty());
}

TEST(Letters, LeaveOutAccountsThatTheyAreNotFor) {
    const TemporaryFolder folder;
    const auto ended = fill({"--template", "save-plan", "--output", "plans/"});
    EXPECT_EQ(ended.status, 0);
    EXPECT_THAT(ended.err, HasSubstr("csm report: save-plan is not for "));
    const auto written = files_below("plans").size();
    EXPECT_LT(written, 40U);
    EXPECT_THAT(ended.err,
                HasSubstr("save-plan is not for " + std::to_string(40 - written) + " of 40 accounts"));
    EXPECT_THAT(fill({"--template", "save-plan", "--output", "plans/", "--force"}).err, IsEmpty());
    EXPECT_THAT(files_below("plans"), SizeIs(40));
    const auto one = fill({"--template", "save-plan", "--customer", "C-1001", "-o", "p.md"});
    EXPECT_EQ(one.status, 2);
    EXPECT_THAT(one.err, HasSubstr("take --template qbr, or print it all the same with --force"));
}

}  // namespace csm::test
