// SPDX-License-Identifier: MIT
#include "import/qualifier.hpp"
#include "support/imports.hpp"

#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// The portfolio, problems and what was told, or the failure.
std::string said(std::initializer_list<std::string_view> texts, const Mapping& mapping = {}) {
    const auto imported = import_texts(texts, mapping);
    if (!imported) return "FAILS " + describe(imported.error());
    auto text = (*imported).json;
    for (const auto& problem : (*imported).problems) text += "PROBLEM " + describe(problem) + "\n";
    for (const auto& notice : (*imported).notices) text += describe(notice) + "\n";
    return text;
}

Mapping mapped(std::initializer_list<std::string_view> options) {
    Mapping mapping;
    for (const auto option : options) mapping.rules.push_back(value(parse_import_rule(option)));
    return mapping;
}

double arr_of(std::string_view interval) {
    const auto text = "customer_id,Amount per Interval,Interval\nC-1,10.00," + std::string{interval} + "\n";
    const auto imported = value(import_texts({text}));
    const auto at = imported.json.find("\"arr\": ");
    return at == std::string::npos ? -1 : std::stod(imported.json.substr(at + 7));
}

}  // namespace

TEST(Interval, IsReadInTheUsualWords) {
    using import::intervals_in_a_year;
    for (const auto* month : {"month", "Monthly", "months", "1 month", "per month", "every month", "MONTH",
                              "m", "month-to-month", "mo", "billed monthly"})
        EXPECT_EQ(intervals_in_a_year(month), 12) << month;
    for (const auto* quarter : {"quarter", "Quarterly", "3 months", "every 3 months", "three months", "qtr"})
        EXPECT_EQ(intervals_in_a_year(quarter), 4) << quarter;
    for (const auto* half : {"6 months", "semi-annual", "semiannually", "half-year", "per_six_months"})
        EXPECT_EQ(intervals_in_a_year(half), 2) << half;
    for (const auto* year : {"year", "Yearly", "annual", "annually", "per annum", "12 months", "1 year"})
        EXPECT_EQ(intervals_in_a_year(year), 1) << year;
    EXPECT_EQ(intervals_in_a_year("2 years"), 0.5);
    EXPECT_EQ(intervals_in_a_year("per_two_years"), 0.5);
    EXPECT_EQ(intervals_in_a_year("week"), 52);
    EXPECT_EQ(intervals_in_a_year("2 weeks"), 26);
    EXPECT_EQ(intervals_in_a_year("day"), 365);
    for (const auto* none :
         {"", "one-time", "12", "lifetime", "month or year", "0 months", "-1 month", "soon"})
        EXPECT_FALSE(intervals_in_a_year(none)) << none;
}

TEST(Interval, MakesAnAmountAYears) {
    EXPECT_EQ(arr_of("month"), 120);
    EXPECT_EQ(arr_of("Quarterly"), 40);
    EXPECT_EQ(arr_of("year"), 10);
    EXPECT_EQ(arr_of("week"), 520);
    EXPECT_EQ(arr_of("day"), 3650);
    EXPECT_EQ(arr_of("2 years"), 5);
    const auto text =
        said({"customer_id,Amount,Interval,Interval Count\nC-1,90.00,month,3\nC-2,29.85,month,\n"},
             mapped({"Amount=arr:per-interval"}));
    EXPECT_THAT(text, HasSubstr("\"arr\": 360"));
    EXPECT_THAT(text, HasSubstr("\"arr\": 358.2"));
    EXPECT_THAT(text,
                HasSubstr("1.csv:2:5: column \"Amount\": an amount is multiplied by how often \"Interval\" "
                          "comes in a year"));
    // Chargebee counts the units in another column.
    EXPECT_THAT(said({"customer_id,Amount,Billing Period,Billing Period Unit\nC-1,90.00,6,month\n"},
                     mapped({"Amount=arr:per-interval"})),
                HasSubstr("\"arr\": 180"));
}

TEST(Interval, ThatIsNotKnownLeavesTheAmountUnknown) {
    const auto text =
        said({"customer_id,Amount,Interval,Interval Count\nC-1,9.00,,1\nC-2,8.00,one-time,1\nC-3,7.00,"
              "month,no\nC-4,0.00,once,1\nC-5,6.00,year,1\n"},
             mapped({"Amount=arr:per-interval"}));
    EXPECT_THAT(text,
                HasSubstr("PROBLEM 1.csv:2:5: (C-1) arr: the interval is missing, so what the amount is a "
                          "year is not known; treated as missing"));
    EXPECT_THAT(text, HasSubstr("(C-2) arr: the interval \"one-time\" is not known"));
    EXPECT_THAT(text, HasSubstr("(C-3) arr: the number of intervals \"no\" is not known"));
    EXPECT_THAT(text, HasSubstr("\"arr\": 0"));
    EXPECT_THAT(text, HasSubstr("\"arr\": 6"));
}

TEST(Quantity, IsMultipliedWhereItIsDeclared) {
    const std::string text = "customer_id,Fee,Interval,Quantity\nC-1,90.00,month,25\nC-2,10.00,year,1\n";
    EXPECT_EQ(said({text}, mapped({"Fee=arr:per-interval"})),
              "FAILS 1.csv:2:17: column \"Fee\": \"Quantity\" says \"25\", so an amount can be the price of "
              "one or of "
              "all; write --map 'Quantity=quantity' to multiply it, or --map 'Quantity=' if it is the price "
              "of all");
    EXPECT_THAT(said({text}, mapped({"Fee=arr:per-interval", "Quantity=quantity"})),
                HasSubstr("\"arr\": 27000"));
    EXPECT_THAT(said({text}, mapped({"Fee=arr:per-interval", "Quantity="})), HasSubstr("\"arr\": 1080"));
    EXPECT_THAT(
        said({"customer_id,Fee,Interval,Quantity\nC-1,90.00,month,1\n"}, mapped({"Fee=arr:per-interval"})),
        HasSubstr("\"arr\": 1080"));
    EXPECT_THAT(said({"customer_id,ARR,Quantity\nC-1,90.00,5\n"}), HasSubstr("\"arr\": 90"));
    EXPECT_THAT(
        said({"customer_id,ARR,Quantity\nC-1,90.00,\n"}, mapped({"Quantity=quantity"})),
        HasSubstr(
            "PROBLEM 1.csv:2:5: (C-1) arr: the quantity is missing or no number, so what the amount is a "
            "year is not known; treated as missing"));
}

TEST(Interval, IsAskedAboutWhereNothingSaysWhatTheAmountIs) {
    const std::string text = "customer_id,Fee,Interval\nC-1,90.00,month\nC-2,1200.00,year\n";
    EXPECT_EQ(said({text}, mapped({"Fee=arr"})),
              "FAILS 1.csv:2:5: column \"Fee\": \"Interval\" says \"month\", so an amount can be one per "
              "interval or "
              "a year's; write --map 'Fee=arr:per-interval' or --map 'Fee=arr:arr'");
    EXPECT_THAT(said({text}, mapped({"Fee=arr:per-interval"})), HasSubstr("\"arr\": 1080"));
    EXPECT_THAT(said({text}, mapped({"Fee=arr:arr"})), HasSubstr("\"arr\": 90"));
    EXPECT_THAT(said({text}, mapped({"Fee=arr:mrr"})), HasSubstr("\"arr\": 14400"));
    EXPECT_THAT(said({text}, mapped({"Fee=arr", "Interval="})), HasSubstr("\"arr\": 90"));
    EXPECT_THAT(
        said({"customer_id,Fee,Interval,livemode\nC-1,9000,month,true\n"}, mapped({"Fee=arr"})),
        HasSubstr("write --map 'Fee=arr:per-interval,units' or --map 'Fee=arr:per-interval,cents' or --map "
                  "'Fee=arr:arr,units'"));
    EXPECT_THAT(said({"customer_id,Monthly Fee,Interval\nC-1,90.00,year\nC-2,9.00,month\n"},
                     mapped({"Monthly Fee=arr"})),
                HasSubstr("write --map 'Monthly Fee=arr:mrr' or --map 'Monthly Fee=arr:arr'"));
    EXPECT_THAT(said({"customer_id,Fee\nC-1,9.00\n"}, mapped({"Fee=arr:per-interval"})),
                HasSubstr("no column of the file tells the interval; name it with --map 'COLUMN=interval'"));
}

TEST(Interval, OfAYearIsNoQuestion) {
    const std::string text = "customer_id,Fee,Interval\nC-1,90.00,year\nC-2,1200.00,annually\n";
    EXPECT_THAT(said({text}, mapped({"Fee=arr"})), HasSubstr("\"arr\": 90"));
    // The name says that amounts are a year's, or a month's.
    EXPECT_THAT(
        said({"customer_id,ARR,Billing Frequency\nC-1,90.00,monthly\n"}),
        AllOf(HasSubstr("\"arr\": 90"),
              HasSubstr("amounts are a year's by the column's name, though \"Billing Frequency\" says "
                        "\"monthly\"; if they are per interval, write --map 'ARR=arr:per-interval'")));
    EXPECT_THAT(said({"customer_id,MRR,Billing Frequency\nC-1,90.00,annual\n"}), HasSubstr("\"arr\": 1080"));
}

TEST(Interval, OfASelectIsAskedAboutToo) {
    Mapping mapping;
    mapping.name = "m.json";
    mapping.select = R"(SELECT id AS customer_id, fee AS arr, "every" AS interval FROM "1")";
    const auto text = "id,fee,every\nC-1,90,month\n";
    EXPECT_THAT(said({text}, mapping),
                HasSubstr("write --map 'arr=arr:per-interval' or --map 'arr=arr:arr'"));
    mapping.rules = mapped({"arr=arr:per-interval"}).rules;
    EXPECT_THAT(said({text}, mapping), HasSubstr("\"arr\": 1080"));
}

TEST(Interval, CanHaveWordsOfItsOwn) {
    const auto mapping = value(read_mapping(
        R"({"columns": {"Fee": "arr:per-interval", "Takt": {"field": "interval", "words": {"monatlich": "month"}}}})",
        "m.json"));
    EXPECT_THAT(said({"customer_id,Fee,Takt\nC-1,9.00,Monatlich\n"}, mapping), HasSubstr("\"arr\": 108"));
    EXPECT_THAT(
        said({"customer_id,Fee,Takt\nC-1,9.00,x\n"},
             value(read_mapping(
                 R"({"columns": {"Takt": {"field": "interval", "words": {"x": "sometimes"}}}})", "m.json"))),
        HasSubstr("FAILS m.json: \"sometimes\" is no interval; a word of interval stands for day, week"));
}

TEST(Status, KnowsWhoPaysNothing) {
    for (const auto* ended : {"churned", "Churned", "CANCELED", "cancelled", "lost", "Closed Lost", "trial",
                              "trialing", "In trial", "expired", "incomplete_expired", "Churned - price"})
        EXPECT_TRUE(import::says_ended(ended)) << ended;
    for (const auto* running : {"active", "", "not cancelled", "never churned", "past_due", "paused",
                                "At risk", "Customer", "industrial", "Trialist"})
        EXPECT_FALSE(import::says_ended(running)) << running;
}

TEST(Status, ThatHasEndedIsTold) {
    const auto text =
        said({"Customer ID,ARR,Status\nC-1,36000,Active\nC-2,9000,Churned\nC-3,12000,churned\nC-4,,Trial\n"});
    EXPECT_THAT(
        text, HasSubstr("1.csv:3:10: column \"Status\": 2 rows say \"Churned\" (lines 3, 4; ARR 21,000), 1 "
                        "row says \"Trial\" (line 5; ARR not known); they count like any other: write --map "
                        "'Status=status' to leave such rows out, or --map 'Status=' if that is right"));
    EXPECT_THAT(text, HasSubstr("C-2"));
    EXPECT_THAT(said({"Customer ID,ARR,Status\nC-1,36000,Active\n"}), Not(HasSubstr("column \"Status\"")));
    EXPECT_THAT(said({"Customer ID,ARR,Status\nC-1,36000,Churned\n"}, mapped({"Status="})),
                Not(HasSubstr("Churned")));
    for (const auto* column : {"Account Status", "Subscription Status", "Lifecycle Stage", "Stage", "state"})
        EXPECT_THAT(said({"customer_id," + std::string{column} + "\nC-1,Cancelled\n"}),
                    HasSubstr("1 row says \"Cancelled\" (line 2; ARR not known)"))
            << column;
    EXPECT_THAT(said({"customer_id,arr,Is Churned,Is Trial\nC-1,5,No,0\nC-2,6,yes,1\n"}),
                AllOf(HasSubstr("1.csv:3:7: column \"Is Churned\": 1 row says \"yes\" (line 3; ARR 6)"),
                      HasSubstr("column \"Is Trial\": 1 row says \"1\" (line 3; ARR 6)")));
}

TEST(Status, LeavesRowsOutWhereItIsDeclared) {
    const auto table = "Customer ID,ARR,Status\nC-1,36000,Active\nC-2,9000,Churned\nC-3,12000,Paused\n";
    const auto text = said({table}, mapped({"Status=status"}));
    EXPECT_THAT(text, Not(HasSubstr("\"C-2\"")));
    EXPECT_THAT(text,
                HasSubstr("1.csv:3:10: column \"Status\": 1 row says \"Churned\" (line 3; ARR 9,000); it is "
                          "left out; kept: 1 row says \"Active\", 1 row says \"Paused\""));
    const auto mapping = value(read_mapping(
        R"({"columns": {"Status": {"field": "status", "words": {"Paused": "churned", "churned": "active"}}}})",
        "m.json"));
    const auto own = said({table}, mapping);
    EXPECT_THAT(own, Not(HasSubstr("\"C-3\"")));
    EXPECT_THAT(own, HasSubstr("\"C-2\""));
    EXPECT_THAT(
        said({table}, value(read_mapping(
                          R"({"columns": {"Status": {"field": "status", "words": {"Paused": "chruned"}}}})",
                          "m.json"))),
        HasSubstr("\"chruned\" is no status"));
}

TEST(Status, CanBeAColumnOfYesAndNo) {
    const auto text = "customer_id,arr,churn_flag\nC-1,5,False\nC-2,6,True\n";
    EXPECT_THAT(said({text}), HasSubstr("1 row says \"True\" (line 3; ARR 6)"));
    EXPECT_THAT(said({"customer_id,churned\nC-1,no\nC-2,Y\nC-3,yes\n"}),
                HasSubstr("2 rows say \"Y\" (lines 3, 4;"));
    EXPECT_THAT(said({text}, mapped({"churn_flag=status"})), Not(HasSubstr("\"C-2\"")));
    EXPECT_THAT(said({text}, value(read_mapping(R"({"columns": {"churn_flag": {"field": "status",
                "words": {"true": "active"}}}})",
                                                "m.json"))),
                HasSubstr("\"C-2\""));
}

TEST(Status, LeavesOneOfSeveralRowsOut) {
    const auto table = "Customer ID,ARR,Status\nC-1,5,canceled\nC-1,7,active\nC-2,9,canceled\n";
    EXPECT_THAT(said({table}), HasSubstr("1 of 2 customers has several rows that differ"));
    EXPECT_THAT(said({table}),
                HasSubstr("2 of the rows have ended by \"Status\": --map 'Status=status' leaves them "
                          "out"));
    const auto text = said({table}, mapped({"Status=status"}));
    EXPECT_THAT(text, HasSubstr("\"arr\": 7"));
    EXPECT_THAT(text, Not(HasSubstr("\"C-2\"")));
    EXPECT_THAT(text, HasSubstr("2 rows say \"canceled\" (lines 2, 4; ARR 14); they are left out"));
}

TEST(Status, OfACustomerHoldsInAllFiles) {
    const auto text =
        said({"customer_id,Status\nC-1,active\nC-2,churned\nC-3,lost\n", "customer_id,arr\nC-1,5\nC-2,7\n"},
             mapped({"Status=status"}));
    EXPECT_THAT(text, Not(HasSubstr("\"C-2\"")));
    EXPECT_THAT(
        text,
        HasSubstr("1 row says \"churned\" (line 3; ARR 7), 1 row says \"lost\" (line 4; ARR not known)"));
    EXPECT_THAT(
        text,
        HasSubstr("1 customer has ended by every status, so what other files say of it is left out, too: "
                  "C-2"));
    EXPECT_THAT(said({"customer_id,Status\nC-1,active\nC-2,churned\n", "customer_id,arr\nC-1,5\nC-2,7\n"}),
                HasSubstr("1 row says \"churned\" (line 3; ARR 7)"));
}

TEST(Status, OfASelectLeavesRowsOut) {
    Mapping mapping;
    mapping.name = "m.json";
    mapping.select = R"(SELECT id AS customer_id, fee AS arr, state AS status FROM "1")";
    const auto text = said({"id,fee,state\nC-1,90,active\nC-2,10,Cancelled\n"}, mapping);
    EXPECT_THAT(text, Not(HasSubstr("\"C-2\"")));
    EXPECT_THAT(text, HasSubstr("1 row says \"Cancelled\""));
}

TEST(Qualifier, ThatASelectDoesNotReadIsTold) {
    Mapping mapping;
    mapping.name = "m.json";
    mapping.select = R"(SELECT id AS customer_id, sum(amount) AS arr FROM "1" GROUP BY 1)";
    const auto text =
        "id,amount,currency,interval,status\nA,90.00,usd,year,active\nA,80.00,eur,month,Canceled\n";
    const auto told = said({text}, mapping);
    EXPECT_THAT(
        told,
        HasSubstr("1.csv: the SELECT reads amounts but not \"currency\": amounts in usd, eur do not add up; "
                  "return it AS currency"));
    EXPECT_THAT(told, HasSubstr("not \"interval\": an amount of month is not one of a year"));
    EXPECT_THAT(told, HasSubstr("not \"status\": 1 of the rows has ended"));
    mapping.select =
        R"(SELECT id AS customer_id, sum(amount) FILTER (WHERE currency = 'usd' AND interval = 'year' AND
                        status <> 'Canceled') AS arr FROM "1" GROUP BY 1)";
    EXPECT_THAT(said({text}, mapping), Not(HasSubstr("reads amounts but not")));
    mapping.select = R"(SELECT id AS customer_id, max(currency) AS name FROM "1" GROUP BY 1)";
    EXPECT_THAT(said({text}, mapping), Not(HasSubstr("reads amounts but not")));
    EXPECT_THAT(said({"id,amount,currency\nA,90.00,usd\nA,80.00,USD\n"}, mapping),
                Not(HasSubstr("reads amounts")));
}

TEST(Qualifier, OfAnAmountThatSaysForHowLongItIsNeedsNoInterval) {
    Mapping mapping;
    mapping.name = "m.json";
    for (const std::string name :
         {"arr_amount", "Annual Price", "mrr_amount", "ARR (USD)", "Amount per year"}) {
        mapping.select = "SELECT id AS customer_id, \"" + name + "\" AS arr FROM \"1\"";
        EXPECT_THAT(said({"id," + name + ",Interval\nA,5.5,month\nB,6.5,year\n"}, mapping),
                    Not(HasSubstr("Interval\": an amount")))
            << name;
    }
    mapping.select = R"(SELECT id AS customer_id, arr + price AS arr FROM "1")";
    EXPECT_THAT(said({"id,arr,price,Interval\nA,5.5,1.5,month\nB,6.5,1.5,year\n"}, mapping),
                HasSubstr("not \"Interval\": an amount of month is not one of a year"));
}

TEST(Qualifier, OfStripesDashboardAreWholeUnits) {
    Mapping mapping;
    mapping.name = "m.json";
    mapping.select = R"(SELECT cus_id AS customer_id, sum(amount) AS arr FROM "1" GROUP BY 1)";
    EXPECT_THAT(said({"cus_id,amount\ncus_A,90.00\ncus_A,80.00\n"}, mapping), Not(HasSubstr("cents")));
    EXPECT_THAT(said({"cus_id,arr\ncus_A,90.00\ncus_B,120000.00\n"}), HasSubstr("\"arr\": 90"));
    EXPECT_THAT(said({"cus_id,arr\ncus_A,9000\ncus_B,120000\n"}), HasSubstr("Stripe counts money in cents"));
}

TEST(Qualifier, OfWholeNumbersThatASelectMayTakeForUnitsIsAsked) {
    Mapping mapping;
    mapping.name = "m.json";
    const std::string_view whole = "cus_id,amount,seats\ncus_A,0,7\ncus_A,9000,7\ncus_A,8000,7\n";
    mapping.select = R"(SELECT cus_id AS customer_id, sum(amount) AS arr FROM "1" GROUP BY 1)";
    EXPECT_EQ(said({whole}, mapping),
              "FAILS 1.csv:3:7: column \"amount\": 9000 can be whole currency units or cents: Stripe counts "
              "money in cents, and no value has decimals; if it is in cents, write \"amount\" / 100.0 in the "
              "SELECT of m.json; if it is in whole units, write \"types\": {\"1.amount\": \"number\"} beside "
              "it");
    EXPECT_THAT(said({"cus_id,amount\ncus_A,9000.0\ncus_A,8000.0\n"}, mapping), HasSubstr("FAILS"));
    EXPECT_THAT(said({"cus_id,amount\ncus_A,0\ncus_A,0.0\n"}, mapping), Not(HasSubstr("cents")));
    mapping.types = {{"1.amount", ColumnType::number}};
    EXPECT_THAT(said({whole}, mapping), AllOf(HasSubstr("\"arr\": 17000"), Not(HasSubstr("cents"))));
    mapping.types.clear();
    mapping.select = R"(SELECT cus_id AS customer_id, sum(amount / 100.0) AS arr FROM "1" GROUP BY 1)";
    EXPECT_THAT(said({whole}, mapping),
                AllOf(HasSubstr("\"arr\": 170"),
                      HasSubstr("1.csv: Stripe counts money in cents, and \"amount\" has no decimals")));
    mapping.select = R"(SELECT cus_id AS customer_id, max(seats) AS "contract.licensed_seats" FROM "1"
                        WHERE amount > 0 GROUP BY 1)";
    EXPECT_THAT(said({whole}, mapping), HasSubstr("\"licensed_seats\": 7"));
}

TEST(Period, EndsNoContract) {
    const auto monthly =
        said({"Customer ID,Interval,Amount,Current Period Start (UTC),Current Period End (UTC)\n"
              "cus_A,month,90.00,2026-11-01 10:00,2026-12-01 10:00\n"});
    EXPECT_THAT(monthly, Not(HasSubstr("contract_")));
    EXPECT_THAT(monthly, Not(HasSubstr("\"arr\"")));
    const auto reasons = [](std::string_view text) {
        const auto plan =
            value(plan_import(std::vector{value(read_csv(text, "1.csv"))}, {}, standard_model()));
        std::string all;
        for (const auto& column : plan.columns) all += column.column + ": " + column.reason + "\n";
        return all;
    };
    EXPECT_THAT(
        reasons("Customer ID,Interval,Amount,current_period_end\nA,month,9,2026-12-01\n"),
        AllOf(
            HasSubstr("current_period_end: it is the end of a billing period, not of a contract\n"),
            HasSubstr("Amount: its name does not say for how long the amount is; if it is what is paid each "
                      "interval, write --map 'Amount=arr:per-interval'")));
    EXPECT_THAT(reasons("Customer ID,Interval,current_period_end\nA,year,2026-12-01\nB,annual,2026-12-01\n"),
                HasSubstr("all intervals are a year, so if contracts end then, write --map "
                          "'current_period_end=contract_end_date'"));
}

}  // namespace csm::test
