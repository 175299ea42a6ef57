// SPDX-License-Identifier: MIT
// Every row of the table of bad input in docs/formats.md that a CSV can show, with every delimiter and line
// end, from a file and from standard input, packed with gzip or not.
#include "bad_input.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>

namespace csm::test {

namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// How a CSV is written: what separates cells and rows, and what stands before the header.
struct Dialect {
    const char* name;
    char delimiter;
    const char* line_end;
    const char* before = "";
};

constexpr Dialect dialects[] = {{"commas", ',', "\n"},
                                {"semicolons of a spreadsheet", ';', "\r\n", "\xEF\xBB\xBF"},
                                {"tabs", '\t', "\n"}};

/// Rows written with `|` between cells, in a dialect. `~` stands for the dialect's delimiter within quotes.
std::string written_in(const Dialect& dialect, const std::vector<std::string>& rows) {
    std::string text = dialect.before;
    for (auto row : rows) {
        std::replace(row.begin(), row.end(), '|', dialect.delimiter);
        std::replace(row.begin(), row.end(), '~', dialect.delimiter);
        text += row + dialect.line_end;
    }
    return text;
}

/// A row with the mark `^` where the problem stands, and what is told of it.
struct RowCase {
    const char* name;
    const char* row;   // cells for the columns of `header`
    const char* told;  // of customer and field, and the message
    bool is_used = true;
    const char* key = nullptr;  // a member of the customer's object, and the value it must have
    const char* value = nullptr;
};

constexpr const char* header = "customer_id|segment|arr|contract_end_date|usage.login_frequency|"
                               "relationship.renewal_sentiment|contract.plan_tier";

constexpr RowCase row_cases[] = {
    {"no customer_id", "^|smb|5|||| ", "customer_id: is missing; the record is left out", false},
    {"an empty customer_id", "^  |smb|5||||", "customer_id: is missing; the record is left out", false},
    {"a customer_id that came before", "^A|smb|5||||",
     "(A) customer_id: came before, in line 2; the first record is used and this one left out", false},
    {"a customer_id that a spreadsheet shortened", "^1.23E+11|smb|5||||",
     "customer_id: \"1.23E+11\" is a number that a spreadsheet shortened; treated as missing", false},
    {"a wrong type", "B|smb|^five||||", "(B) arr: expected a number, got \"five\"; treated as missing", true,
     "arr", "null"},
    {"a number that JSON has not", "B|smb|^NaN||||",
     "(B) arr: \"NaN\" says that there is no value; treated as missing", true, "arr", "null"},
    {"an infinite number", "B|smb|^-Infinity||||",
     "(B) arr: expected a number, got \"-Infinity\"; treated as missing", true, "arr", "null"},
    {"null", "B|smb|^null||||", "(B) arr: \"null\" says that there is no value; treated as missing", true,
     "arr", "null"},
    {"an error of a spreadsheet", "B|smb|^#REF!||||",
     "(B) arr: \"#REF!\" says that there is no value; treated as missing", true, "arr", "null"},
    {"an unknown word", "B|smb|5|||^postive|",
     "(B) relationship.renewal_sentiment: unknown word \"postive\"; treated as missing; did you mean "
     "\"positive\"?",
     true, "overall_score", "null"},
    {"an impossible date", "B|smb|5|^2026-02-30|||",
     "(B) contract_end_date: expected a date as YYYY-MM-DD, got \"2026-02-30\"; treated as missing"},
    {"what spreadsheets make of no date", "B|smb|5|^1899-12-30|||",
     "(B) contract_end_date: \"1899-12-30\" is written where there is no date; treated as missing"},
    {"what databases write for no date", "B|smb|5|^0000-00-00 00:00:00|||",
     "(B) contract_end_date: \"0000-00-00 00:00:00\" is written where there is no date; treated as missing"},
    {"no date as a spreadsheet shows it", "B|smb|5|^12/30/1899|||",
     "(B) contract_end_date: \"12/30/1899\" is written where there is no date; treated as missing"},
    {"a day that never was", "B|smb|5|^1/0/1900|||",
     "(B) contract_end_date: \"1/0/1900\" is written where there is no date; treated as missing"},
    {"a date that can be read in two ways", "B|smb|5|^03/04/2027|||",
     "(B) contract_end_date: expected a date as YYYY-MM-DD, got \"03/04/2027\"; treated as missing"},
    {"a number too large", "B|smb|^1e400||||", "(B) arr: the number is too large; treated as missing", true,
     "arr", "null"},
    {"a number out of range", "B|smb|5||^140||",
     "(B) usage.login_frequency: 140 is outside 0 to 100; used as given", true, "overall_score", "100"},
    {"an unknown segment", "B|^tiny|5||||", "(B) segment: unknown word \"tiny\"; treated as missing", true,
     "segment", "\"smb\""},
    {"an unknown plan tier", "B|smb|5||||^gold",
     "(B) contract.plan_tier: unknown plan tier \"gold\"; the model's price list does not have it"},
    {"more cells than the header", "^B|smb|5|||||x",
     "the row has 8 cells and the header 7: a delimiter may stand in a text without quotes; the row is left "
     "out",
     false},
    {"fewer cells than the header", "^B|smb|5",
     "(B): the row has 3 cells and the header 7; what is missing counts as empty", true, "arr", "5"},
    {"a cell that is not UTF-8", "B|^sm\xE9|5||||", "(B) segment: is not UTF-8; read as Windows-1252"},
    {"a quote within a text", "B|^s\"mb|5||||",
     "(B) segment: a quote stands within a text that is not quoted; taken as it is"},
};

struct FileCase {
    const char* name;
    std::vector<std::string> rows;
    const char* told;  // after the name of the file
};

std::vector<FileCase> file_cases() {
    return {
        {"a column that is no field",
         {"customer_id|MRR", "A|5"},
         "1:13: the column \"MRR\" is no field of csm;"},
        {"no customer_id", {"segment|arr", "smb|5"}, "no column is customer_id"},
        {"the same field twice",
         {"customer_id|arr|ARR", "A|5|6"},
         "are the same field; leave one of them out"},
        {"a column without a name", {"customer_id||arr", "A|5|6"}, "one without a name"},
        {"a quote that has no end",
         {"customer_id|segment", "A|\"smb", "B|smb"},
         "2:3: a quoted text begins here and has no end"},
        {"text behind a quote",
         {"customer_id|segment", "A|smb", "B|\"s~b\"x\""},
         "3:3: the quoted text that begins here goes on after a closing quote"},
        {"nothing but a header", {"customer_id|arr"}, "holds no customers"},
        {"no usable row", {"customer_id|arr", "|5"}, "holds no usable customer record"},
    };
}

}  // namespace

TEST_F(BadInput, InARowIsAProblemAndTheOthersAreScored) {
    for (const auto& dialect : dialects)
        for (const auto from : every_way)
            for (const auto& bad : row_cases) {
                SCOPED_TRACE(fmt::format("{} with {} from {}", bad.name, dialect.name, name_of(from)));
                const auto text =
                    marked(written_in(dialect, {header, "A|smb|5||||", bad.row, "Z|smb|5||||"}));
                const auto ran = run(text.text, from);
                EXPECT_THAT(ran.err,
                            StartsWith("csm health: " + text.place(name_of(from)) + ": " + bad.told));
                expect_others_scored(ran, text, from, bad.is_used, bad.key, bad.value);
            }
}

TEST_F(BadInput, ThatIsNoTableOfCustomersIsAnError) {
    for (const auto& dialect : dialects)
        for (const auto from : every_way)
            for (const auto& bad : file_cases()) {
                SCOPED_TRACE(fmt::format("{} with {} from {}", bad.name, dialect.name, name_of(from)));
                const auto ran = run(written_in(dialect, bad.rows), from);
                EXPECT_EQ(ran.status, 1);
                EXPECT_THAT(ran.err, HasSubstr(bad.told));
                EXPECT_THAT(ran.err, StartsWith("csm health: " + name_of(from) + ":"));
                EXPECT_TRUE(ran.document.empty());
            }
}

TEST_F(BadInput, IsATableThatIsCutOffInARow) {
    for (const auto& dialect : dialects)
        for (const auto from : every_way) {
            auto text = written_in(dialect, {header, "A|smb|5||||", "B|smb"});
            text.erase(text.size() - std::string_view{dialect.line_end}.size());
            const auto ran = run(text, from);
            EXPECT_EQ(ran.status, 0) << dialect.name;
            EXPECT_THAT(ran.err, HasSubstr("(B): the row has 2 cells and the header 7"));
            EXPECT_EQ(ran.ids(), (std::vector<std::string>{"A", "B"}));
        }
}

}  // namespace csm::test
