// SPDX-License-Identifier: MIT
#include "support/imports.hpp"

#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::vector<CsvTable> tables_of(const std::vector<std::pair<std::string, std::string>>& files) {
    std::vector<CsvTable> tables;
    for (const auto& [name, text] : files) tables.push_back(value(read_csv(text, name)));
    return tables;
}

/// The draft with its SELECT in force, as one who takes the // away has it, and also the ones before lines
/// that are the user's to decide.
std::string uncommented(std::string draft, bool with_choices) {
    const std::string begin = "  // \"select\": [", mark = "  // ", choice = "  //   // \"  ";
    auto at = draft.find(begin);
    while (at != std::string::npos && draft.compare(at, mark.size(), mark) == 0) {
        const bool is_last = draft.compare(at, 7, "  // ],") == 0;
        const bool is_choice = draft.compare(at, choice.size(), choice) == 0;
        draft.replace(at, with_choices && is_choice ? choice.size() - 3 : mark.size(), "  ");
        at = is_last ? std::string::npos : draft.find('\n', at) + 1;
    }
    return draft;
}

/// What the drafted SELECT makes of the files it was drafted from, or why it does not work.
std::string drafted(const std::vector<std::pair<std::string, std::string>>& files,
                    bool with_choices = false) {
    const auto tables = tables_of(files);
    const auto text = uncommented(draft_mapping(tables, standard_model()), with_choices);
    EXPECT_THAT(text, HasSubstr("\n  \"select\": [")) << text;
    EXPECT_THAT(text, Not(HasSubstr("max(\"contract_end_date\")")));
    const auto mapping = read_mapping(text, "draft.json");
    if (!mapping) return "FAILS " + describe(mapping.error()) + "\n" + text;
    ImportOptions options;
    options.as_of = Date(2026, 12, 1);
    const auto imported = import_tables(tables, *mapping, standard_model(), options);
    if (!imported) return "FAILS " + describe(imported.error()) + "\n" + text;
    auto said = (*imported).json;
    for (const auto& problem : (*imported).problems) said += "PROBLEM " + describe(problem) + "\n";
    for (const auto& notice : (*imported).notices) said += describe(notice) + "\n";
    return said;
}

}  // namespace

TEST(Draft, AddsSubscriptionsUp) {
    const auto said =
        drafted({{"subscriptions.csv",
                  "id,Customer ID,Customer Name,Quantity,Currency,Interval,Amount,Status,Start Date "
                  "(UTC),Current Period End "
                  "(UTC)\n"
                  "1,cus_A,Alder,2,usd,month,90.00,active,2025-01-01 10:00,2026-12-01 10:00\n"
                  "2,cus_A,Alder,1,usd,Quarterly,30.50,past_due,2025-01-01 10:00,2026-12-01 10:00\n"
                  "3,cus_A,Alder,1,usd,year,500.00,canceled,2024-01-01 10:00,2025-01-01 10:00\n"
                  "4,cus_A,Alder,1,usd,year,700.00,active,2026-12-15 10:00,2027-12-15 10:00\n"
                  "5,cus_B,Birch,1,usd,year,900.00,Canceled,2025-01-01 10:00,2026-01-01 10:00\n"
                  "6,cus_C,Cedar,1,usd,month,10.00,trialing,2026-11-20 10:00,2026-12-20 10:00\n"
                  "7,cus_D,Dune,1,usd,once,10.00,active,2026-11-20 10:00,2026-12-20 10:00\n"}});
    EXPECT_THAT(said, HasSubstr(R"("customer_id": "cus_A",
      "name": "Alder",
      "arr": 2282,
      "contract_start_date": "2025-01-01")"));  // 2 · 90 · 12 + 30.5 · 4
    EXPECT_THAT(said, Not(HasSubstr("\"cus_B\"")));
    EXPECT_THAT(said, Not(HasSubstr("\"cus_C\"")));
    EXPECT_THAT(
        said,
        HasSubstr("\"customer_id\": \"cus_D\",\n      \"name\": \"Dune\",\n      \"contract_start_date\""));
    EXPECT_THAT(said, Not(HasSubstr("contract_end_date")));
    EXPECT_THAT(said, HasSubstr("amounts are in usd"));
    EXPECT_THAT(said, HasSubstr("2 rows say \"canceled\" (rows 2, 3; ARR 0); they are left out"));
}

TEST(Draft, KnowsWordsOfYesAndNo) {
    for (const auto* yes : {"True", "yes", "1", "Y"}) {
        const std::string no = std::string_view{yes} == "1"   ? "0"
                               : std::string_view{yes} == "Y" ? "N"
                                                              : "false";
        const auto said = drafted(
            {{"s.csv", "account_id,arr_amount,is_trial,start_date\nA,500.00," + no + ",2025-01-01\nA,70.00," +
                           yes + ",2025-01-01\nA,8.00," + no + ",2025-02-01\n"}});
        EXPECT_THAT(said, HasSubstr("\"arr\": 508")) << yes;
    }
}

TEST(Draft, KnowsWhatRanOnTheDay) {
    // Ended before the day, after it, and without a date but by its flag; a trial.
    const auto said = drafted(
        {{"s.csv", "account_id,arr_amount,start_date,end_date,churn_flag,is_trial\n"
                   "A,1.00,2024-01-01,2025-01-01,True,False\nA,20.00,2024-01-01,2027-01-01,True,False\n"
                   "A,300.00,2024-01-01,,True,False\nA,4000.00,2024-01-01,,False,True\n"
                   "A,50000.00,2024-01-01,,False,False\n"}});
    EXPECT_THAT(said, HasSubstr("\"arr\": 50020"));
    EXPECT_THAT(said, Not(HasSubstr("contract_end_date")));
}

TEST(Draft, LetsNoCurrenciesBeAddedUp) {
    EXPECT_THAT(
        drafted(
            {{"s.csv", "Customer ID,Plan Amount,Interval,Currency,Start Date\nA,5.00,month,usd,2025-01-01\n"
                       "A,6.00,month,eur,2025-01-01\n"}}),
        HasSubstr("amounts are in different currencies"));
    EXPECT_THAT(drafted({{"s.csv", "Customer ID,ARR,Currency\nA,5.00,usd\nA,6.00,usd\nB,7,jpy\n"}}),
                HasSubstr("amounts are in different currencies"));
}

TEST(Draft, MindsCentsAndMovements) {
    const auto said =
        drafted({{"movements.csv",
                  "DATE,CUSTOMER_NAME,MRR_MOVEMENT,MRR,MOVEMENT_TYPE,CURRENCY_CODE,CUSTOMER_EXTERNAL_ID\n"
                  "2026-01-05,Alder,49900,49900,new_biz,USD,C-1\n"
                  "2026-06-01,Alder,10000,59900,expansion,USD,C-1\n"
                  "2027-06-01,Alder,-59900,0,churn,USD,C-1\n"}});
    EXPECT_THAT(said, HasSubstr("\"arr\": 7188"));  // 599.00 · 12
    EXPECT_THAT(drafted({{"s.csv",
                          "customer_oid,plan_amount,plan_interval,plan_interval_count,subscription_quantity\n"
                          "c1,5000,month,1,2\nc1,120000,month,3,1\n"}}),
                HasSubstr("\"arr\": 6000"));  // (50 · 2 · 12 + 1200 · 4)
}

TEST(Draft, CountsTickets) {
    const std::string rows = "2026-09-14 12:00,2026-09-14 15:00,Solved,Low\n"
                             "2026-11-20 08:00,2026-11-20 09:00,Closed,Urgent\n"
                             "2026-11-28 08:00,,Open,Urgent\n"
                             "2026-11-20 08:00,2026-12-05 09:00,Closed,High\n"
                             "2026-12-02 08:00,,New,Low\n"
                             "2026-11-20 08:00,,Deleted,Low\n"
                             "2025-11-20 08:00,2025-11-21 08:00,Closed,Low\n";
    std::string keyed = "Ticket ID,Organization ID,Created at,Solved at,Status,Priority\n", named = keyed;
    named.replace(named.find("Organization ID"), 15, "Organization");
    for (std::size_t at = 0, number = 1; at < rows.size(); ++number) {
        const auto end = rows.find('\n', at) + 1;
        keyed += std::to_string(number) + ",C-1," + rows.substr(at, end - at);
        named += std::to_string(number) + ",Alder Tea," + rows.substr(at, end - at);
        at = end;
    }
    for (const auto& text : {keyed, named}) {
        const auto said = drafted({{"tickets.csv", text}});
        EXPECT_THAT(said, HasSubstr("\"support_ticket_volume\": 4")) << said;
        EXPECT_THAT(said, HasSubstr(R"({"open_tickets": 2, "avg_resolution_hours": 2})")) << said;
        EXPECT_THAT(said, HasSubstr("\"unresolved_critical\": 1")) << said;
    }
}

TEST(Draft, AveragesWhatHasAUnitAndAddsUpNumbersOfThings) {
    const auto said = drafted(
        {{"subscriptions.csv", "customer_id,mrr,engagement_drop.response_time_days,support.open_tickets\n"
                               "A,20,2,1\nA,40,4,2\nB,10,5,3\n"}});
    EXPECT_THAT(said, HasSubstr("\"response_time_days\": 3")) << said;
    EXPECT_THAT(said, HasSubstr("\"open_tickets\": 3")) << said;
}

TEST(Draft, CountsTicketsWithoutDatesOfTheirEnd) {
    const auto said =
        drafted({{"cases.csv", "Case Number,Account ID,Opened Date,Status,Severity\n1,A,2026-11-02,open,p1\n"
                               "2,A,2026-11-03,Closed,p1\n3,,2026-11-03,Closed,p1\n"}});
    EXPECT_THAT(said, HasSubstr("\"open_tickets\": 1"));
    EXPECT_THAT(said, HasSubstr("\"unresolved_critical\": 1"));
    EXPECT_THAT(said, HasSubstr("customer_id: is missing; the row is left out"));
}

TEST(Draft, JoinsTables) {
    const auto said = drafted(
        {{"accounts.csv", "Account ID,Account Name,Lifecycle Stage\nA,Alder,customer\nB,Birch,lead\n"},
         {"subscriptions.csv", "Account ID,MRR,Status,Start Date\nA,10.00,active,2025-01-01\n"
                               "A,20.00,active,2025-01-01\nA,40.00,churned,2025-01-01\n"},
         {"tickets.csv", "Ticket,Account ID,Created,Closed,Priority\n1,A,2026-11-02,,High\n"
                         "2,C,2026-11-02,,Urgent\n"}});
    EXPECT_THAT(said, HasSubstr("\"arr\": 360"));
    EXPECT_THAT(said, HasSubstr("\"customer_id\": \"C\""));
    EXPECT_THAT(said, HasSubstr("\"name\": \"Birch\""));
    EXPECT_THAT(said, HasSubstr("\"open_tickets\": 1"));
}

TEST(Draft, OfTablesThatAreNoTicketsCountsNone) {
    const std::string rows = "1,A,2026-11-02,x\n2,A,2026-11-03,y\n3,B,2026-11-03,x\n4,C,2026-12-02,x\n";
    for (const std::string header :
         {"event_id,account_id,event_date,feature", "churn_event_id,account_id,churn_date,reason_code",
          "id,account_id,created_at,body", "usage_id,account_id,timestamp,use_case"}) {
        for (const auto* const file : {"usage.csv", "churn_events.csv", "comments.csv", "t.csv"}) {
            const auto said = drafted({{file, header + "\n" + rows}});
            EXPECT_THAT(said, Not(HasSubstr("ticket"))) << said;
            EXPECT_THAT(said, HasSubstr("\"customer_id\": \"B\"")) << said;
            EXPECT_THAT(said, Not(HasSubstr("\"customer_id\": \"C\""))) << said;  // came after the day
        }
    }
}

TEST(Draft, OfOneDateLimitsByIt) {
    EXPECT_THAT(
        drafted({{"t.csv", "Account ID,Noted,What\nA,2026-11-02,x\nA,2026-11-03,y\nB,2026-12-03,x\n"}}),
        Not(HasSubstr("\"B\"")));
    const auto tables = tables_of({{"t.csv", "Account ID,What\nA,x\nA,y\n"}});
    EXPECT_THAT(draft_mapping(tables, standard_model()),
                HasSubstr("No column is the day of a row, so that all rows count"));
}

TEST(Draft, OffersWhatUsesCouldBe) {
    const std::vector<std::pair<std::string, std::string>> files{
        {"feature_event.csv", "account_id,feature_id,timestamp,visitor_id\n"
                              "A,f1,2026-11-02 10:00,v1\nA,f1,2026-11-02 11:00,v2\nA,f2,2026-11-03 10:00,v1\n"
                              "A,f3,2026-08-01 10:00,v3\nB,f1,2026-12-02 10:00,v9\n"}};
    EXPECT_THAT(drafted(files), HasSubstr("\"customer_id\": \"A\"\n    }"));
    const auto said = drafted(files, true);
    EXPECT_THAT(said, HasSubstr("\"active_seats\": 2"));
    EXPECT_THAT(said, HasSubstr(R"({"login_frequency": 3.1, "feature_adoption": 66.7})"));  // 2 / 64, 2 / 3
    EXPECT_THAT(said, Not(HasSubstr("\"B\"")));
    auto joined = files;
    joined.emplace_back("accounts.csv", "Account ID,Account Name\nA,Alder\n");
    EXPECT_THAT(drafted(joined, true), HasSubstr("\"active_seats\": 2"));
}

TEST(Draft, OffersThatWhoChurnedHasLeft) {
    const std::vector<std::pair<std::string, std::string>> files{
        {"churn_events.csv", "account_id,churn_date,reason_code\nA,2026-11-02,price\nA,2026-11-03,support\n"
                             "B,2026-12-02,price\n"}};
    EXPECT_THAT(drafted(files), HasSubstr("\"customer_id\": \"A\""));
    EXPECT_THAT(drafted(files, true), HasSubstr("1 row says \"churned\" (row 1"));
}

TEST(Draft, LeavesToTheUserWhichOfSeveralStatusesCounts) {
    const std::vector<std::pair<std::string, std::string>> files{
        {"churn_events.csv", "account_id,churn_date\nA,2026-11-02\nA,2026-11-03\n"},
        {"subscriptions.csv", "account_id,mrr,status\nA,1.50,active\nA,2.50,active\n"}};
    EXPECT_THAT(drafted(files, true), HasSubstr("\"arr\": 48"));
    EXPECT_THAT(draft_mapping(tables_of(files), standard_model()),
                HasSubstr("coalesce(part_1.\"status\", part_2.\"status\") AS \"status\""));
}

TEST(Draft, OfSalesTakesNoAmountAndNoName) {
    for (const auto* const file : {"sf_opportunity_data.csv", "deals.csv", "t.csv"}) {
        const auto said =
            drafted({{file, "account_id,amount,close_date,created_date,name,stage_name,is_won,priority\n"
                            "A,2412000,2026-10-10,2026-09-01,Big deal,Closed Won,true,High\n"
                            "A,12000,2026-11-20,2026-11-01,Big deal,Open,false,High\n"
                            "B,12000,2026-11-20,2026-11-01,Only deal,Open,false,High\n"}});
        EXPECT_THAT(said, HasSubstr("\"customer_id\": \"A\"")) << said;
        for (const auto* const word : {"ticket", "deal\"", "arr\"", "resolution"})
            EXPECT_THAT(said, Not(HasSubstr(word))) << said;
    }
}

TEST(Draft, OfAHistoryTakesTheNewestRowOnTheDay) {
    const auto said =
        drafted({{"subscription_history.csv",
                  "id,account_id,updated_at,mrr,currency,state\nS1,A,2026-01-01 10:00,10.50,usd,active\n"
                  "S1,A,2026-06-01 10:00,20.50,usd,active\nS1,A,2026-12-05 10:00,99.50,usd,active\n"
                  "S2,A,2026-02-01 10:00,1.50,usd,active\nS3,B,2026-02-01 10:00,5.50,usd,active\n"
                  "S3,B,2026-03-01 10:00,5.50,usd,expired\n"}});
    EXPECT_THAT(said, HasSubstr("\"arr\": 264"));  // (20.5 + 1.5) · 12
    EXPECT_THAT(said, HasSubstr("1 row says \"canceled\""));
    EXPECT_THAT(
        drafted({{"company_history.csv", "id,_fivetran_start,company,industry,_fivetran_deleted\n"
                                         "A,2026-01-01,Alder,Tea,false\nA,2026-06-01,Alder Ltd,Tea,false\n"
                                         "A,2027-06-01,Alder Inc,Tea,false\nB,2026-01-01,Birch,Tea,false\n"
                                         "B,2026-02-01,Birch,Tea,true\n"}}),
        AllOf(HasSubstr("\"name\": \"Alder Ltd\""), Not(HasSubstr("Birch"))));
}

TEST(Draft, OfSnapshotsTakesTheNewest) {
    EXPECT_THAT(drafted({{"monthly.csv", "Account ID,Month,ARR,Seats\nA,2026-09-01,500.50,5\n"
                                         "A,2026-10-01,600.50,6\nA,2026-12-31,700.50,7\n"}}),
                AllOf(HasSubstr("\"arr\": 600.5"), HasSubstr("\"licensed_seats\": 6")));
    EXPECT_THAT(drafted({{"usage.csv", "Row ID,Account ID,Date,Active Users\n1,A,2026-09-01,50\n"
                                       "2,A,2026-10-01,60\n"}}),
                HasSubstr("\"active_seats\": 60"));
}

TEST(Draft, OfAnAmountWithoutAnIntervalLeavesTheArrOpen) {
    const std::vector<std::pair<std::string, std::string>> files{
        {"subscriptions.csv",
         "Account ID,Unit Amount,Quantity,Status,Started At\nA,5.50,2,active,2026-01-01\n"
         "A,7.50,1,active,2026-01-01\n"}};
    EXPECT_THAT(drafted(files), Not(HasSubstr("\"arr\"")));
    EXPECT_THAT(draft_mapping(tables_of(files), standard_model()),
                HasSubstr("write \"Unit Amount\" * coalesce(\"Quantity\", 1) * 12 if it is a month's"));
}

TEST(Draft, TakesNoColumnWhoseCellsAreNotWhatItsNameSays) {
    const auto said = drafted({{"tickets.csv", "Ticket ID,Account ID,Created at,Solved at,Status\n"
                                               "1,A,2026-11-02,yes,Open\n2,A,2026-11-02,no,Closed\n"}});
    EXPECT_THAT(said, HasSubstr("\"open_tickets\": 1"));
    EXPECT_THAT(said, Not(HasSubstr("resolution")));
    const auto tables = tables_of({{"t.csv", "Account ID,Company,X\n,Alder,1\n,Alder,2\n"}});
    EXPECT_THAT(draft_mapping(tables, standard_model()), Not(HasSubstr("\"select\"")));
}

TEST(Draft, NamesNoColumnWhoseCellsAreSomethingElse) {
    const auto line = [](const std::string& file, const std::string& text, const std::string& column) {
        const auto tables = tables_of({{file, text}});
        const auto draft = draft_mapping(tables, standard_model());
        const auto at = draft.find("    \"" + column + "\": ");
        return draft.substr(at, draft.find('\n', at) - at);
    };
    EXPECT_THAT(line("t.csv", "Account ID,id,Company\n,1,Alder\n,2,Birch\n", "Account ID"),
                AllOf(HasSubstr("\"Account ID\": \"\""), HasSubstr("all its cells are empty")));
    EXPECT_THAT(line("opportunities.csv", "Account ID,Name,Stage\nA,Big deal,Open\n", "Name"),
                AllOf(HasSubstr("\"Name\": \"\""), HasSubstr("the name of what a row is")));
    EXPECT_THAT(line("contacts.csv", "Account ID,Name\nA,Joe\nA,Ann\n", "Name"), HasSubstr("\"Name\": \"\""));
    EXPECT_THAT(line("accounts.csv", "Account ID,Name\nA,Alder\nB,Birch\n", "Name"),
                HasSubstr("\"Name\": \"name\""));
}

TEST(Draft, TellsOfTablesThatItLeavesOut) {
    const auto tables = tables_of({{"subscriptions.csv", "Account ID,MRR\nA,1.50\nA,2.50\n"},
                                   {"feature_usage.csv", "subscription_id,usage_date\nS,2026-01-01\n"}});
    EXPECT_THAT(draft_mapping(tables, standard_model()),
                HasSubstr("// \"feature_usage\" has no customer key, so nothing of it is taken"));
}

TEST(Draft, OfOneRowACustomerHasNoSelect) {
    const auto tables =
        tables_of({{"crm.csv", "Account ID,Name,ARR,Status,Interval,Currency,Create Date,Priority\n"
                               "A,Alder,5.00,Active,year,usd,2025-01-01,High\n"
                               "B,Birch,6.00,Churned,year,usd,2025-01-01,Low\n"}});
    const auto draft = draft_mapping(tables, standard_model());
    EXPECT_THAT(draft, Not(HasSubstr("select")));
    EXPECT_THAT(draft, HasSubstr("\"Status\": \"status\","));
    EXPECT_THAT(draft, HasSubstr("\"Interval\": \"interval\","));
    EXPECT_THAT(draft, HasSubstr("\"Currency\": \"currency\","));
    const auto imported = value(
        import_tables(tables, value(read_mapping(draft, "draft.json")), standard_model(), ImportOptions{}));
    EXPECT_THAT(imported.json, Not(HasSubstr("Birch")));
}

TEST(Draft, DeclaresAnAmountPerInterval) {
    const auto tables =
        tables_of({{"s.csv", "Customer ID,Amount,Interval,Quantity,livemode\nA,9.00,month,2,true\n"}});
    const auto draft = draft_mapping(tables, standard_model());
    EXPECT_THAT(draft, HasSubstr("\"Amount\": \"arr:per-interval\","));
    EXPECT_THAT(draft, HasSubstr("\"Quantity\": \"quantity\","));
    const auto imported = value(
        import_tables(tables, value(read_mapping(draft, "draft.json")), standard_model(), ImportOptions{}));
    EXPECT_THAT(imported.json, HasSubstr("\"arr\": 216"));
}

}  // namespace csm::test
