// SPDX-License-Identifier: MIT
#include "support/count_of.hpp"
#include "support/golden_command.hpp"
#include "support/zip.hpp"

#include <csm/problem_groups.hpp>

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <string>

namespace csm::test {

namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

/// One thing is wrong with each of them.
std::string customers(int count, std::string_view wrong = R"("arr": "much")") {
    std::string lines;
    for (int i = 0; i < count; ++i)
        lines += fmt::format("{{\"customer_id\": \"C{}\", \"segment\": \"smb\", {}}}\n", i, wrong);
    return lines;
}

GoldenRun run(std::string_view line, std::string input) {
    return run_golden(line, {.input = std::move(input), .environment = {}});
}

struct Counts {
    std::uint64_t all = 0, left_out = 0, listed = 0;

    bool operator==(const Counts&) const = default;
};

void PrintTo(const Counts& counts, std::ostream* out) {
    *out << counts.all << " problems, " << counts.left_out << " left out, " << counts.listed << " listed";
}

Counts counts_in(const std::string& document, std::string_view list = "problems") {
    const auto parsed = boost::json::parse(document).as_object();
    return {parsed.at("problem_count").to_number<std::uint64_t>(),
            parsed.at("problems_left_out").to_number<std::uint64_t>(), parsed.at(list).as_array().size()};
}

}  // namespace

TEST(ProblemLimit, ListsTheFirstThousandOfAKindAndField) {
    ProblemLimit limit;
    std::uint64_t listed = 0;
    for (int i = 0; i < 3000; ++i) {
        listed += limit.lists({.field = "arr", .kind = ProblemKind::wrong_type}) ? 1U : 0U;
        listed += limit.lists({.field = "arr", .kind = ProblemKind::null}) ? 1U : 0U;
        listed += limit.lists({.field = "name", .kind = ProblemKind::null}) ? 1U : 0U;
    }
    listed += limit.lists({.kind = ProblemKind::other, .count = 50}) ? 1U : 0U;
    EXPECT_EQ(listed, 3001U);
    EXPECT_EQ(limit.count(), 9050U);
    EXPECT_EQ(limit.left_out(), 6049U);
}

TEST(ProblemLimit, CountsWhatTheInputNamesTogether) {
    for (const auto& [field, group] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
             {"", ""},
             {"arr", "arr"},
             {"usage.login_frequency", "usage.login_frequency"},
             {"product_usage.core", "product_usage.*"},
             {"product_usage.a.b.usage_pct", "product_usage.*.usage_pct"},
             {"product_usage.usage_pct", "product_usage.*"},
             {"goals[3].target", "goals[*].target"},
             {"goals[12]", "goals[*]"},
             {"attendees[0]", "attendees[*]"},
             {"texts.a[1].b", "texts.*"},
             {"internal.x", "internal.*"},
             {"history[2].overall_score", "history[*].overall_score"},
             {"history[2].values.usage.x", "history[*].values.*"},
             {"adoption_plan.x.target_pct", "adoption_plan.*.target_pct"},
             {"adoption_plan.[4]", "adoption_plan.*"},
             {"odd[]", "odd[]"},
             {"odd[x]", "odd[x]"},
             {"odd[1", "odd[1"}})
        EXPECT_EQ(group_field(field), group);
}

TEST(Problems, InJsonAreAtMostAThousandOfAKindAndField) {
    for (const std::string command : {"health", "churn", "expand", "report"}) {
        const auto few = run("csm " + command + " - -f json --threads 1", customers(999));
        EXPECT_EQ(counts_in(few.out), (Counts{999, 0, 999})) << command;
        const auto many = run("csm " + command + " - -f json", customers(2500));
        EXPECT_EQ(counts_in(many.out), (Counts{2500, 1500, 1000})) << command;
        EXPECT_THAT(many.err,
                    EndsWith(" 2480 more problems; the output leaves out 1500, --all-problems lists "
                             "every one\n"));
        const auto sorted = run("csm " + command + " - -f json --sort name --top 1 -q", customers(2500));
        EXPECT_EQ(counts_in(sorted.out), (Counts{2500, 1500, 1000})) << command;
        EXPECT_EQ(sorted.err, "");
    }
}

TEST(Problems, InJsonAreAllThereAreWithAllProblems) {
    const auto all = run("csm health - -f json --all-problems", customers(2500));
    EXPECT_EQ(counts_in(all.out), (Counts{2500, 0, 2500}));
    EXPECT_THAT(all.out,
                HasSubstr("\"customer_id\": \"C2499\", \"field\": \"arr\", \"message\": \"expected a "
                          "number, got \\\"much\\\"; treated as missing\"}\n  ]\n}\n"));
    EXPECT_THAT(all.err, EndsWith(" 2480 more problems; the output lists them all\n"));
    const auto none = run("csm health - -f json --all-problems", customers(1, R"("arr": 5)"));
    EXPECT_EQ(counts_in(none.out), (Counts{0, 0, 0}));
    EXPECT_THAT(none.out, EndsWith("\"problems\": []\n}\n"));
}

TEST(Problems, OfOneRecordAreListedUpToAHundredAndAllCounted) {
    std::string items = "null";
    for (int i = 1; i < 100'000; ++i) items += ",null";
    const auto record =
        R"([{"customer_id": "A", "segment": "smb", "departments": {"current": [)" + items + "]}}]";
    EXPECT_EQ(counts_in(run("csm health - -f json", record).out), (Counts{100'000, 99'899, 101}));
    EXPECT_EQ(counts_in(run("csm health - -f json --all-problems", record).out),
              (Counts{100'000, 0, 100'000}));
    EXPECT_EQ(counts_in(run("csm check - -f json", record).out).all, 100'000U);
    EXPECT_EQ(counts_in(run("csm check - -f json --all-problems", record).out, "all_problems"),
              (Counts{100'000, 0, 100'000}));
    EXPECT_THAT(run("csm health - --strict", record).err, HasSubstr("the input has 100000 problems"));
}

TEST(Problems, OutsideOfJsonAreToldOnStandardError) {
    for (const std::string format : {"text", "csv", "ndjson", "markdown"}) {
        const auto first = run("csm report - -f " + format, customers(2500));
        EXPECT_EQ(count_of(first.err, "\n"), 21U) << format;
        EXPECT_THAT(
            first.err,
            EndsWith("csm report: 2480 more problems; --all-problems lists every one, csm check counts "
                     "them by kind\n"));
        const auto all = run("csm report - --all-problems -f " + format, customers(2500));
        EXPECT_EQ(count_of(all.err, "\n"), 2500U) << format;
        EXPECT_EQ(all.out, first.out) << format;
        EXPECT_EQ(run("csm report - -q --all-problems -f " + format, customers(2500)).err, "") << format;
    }
}

TEST(Problems, OfACheckAreCountedByKindAndListedWithAllProblems) {
    const auto check = run("csm check - -f json", customers(2500));
    EXPECT_EQ(counts_in(check.out), (Counts{2500, 2499, 1}));
    EXPECT_THAT(check.out, Not(HasSubstr("all_problems")));
    EXPECT_EQ(counts_in(run("csm check - -f json --all-problems", customers(2500)).out, "all_problems"),
              (Counts{2500, 0, 2500}));
    const auto text = run("csm check - --all-problems", customers(2500));
    EXPECT_EQ(count_of(text.err, "\n"), 2500U);
    EXPECT_THAT(text.out, HasSubstr("2,500"));
}

TEST(Problems, OfAWorkbookSayHowManyAreLeftOut) {
    const auto workbook = run("csm report - -f xlsx -q", customers(2500)).out;
    EXPECT_EQ(count_of(zip_member(workbook, "xl/worksheets/sheet6.xml"), "<row "), 1002U);
    EXPECT_THAT(zip_member(workbook, "xl/sharedStrings.xml"),
                HasSubstr("1,500 more problems are left out here; --all-problems lists every one"));
}

TEST(Problems, OfDocumentsAreCountedWithoutThePlacesOfTheirItems) {
    std::string goals = "5";
    for (int i = 1; i < 3000; ++i) goals += ",5";
    const auto record = R"({"customer_id": "A", "segment": "smb", "goals": [)" + goals + "]}";
    const auto document = run("csm report - --template qbr --strict", record);
    EXPECT_EQ(document.status, 3);
    EXPECT_EQ(count_of(document.err, "\n"), 22U);
    EXPECT_THAT(document.err, HasSubstr("2980 more problems; --all-problems lists every one"));
}

}  // namespace csm::test
