// SPDX-License-Identifier: MIT
#include "support/imports.hpp"

#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A CSV of the customers C-1, C-2, … with one more column.
std::string table(std::string_view column, const std::vector<std::string>& cells) {
    std::string text = "customer_id;name;" + std::string{column} + "\n";
    int number = 0;
    for (const auto& cell : cells) text += "C-" + std::to_string(++number) + ";A;\"" + cell + "\"\n";
    return text;
}

Mapping mapping_of(const std::vector<std::string>& options) {
    Mapping mapping;
    for (const auto& option : options) mapping.rules.push_back(value(parse_import_rule(option)));
    return mapping;
}

/// What the import asks; empty when it does not.
std::string asked(std::string_view column, const std::vector<std::string>& cells,
                  const std::vector<std::string>& options = {}) {
    const auto imported = import_texts({table(column, cells)}, mapping_of(options));
    return imported ? std::string{} : describe(imported.error());
}

/// What stands in the quotes of the --map options of a text.
std::vector<std::string> options_in(const std::string& text) {
    constexpr std::string_view option = "--map '";
    std::vector<std::string> options;
    for (auto at = text.find(option); at != std::string::npos; at = text.find(option, at)) {
        at += option.size();
        options.push_back(text.substr(at, text.find('\'', at) - at));
    }
    return options;
}

/// The values that the customers have of a key, as they are written in JSON; – for none.
std::vector<std::string> values_of(const Imported& imported, const std::string& key) {
    std::vector<std::string> values;
    const std::string& json = imported.json;
    for (auto at = json.find("\"customer_id\""); at != std::string::npos;) {
        const auto next = json.find("\"customer_id\"", at + 1);
        const auto record = json.substr(at, next - at);
        const auto begin = record.find("\"" + key + "\": ");
        const auto from = begin + key.size() + 4;
        values.push_back(begin == std::string::npos
                             ? "–"
                             : record.substr(from, record.find_first_of(",}\n", from) - from));
        at = next;
    }
    return values;
}

std::vector<std::string> values(std::string_view column, const std::vector<std::string>& cells,
                                const std::string& key, const std::vector<std::string>& options = {}) {
    return values_of(value(import_texts({table(column, cells)}, mapping_of(options))), key);
}

std::vector<std::string> told(const std::vector<Problem>& problems) {
    std::vector<std::string> texts;
    for (const auto& problem : problems) texts.push_back(describe(problem));
    return texts;
}

/// A column whose cells prove another scale, and what the options that are named then make of the first cell.
struct Asked {
    std::string column;
    std::vector<std::string> cells;
    std::string says;
    std::vector<std::string> formats;  ///< in the order in which they are named
    std::vector<std::string> firsts;   ///< the first cell by each of them
    std::string key;
};

}  // namespace

TEST(Settle, FollowsItsOwnAdvice) {
    const std::vector<Asked> cases{
        {"NPS", {"9", "-3", "7"}, "-3 is outside 0..10", {"-100..100", "0..10"}, {"5.45", "9"}, "nps_score"},
        {"NPS",
         {"55", "70"},
         "2 of 2 values, such as 55, are outside 0..10",
         {"-100..100", "0..100"},
         {"7.75", "5.5"},
         "nps_score"},
        {"NPS", {"-0.5", "0.7"}, "-0.5 is outside", {"-1..1", "-100..100"}, {"2.5", "4.975"}, "nps_score"},
        {"NPS", {"8", "11"}, "11 is outside 0..10", {"-100..100", "0..100"}, {"5.4", "0.8"}, "nps_score"},
        {"NPS", {"45%", "70%"}, "45% is a percentage", {"-100..100", "0..100"}, {"7.25", "4.5"}, "nps_score"},
        {"CSAT",
         {"0.92", "0.88"},
         "2 of 2 values, such as 0.92, are outside 1..5",
         {"0..1", "0..5", "0..10", "0..100"},
         {"4.68", "1.736", "1.368", "1.0368"},
         "csat_score"},
        {"CSAT",
         {"4", "0.5"},
         "0.5 is outside 1..5",
         {"0..5", "0..10", "0..100"},
         {"4.2", "2.6", "1.16"},
         "csat_score"},
        {"CSAT",
         {"4", "5.5"},
         "5.5 is outside 1..5",
         {"1..7", "1..10", "0..10", "0..100"},
         {"3", "2.333333", "2.6", "1.16"},
         "csat_score"},
        {"CSAT",
         {"9", "7"},
         "2 of 2 values, such as 9, are outside 1..5",
         {"1..10", "0..10", "0..100"},
         {"4.555556", "4.6", "1.36"},
         "csat_score"},
        {"CSAT",
         {"92", "88", "4"},
         "2 of 3 values, such as 92, are outside 1..5",
         {"0..100"},
         {"4.68"},
         "csat_score"},
        {"CSAT",
         {"92%", "88%"},
         "92% is a percentage, and the scale of engagement.csat_score is 1..5",
         {"0..100"},
         {"4.68"},
         "csat_score"},
        {"CSAT",
         {"92 %", "0.88"},
         "92 % is a percentage",
         {"0..1", "0..100"},
         {"4.68", "4.68"},
         "csat_score"},
        {"CSAT",
         {"1", "0", "1"},
         "0 is outside 1..5",
         {"0..1", "0..5", "0..10", "0..100"},
         {"5", "1.8", "1.4", "1.04"},
         "csat_score"},
        {"Login Frequency",
         {"400", "700", "80"},
         "2 of 3 values, such as 400, are outside 0..100",
         {"0..1000"},
         {"40"},
         "login_frequency"},
        {"Stickiness", {"12", "0.5"}, "12 is beyond 1", {"percent"}, {"0.12"}, "dau_mau_ratio"},
        {"Escalation Rate", {"1.2", "0.5"}, "1.2 is beyond 1", {"percent"}, {"0.012"}, "escalation_rate"},
        {"DAU MAU Change", {"-15", "1"}, "-15 is beyond 1", {"percent"}, {"-0.15"}, "dau_mau_change"},
        {"Login Trend",
         {"-0.42", "-0.05", "0.1"},
         "no value is beyond 1, such as -0.42",
         {"ratio", "percent"},
         {"-42", "-0.42"},
         "login_trend"},
        {"Feature Adoption Change",
         {"0.02", "0", "-1"},
         "no value is beyond 1, such as 0.02",
         {"ratio", "percent"},
         {"2", "0.02"},
         "feature_adoption_change"},
        {"Login Frequency",
         {"0.85"},
         "0.85 can be a ratio or percent",
         {"ratio", "percent"},
         {"85", "0.85"},
         "login_frequency"},
        {"Feature Adoption",
         {"0,85", "1"},
         "no value is beyond 1",
         {"ratio", "percent"},
         {"85", "0.85"},
         "feature_adoption"},
        {"product_usage.core.usage_pct",
         {"0.85", "0.5"},
         "no value is beyond 1",
         {"ratio", "percent"},
         {"85", "0.85"},
         "usage_pct"},
        {"Login Trend",
         {"12%", "0.3"},
         "0.3 has no percent sign, but 12% in line 2 has",
         {"ratio", "percent"},
         {"12", "12"},
         "login_trend"},
        {"Login Trend",
         {"12%", "30"},
         "30 has no percent sign, but 12% in line 2 has",
         {"percent"},
         {"12"},
         "login_trend"},
        {"ARR",
         {"$12k", "$1.2M", "$900"},
         "2 of 3 cells end in a word for thousands or more, such as $12k",
         {"k-m"},
         {"12000"},
         "arr"},
        {"Tickets",
         {"3k"},
         "3k ends in a word for thousands or more",
         {"k-m"},
         {"3000"},
         "support_ticket_volume"},
        {"ARR", {"1,5 Mio €", "900,50 €"}, "1,5 Mio € ends in", {"k-m"}, {"1500000"}, "arr"},
        {"ARR",
         {"1.200"},
         "1.200 can have a decimal sign or thousands",
         {"decimal-point", "decimal-comma"},
         {"1.2", "1200"},
         "arr"},
        {"Renewal Date",
         {"46371", "46752"},
         "46371 looks like a spreadsheet serial (Excel), 2026-12-15",
         {"excel-serial"},
         {"\"2026-12-15\""},
         "contract_end_date"},
        {"Renewal Date",
         {"46371.5", "TBD"},
         "46371.5 looks like a spreadsheet serial",
         {"excel-serial"},
         {"\"2026-12-15\""},
         "contract_end_date"},
        {"Renewal Date",
         {"46371", "0"},
         "46371 looks like a spreadsheet serial",
         {"excel-serial"},
         {"\"2026-12-15\""},
         "contract_end_date"},
        {"Renewal Date",
         {"20261215", "00000000"},
         "20261215 looks like a date written yyyymmdd, 2026-12-15",
         {"yyyymmdd"},
         {"\"2026-12-15\""},
         "contract_end_date"},
        {"Renewal Date",
         {"1797292800"},
         "1797292800 looks like seconds since 1970, 2026-12-15",
         {"unix-seconds"},
         {"\"2026-12-15\""},
         "contract_end_date"},
        {"Contract Start",
         {"1797292800000"},
         "looks like milliseconds since 1970, 2026-12-15",
         {"unix-milliseconds"},
         {"\"2026-12-15\""},
         "contract_start_date"},
        {"usage.measured_on",
         {"46371"},
         "46371 looks like a spreadsheet serial",
         {"excel-serial"},
         {"\"2026-12-15\""},
         "measured_on"},
        {"Renewal Date",
         {"03/04/2027"},
         "can be day-month-year or month-day-year",
         {"day-month-year", "month-day-year"},
         {"\"2027-04-03\"", "\"2027-03-04\""},
         "contract_end_date"},
    };
    for (const auto& [column, cells, says, formats, firsts, key] : cases) {
        const auto error = asked(column, cells);
        EXPECT_THAT(error, HasSubstr(says)) << column;
        const auto options = options_in(error);
        ASSERT_GE(options.size(), formats.size()) << error;
        for (std::size_t i = 0; i < formats.size(); ++i) {
            EXPECT_THAT(options[i], testing::EndsWith(":" + formats[i])) << error;
            const auto found = values(column, cells, key, {options[i]});
            EXPECT_EQ(found.front(), firsts[i]) << options[i] << "\n" << error;
        }
    }
}

TEST(Settle, AsksForTheDecimalSignWhereItIsInDoubt) {
    const auto asked_in = [](std::string_view column, std::string_view cell) {
        const auto text = "customer_id," + std::string{column} + "\nC-1,\"" + std::string{cell} + "\"\n";
        const auto imported = import_texts({text});
        return imported ? values_of(*imported, std::string{column.substr(column.find('.') + 1)}).front()
                        : describe(imported.error());
    };
    EXPECT_THAT(asked_in("arr", "48.000"),
                AllOf(HasSubstr("48.000 can have a decimal sign or thousands"),
                      HasSubstr("'arr=arr:decimal-point', by which 48.000 is 48, or"),
                      HasSubstr("'arr=arr:decimal-comma', by which 48.000 is 48000")));
    EXPECT_THAT(asked_in("engagement.csat_score", "4,125"),
                HasSubstr(":decimal-comma', by which 4,125 is 4.125"));
    EXPECT_THAT(asked_in("usage.login_frequency", "45,125"), HasSubstr("can have a decimal sign"));
    EXPECT_THAT(asked_in("contract.licensed_seats", "1.200"), HasSubstr("can have a decimal sign"));
    EXPECT_EQ(asked_in("arr", "48,000"), "48000");
    EXPECT_EQ(asked_in("engagement.csat_score", "4.125"), "4.125");
    EXPECT_EQ(asked_in("engagement.support_ticket_volume", "1,234"), "1234");
    EXPECT_EQ(asked_in("engagement_drop.response_time_days", "1.234"), "1.234");
}

TEST(Settle, TellsWhatACellIsByEachOption) {
    EXPECT_EQ(asked("CSAT", {"0.92", "3.5"}),
              "1.csv:2:7: column \"CSAT\": 0.92 is outside 1..5, the scale of engagement.csat_score; write "
              "--map 'CSAT=engagement.csat_score:0..5', by which 0.92 is 1.736, or --map "
              "'CSAT=engagement.csat_score:0..10', by which 0.92 is 1.368, or --map "
              "'CSAT=engagement.csat_score:0..100', by which 0.92 is 1.0368; --map "
              "'CSAT=engagement.csat_score:1..5' leaves out what is not on 1..5");
    EXPECT_EQ(asked("Login Trend", {"-0.42", "0"}),
              "1.csv:2:7: column \"Login Trend\": -0.42 can be a ratio or percent; write --map 'Login "
              "Trend=usage_decline.login_trend:ratio', by which -0.42 is -42, or --map 'Login "
              "Trend=usage_decline.login_trend:percent', by which -0.42 is -0.42");
}

TEST(Settle, NamesTheCellThatFitsNoScale) {
    EXPECT_EQ(asked("CSAT", {"0.92", "4", "4500"}),
              "1.csv:2:7: column \"CSAT\": 2 of 3 values, such as 0.92, are outside 1..5, the scale of "
              "engagement.csat_score, and no scale that csm knows fits all cells: 4500 in line 4 is not on "
              "0..100; --map 'CSAT=engagement.csat_score:A..B' names a scale of your own; --map "
              "'CSAT=engagement.csat_score:1..5' leaves out what is not on 1..5");
    EXPECT_THAT(asked("CSAT", {"4500"}), Not(HasSubstr("1..5'")));
    EXPECT_THAT(asked("CSAT", {"-1", "4"}), HasSubstr("-1 in line 2 is not on 0..100"));
    EXPECT_EQ(values("CSAT", {"-1", "4"}, "csat_score", {"CSAT=engagement.csat_score:1..5"}),
              (std::vector<std::string>{"–", "4"}));
}

TEST(Settle, AsksNothingWhereNothingIsOpen) {
    const std::vector<std::pair<std::string, std::vector<std::string>>> cases{
        {"Login Trend", {"-42", "0.5"}},
        {"Login Trend", {"-1", "0", "1"}},
        {"Login Trend", {"0", "0"}},
        {"Login Trend", {"0.42%", "0.1%"}},
        {"Login Trend", {"-12%", "0"}},
        {"Login Frequency", {"85", "0.5"}},
        {"Login Frequency", {"140", "80", "90"}},
        {"DAU MAU Change", {"-0.15", "0.01"}},
        {"DAU MAU Change", {"-15%", "1%"}},
        {"Stickiness", {"0.3", "1"}},
        {"Stickiness", {"30%"}},
        {"NPS Change", {"-0.4", "0.1"}},
        {"NPS", {"0", "10", "7.5"}},
        {"CSAT", {"1", "5", "4.5"}},
        {"CSAT", {"0", "4", "5"}},
        {"CSAT", {"0", "0"}},
        {"CSAT", {"1", "1"}},
        {"Renewal Date", {"2026-12-15"}},
        {"Renewal Date", {"0", ""}},
        {"ARR", {"", "N/A"}}};
    for (const auto& [column, cells] : cases) EXPECT_EQ(asked(column, cells), "") << column << cells.front();
}

TEST(Settle, NeverAsksAgainWhatIsDeclared) {
    EXPECT_EQ(values("X", {"0.5", "0.2"}, "login_trend", {"X=usage_decline.login_trend:percent"}),
              (std::vector<std::string>{"0.5", "0.2"}));
    EXPECT_EQ(values("X", {"0.5", "0.2"}, "login_trend", {"X=usage_decline.login_trend:x100"}),
              (std::vector<std::string>{"50", "20"}));
    EXPECT_EQ(values("X", {"12", "0.2"}, "dau_mau_ratio", {"X=usage.dau_mau_ratio:/100"}),
              (std::vector<std::string>{"0.12", "0.002"}));
    EXPECT_EQ(values("X", {"12k", "900"}, "arr", {"X=arr:k-m,units"}),
              (std::vector<std::string>{"12000", "900"}));
}

TEST(Settle, LeavesOutWhatIsNotOnTheDeclaredScale) {
    const auto left = [](std::string_view option, const std::vector<std::string>& cells) {
        const auto imported = value(import_texts({table("X", cells)}, mapping_of({std::string{option}})));
        auto texts = told(imported.problems);
        const auto key = std::string{option.substr(2, option.find(':') - 2)};
        for (auto& text : values_of(imported, key.substr(key.rfind('.') + 1))) texts.push_back(text);
        return texts;
    };
    EXPECT_THAT(left("X=engagement.csat_score:0..1", {"0.92", "92", "92%"}),
                ElementsAre("1.csv:3:7: (C-2) engagement.csat_score: 92 is outside 0..1, the declared scale; "
                            "treated as missing",
                            "4.68", "–", "4.68"));
    EXPECT_THAT(left("X=engagement.csat_score:0..100", {"92%", "104%", "92"}),
                ElementsAre(HasSubstr("104% is outside 0..100"), "4.68", "–", "4.68"));
    EXPECT_THAT(left("X=engagement.nps_score:-100..100", {"-3", "101"}),
                ElementsAre(HasSubstr("101 is outside -100..100"), "4.85", "–"));
    EXPECT_THAT(left("X=engagement.nps_score:0..10", {"-3", "9", "90%"}),
                ElementsAre(HasSubstr("-3 is outside 0..10"),
                            HasSubstr("90% is a percentage, which engagement.nps_score is not"), "–", "9",
                            "–"));
    EXPECT_THAT(left("X=usage.login_frequency:ratio", {"0.42", "42", "42%"}),
                ElementsAre(HasSubstr("42 is no ratio, as declared; treated as missing"), "42", "–", "42"));
    EXPECT_THAT(left("X=usage.dau_mau_ratio:ratio", {"0.42", "42", "42%"}),
                ElementsAre(HasSubstr("42 is no ratio"), "0.42", "–", "0.42"));
    EXPECT_THAT(left("X=usage.login_frequency:percent", {"42", "140"}),
                ElementsAre(HasSubstr("140 is outside the field's range; used as given"), "42", "140"));
    EXPECT_THAT(
        left("X=arr:units", {"5", "12%"}),
        ElementsAre(HasSubstr("12% is a percentage, which arr is not; treated as missing"), "5", "–"));
}

TEST(Settle, ReadsAmountsOfAnyForm) {
    EXPECT_EQ(values("ARR", {"$(1,200.00)", "1,200.00-", "$ -", "$ (2,500)", "-", "1,23,456.00"}, "arr"),
              (std::vector<std::string>{"-1200", "-1200", "0", "-2500", "–", "123456"}));
}

TEST(Settle, TakesAZeroDateForMissing) {
    const auto imported = value(import_texts({table(
        "Renewal Date", {"2027-01-31", "1/0/1900", "0000-00-00 00:00:00", "12/30/1899", "27/03/2027"})}));
    EXPECT_EQ(values_of(imported, "contract_end_date"),
              (std::vector<std::string>{"\"2027-01-31\"", "–", "–", "–", "\"2027-03-27\""}));
    EXPECT_THAT(imported.problems, IsEmpty());
    EXPECT_THAT(told(imported.notices),
                testing::Contains("1.csv:3:7: column \"Renewal Date\": 3 cells count as missing, such as "
                                  "\"1/0/1900\", which is written where there is no date"));
    EXPECT_EQ(asked("Renewal Date", {"1/0/1900", "12/30/1899"}), "");
}

TEST(Settle, TellsOfAZeroDateThatASelectReturns) {
    Mapping mapping;
    mapping.name = "m.json";
    mapping.select = "SELECT customer_id, '0000-00-00' AS contract_end_date FROM \"1\"";
    const auto imported = value(import_texts({"customer_id\nC-1\n"}, mapping));
    EXPECT_EQ(values_of(imported, "contract_end_date"), (std::vector<std::string>{"–"}));
    EXPECT_THAT(told(imported.notices), testing::Contains(HasSubstr("1 cell counts as missing")));
}

TEST(Settle, DropsNoColumnAsAWhole) {
    EXPECT_THAT(asked("Login Frequency", {"high", "low", ""}),
                AllOf(HasSubstr("1.csv:2:7: column \"Login Frequency\": none of its 2 cells can be read: "
                                "expected a number, got \"high\"; --map 'Login "
                                "Frequency=usage.login_frequency:FORMAT' says how the cells are written"),
                      HasSubstr("--map 'Login Frequency=' leaves the column out")));
    EXPECT_THAT(asked("Renewal Date", {"soon"}),
                AllOf(HasSubstr("its only cell cannot be read: expected a date, got \"soon\""),
                      HasSubstr("excel-serial"), HasSubstr("--map 'Renewal Date=' leaves the column out")));
    EXPECT_THAT(asked("Champion Left", {"maybe"}),
                AllOf(HasSubstr("expected yes or no, got \"maybe\""),
                      HasSubstr("\"yes\" and \"no\" in a mapping file name the words"),
                      HasSubstr("--map 'Champion Left=' leaves the column out")));
    EXPECT_THAT(asked("Renewal Sentiment", {"Happy", "Sad"}),
                AllOf(HasSubstr("none of its 2 cells can be read: unknown word \"Happy\""),
                      HasSubstr("\"words\" in a mapping file says what others mean"),
                      HasSubstr("--map 'Renewal Sentiment=' leaves the column out")));
    EXPECT_THAT(asked("Segment", {"Tier 1"}),
                AllOf(HasSubstr("unknown word \"Tier 1\""), HasSubstr("segment takes"),
                      HasSubstr("--map 'Segment=' leaves the column out")));
    EXPECT_THAT(asked("X", {"7", "9"}, {"X=engagement.csat_score:1..5"}),
                HasSubstr("none of its 2 cells can be read: 7 is outside 1..5, the declared scale"));
    EXPECT_THAT(asked("X", {"46371"}, {"X=contract_end_date:unix-seconds"}),
                HasSubstr("expected seconds since 1970, got \"46371\""));
    EXPECT_EQ(asked("Login Frequency", {"high", "80"}), "");
    EXPECT_EQ(asked("Departments", {"claims", ""}), "");
}

TEST(Settle, KeepsCellsWhoseWordsAreDeclared) {
    const auto mapping = value(read_mapping(
        R"({"columns": {"X": {"field": "relationship_signals.champion_left", "yes": ["gone"], "no": ["-"]},
                        "Y": {"field": "relationship.renewal_sentiment", "words": {"unclear": null}}}})",
        "m.json"));
    const auto imported =
        value(import_texts({"customer_id,X,Y\nC-1,-,unclear\nC-2,maybe,unclear\n"}, mapping));
    EXPECT_EQ(values_of(imported, "champion_left"), (std::vector<std::string>{"false", "–"}));
}

TEST(Settle, SaysHowASelectMakesDates) {
    const auto error = [](std::string_view expression) {
        Mapping mapping;
        mapping.name = "m.json";
        mapping.select =
            "SELECT customer_id, " + std::string{expression} + " AS contract_end_date FROM \"1\"";
        const auto imported = import_texts({"customer_id,d\nC-1,46371\n"}, mapping);
        return imported ? values_of(*imported, "contract_end_date").front() : describe(imported.error());
    };
    EXPECT_THAT(error("d"), AllOf(HasSubstr("its only cell cannot be read"),
                                  HasSubstr("date(… + 2415018.5) in the SELECT makes a date of")));
    EXPECT_EQ(error("date(d + 2415018.5)"), "\"2026-12-15\"");
    EXPECT_THAT(error("1797292800"), HasSubstr("date(…, 'unixepoch')"));
    EXPECT_EQ(error("date(1797292800, 'unixepoch')"), "\"2026-12-15\"");
    EXPECT_EQ(error("date(1797292800000 / 1000, 'unixepoch')"), "\"2026-12-15\"");
    EXPECT_EQ(
        error("substr(20261215, 1, 4) || '-' || substr(20261215, 5, 2) || '-' || substr(20261215, 7, 2)"),
        "\"2026-12-15\"");
    EXPECT_THAT(error("'soon'"), HasSubstr("mend the SELECT, or leave the column out of it"));
}

TEST(Settle, TakesResultsOfASelectAsTheyAre) {
    Mapping mapping;
    mapping.name = "m.json";
    mapping.select = "SELECT customer_id, 0.42 AS \"usage.login_frequency\", -3 AS \"engagement.nps_score\", "
                     "0.5 AS \"engagement.csat_score\" FROM \"1\"";
    const auto imported = value(import_texts({"customer_id\nC-1\n"}, mapping));
    EXPECT_EQ(values_of(imported, "login_frequency"), (std::vector<std::string>{"0.42"}));
    EXPECT_EQ(imported.problems.size(), 2U);  // outside the ranges
}

TEST(Settle, DraftsWhatIsAskedAsAChoice) {
    const auto draft = [](std::string_view column, const std::vector<std::string>& cells) {
        const std::vector tables{value(read_csv(table(column, cells), "1.csv"))};
        const auto text = draft_mapping(tables, standard_model());
        const auto at = text.find("\"" + std::string{column} + "\"");
        return text.substr(at, text.find('\n', at) - at);
    };
    EXPECT_THAT(draft("Login Trend", {"-0.42"}), AllOf(HasSubstr("\"usage_decline.login_trend\","),
                                                       HasSubstr("has to end in :ratio or :percent")));
    EXPECT_THAT(draft("NPS", {"9", "-3"}), HasSubstr("has to end in :-100..100 or :0..10"));
    EXPECT_THAT(draft("Renewal Date", {"46371"}), HasSubstr("has to end in :excel-serial"));
    EXPECT_THAT(draft("ARR", {"12k"}), HasSubstr("has to end in :k-m"));
    EXPECT_THAT(draft("Login Trend", {"-42"}),
                AllOf(HasSubstr("\"usage_decline.login_trend:percent\""), Not(HasSubstr("end in"))));
    EXPECT_THAT(draft("Stickiness", {"0.4"}), HasSubstr("\"usage.dau_mau_ratio:ratio\""));
    EXPECT_THAT(draft("Stickiness", {"40%"}), HasSubstr("\"usage.dau_mau_ratio:percent\""));
    EXPECT_THAT(draft("Login Trend", {"0"}), HasSubstr("may end in :percent :ratio"));
    EXPECT_THAT(draft("CSAT", {"4"}), HasSubstr("\"engagement.csat_score\""));
    EXPECT_THAT(draft("CSAT", {"92%"}), testing::EndsWith("has to end in :0..100"));
}

}  // namespace csm::test
