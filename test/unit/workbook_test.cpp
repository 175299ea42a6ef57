// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"
#include "support/listed_accounts.hpp"

#include "write/data/score_columns.hpp"
#include "write/page/xlsx_formula.hpp"

#include <csm/csv.hpp>
#include <csm/pages.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::UnorderedElementsAreArray;

std::vector<Account> two_accounts() {
    auto complete = account_with({{"contract_end_date", R"("2026-03-01")"}});
    auto bare = account(R"("name": "=1+1", "arr": 5000)");
    bare.customer_id = "C2";
    return {std::move(complete), std::move(bare)};
}

Workbook workbook_of(const ListedAccounts& accounts, std::span<const Problem> problems = {}) {
    return report_workbook(accounts.listing(), accounts.summary, {problems, 0}, accounts.model,
                           accounts.settings);
}

/// The formulas of the summary, each in row 8 of its sheet, with cells from the first column on.
std::vector<std::string> formulas_of(const Workbook& workbook) {
    std::vector<std::string> formulas;
    for (const auto& [place, figure] : workbook.figures)
        formulas.push_back(render::formula_of(figure, workbook.sheets.front(), {7, 0}));
    return formulas;
}

const Value& value_at(const Workbook& workbook, const std::string& sheet, std::size_t row,
                      const std::string& column) {
    for (const auto& [name, table, added_up, printed] : workbook.sheets) {
        if (name != sheet) continue;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.columns[i].title == column) return table.rows.at(row).cells.at(i).value;
    }
    throw std::out_of_range{sheet + " has no " + column};
}

std::vector<std::string> titles_of(const Workbook& workbook, const std::string& sheet) {
    std::vector<std::string> titles;
    for (const auto& [name, table, added_up, printed] : workbook.sheets)
        if (name == sheet)
            for (const auto& column : table.columns) titles.push_back(column.title);
    return titles;
}

template <class Scored>
std::vector<std::string> keys_before_the_day(const Model& model) {
    TextBuffer header;
    CustomerCsv<Scored>{model, {Date{2026, 12, 1}}}.append_header(header);
    std::string line{header.view().substr(0, header.view().find('\r'))}, key;
    std::istringstream cells{line};
    std::vector<std::string> keys;
    while (std::getline(cells, key, ',')) keys.push_back(key);
    EXPECT_THAT(std::span{keys}.last(2), ElementsAre("as_of", "model_digest"));
    keys.resize(keys.size() - 2);
    return keys;
}

/// The keys or the titles of the columns of an output, of those that have one.
template <class Row>
std::vector<std::string> names_in(std::span<const columns::OutputColumn<Row>> table,
                                  std::string_view columns::OutputColumn<Row>::*name) {
    std::vector<std::string> names;
    const auto add = [&](const auto& column) {
        if (!(column.*name).empty() && column.value != nullptr) names.emplace_back(column.*name);
    };
    std::ranges::for_each(columns::identity_columns<Row>, add);
    std::ranges::for_each(table, add);
    return names;
}

}  // namespace

TEST(Workbook, ShowsTheColumnsOfTheCsvThatHaveATitle) {
    using Report = columns::OutputColumn<columns::ReportRow>;
    using Churn = columns::OutputColumn<columns::ChurnRow>;
    const std::span<const Report> report{columns::report_columns};
    const std::span<const Churn> churn{columns::churn_columns};
    const ListedAccounts accounts{two_accounts()};
    const auto workbook = workbook_of(accounts);
    EXPECT_THAT(titles_of(workbook, "Accounts"), UnorderedElementsAreArray(names_in(report, &Report::title)));
    EXPECT_THAT(titles_of(workbook, "Churn"), ElementsAreArray(names_in(churn, &Churn::title)));
    EXPECT_THAT(keys_before_the_day<Assessment>(accounts.model),
                ElementsAreArray(names_in(report, &Report::key)));
    EXPECT_THAT(keys_before_the_day<ChurnResult>(accounts.model), IsSupersetOf(names_in(churn, &Churn::key)));
}

TEST(Workbook, HasItsSheets) {
    const ListedAccounts accounts{two_accounts()};
    std::vector<std::string> names;
    for (const auto& sheet : workbook_of(accounts).sheets) names.push_back(sheet.name);
    EXPECT_THAT(names, ElementsAre("Accounts", "Churn", "Expansion", "Renewals", "Problems"));
}

TEST(Workbook, EveryRowHasACellForEveryColumn) {
    const ListedAccounts accounts{two_accounts()};
    const Problem problem{.file = "p.json",
                          .line = 3,
                          .column = 7,
                          .record = "customers[0]",
                          .customer_id = "C2",
                          .field = "arr",
                          .message = "odd"};
    for (const auto& [name, table, added_up, printed] : workbook_of(accounts, {&problem, 1}).sheets)
        for (const auto& row : table.rows) EXPECT_EQ(row.cells.size(), table.columns.size()) << name;
}

TEST(Workbook, KeepsValuesTyped) {
    const ListedAccounts accounts{two_accounts()};
    const auto workbook = workbook_of(accounts);
    EXPECT_EQ(std::get<Money>(value_at(workbook, "Accounts", 0, "ARR")).amount, 120000);
    EXPECT_EQ(std::get<Points>(value_at(workbook, "Accounts", 0, "Health")).value, 100);
    EXPECT_EQ(std::get<Date>(value_at(workbook, "Accounts", 0, "Renewal")), (Date{2026, 3, 1}));
    EXPECT_EQ(std::get<Count>(value_at(workbook, "Accounts", 0, "Days")).value, 20);
    EXPECT_TRUE(std::holds_alternative<std::monostate>(value_at(workbook, "Accounts", 1, "Health")));
    EXPECT_EQ(std::get<std::string>(value_at(workbook, "Accounts", 1, "Class")), "no verdict");
}

TEST(Workbook, PrintsAllThatSaysWhatToDo) {
    const ListedAccounts accounts{two_accounts()};
    for (const auto& sheet : workbook_of(accounts).sheets) {
        const auto printed = sheet.printed == 0 ? sheet.table.columns.size() : sheet.printed;
        EXPECT_EQ(sheet.table.columns.at(printed - 1).title,
                  sheet.name == "Accounts" ? "Do" : sheet.table.columns.back().title)
            << sheet.name;
    }
    Listing<HealthResult> listing;
    for (auto& account : two_accounts()) {
        auto health = score_health(account, accounts.model, Missing::exclude);
        listing.rows.push_back({std::move(account), std::move(health)});
    }
    const auto health = health_workbook(listing, {}, {}, accounts.model, accounts.settings).sheets.front();
    EXPECT_EQ(health.printed, health.table.columns.size());
    EXPECT_EQ(health.table.columns.back().title, "Do");
}

TEST(Workbook, PutsTheNextRenewalFirstAndTheUnknownLast) {
    auto overdue = account_with({{"contract_end_date", R"("2026-02-01")"}});
    overdue.customer_id = "C3";
    auto all = two_accounts();
    all.insert(all.begin(), account(""));
    all.push_back(overdue);
    const ListedAccounts accounts{std::move(all)};
    const auto workbook = workbook_of(accounts);
    std::vector<std::string> windows;
    for (std::size_t row = 0; row < 4; ++row)
        windows.push_back(std::get<std::string>(value_at(workbook, "Renewals", row, "Window")));
    EXPECT_THAT(windows, ElementsAre("overdue", "within 30 days", "no renewal date", "no renewal date"));
}

TEST(Workbook, SaysWhichFiguresOfTheSummaryFollowFromTheRows) {
    auto accounts = two_accounts();
    accounts.front().owner = "Dana Reyes";
    const ListedAccounts listed{std::move(accounts)};
    const auto workbook = workbook_of(listed);
    const auto formulas = formulas_of(workbook);
    EXPECT_THAT(formulas, testing::IsSupersetOf({
                              "=COUNTA(Accounts!$A$2:$A$3)",
                              "=SUM(Accounts!$E$2:$E$3)",
                              "=COUNTIFS(Accounts!$D$2:$D$3,\"\")",
                              "=COUNTIFS(Accounts!$D$2:$D$3,$A$8)",
                          }));
}

TEST(Workbook, LeavesValuesAloneThatASpreadsheetWouldFindDifferently) {
    // A list that was cut short, patterns, comparisons, numbers, and names that differ only in their case.
    auto accounts = two_accounts();
    const ListedAccounts whole{accounts};
    auto listing = whole.listing();
    listing.rows.pop_back();
    EXPECT_THAT(formulas_of(report_workbook(listing, whole.summary, {}, whole.model, whole.settings)),
                testing::Not(testing::Contains("=COUNTA(Accounts!$A$2:$A$2)")));
    for (const auto* owner : {"D*", "D?na", "~x", ">5", "<>a", "=1+1", "2026", "TRUE"}) {
        accounts.front().owner = owner;
        const ListedAccounts listed{accounts};
        for (const auto& formula : formulas_of(workbook_of(listed)))
            EXPECT_THAT(formula, testing::Not(HasSubstr("$D$3,$A$8"))) << owner;
    }
    accounts.front().owner = "dana";
    accounts.back().owner = "DANA";
    const ListedAccounts alike{accounts};
    for (const auto& formula : formulas_of(workbook_of(alike)))
        EXPECT_THAT(formula, testing::Not(HasSubstr("COUNTIFS(Accounts!$D$2:$D$3,$A$8)")));
}

TEST(Xlsx, IsTheSameEveryTime) {
    const ListedAccounts accounts{two_accounts()};
    const auto first = render_xlsx(workbook_of(accounts));
    const auto second = render_xlsx(workbook_of(accounts));
    ASSERT_TRUE(first && second);
    EXPECT_EQ((*first).substr(0, 4), "PK\x03\x04");
    EXPECT_TRUE(*first == *second);
}

TEST(Xlsx, HasRoomForAnEmptyPortfolioAndLongTexts) {
    const ListedAccounts nobody{{}};
    EXPECT_TRUE(render_xlsx(workbook_of(nobody)));
    auto wordy = account("");
    wordy.name = std::string(100'000, 'x') + "\x01\xff";
    const ListedAccounts accounts{{wordy}};
    EXPECT_TRUE(render_xlsx(workbook_of(accounts)));
}

TEST(Xlsx, SaysWhenASheetWouldBeTooLong) {
    Workbook workbook{.created = Date{2026, 2, 9}, .summary = {}, .sheets = {{"Accounts", {}}}};
    workbook.sheets.front().table.columns = {{"Id"}};
    workbook.sheets.front().table.rows.resize(1'048'576);
    const auto result = render_xlsx(workbook);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().where, "the sheet Accounts");
    EXPECT_THAT(result.error().hint, testing::HasSubstr("--top"));
}

}  // namespace csm::test
