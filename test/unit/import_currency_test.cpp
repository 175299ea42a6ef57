// SPDX-License-Identifier: MIT
#include "import/currencies.hpp"
#include "support/imports.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// The portfolio and what was told, or the failure.
std::string said(std::initializer_list<std::string_view> texts, const Mapping& mapping = {}) {
    const auto imported = import_texts(texts, mapping);
    if (!imported) return "FAILS " + describe(imported.error());
    auto text = (*imported).json;
    for (const auto& notice : (*imported).notices) text += describe(notice) + "\n";
    return text;
}

Mapping mapped(std::initializer_list<std::string_view> options) {
    Mapping mapping;
    for (const auto option : options) mapping.rules.push_back(value(parse_import_rule(option)));
    return mapping;
}

/// What a SELECT over 1.csv and so on comes to: the failure, or the JSON.
std::string selected(std::string_view select, std::initializer_list<std::string_view> texts,
                     std::vector<TypeRule> types = {}) {
    Mapping mapping;
    mapping.name = "m.json";
    mapping.select = select;
    mapping.types = std::move(types);
    const auto imported = import_texts(texts, mapping);
    return imported ? (*imported).json : describe(imported.error());
}

}  // namespace

TEST(Currency, HasOneCodeForEverySpelling) {
    for (const auto* written : {"€", "EUR", "eur", "Euro", " euros ", "EUR (€)"})
        EXPECT_EQ(import::currency_of(written), "EUR") << written;
    EXPECT_EQ(import::currency_of("£"), "GBP");
    EXPECT_EQ(import::currency_of("₹"), "INR");
    EXPECT_EQ(import::currency_of("US$"), "USD");
    EXPECT_EQ(import::currency_of("US Dollar"), "USD");
    EXPECT_EQ(import::currency_of("USD - U.S. Dollar"), "USD");
    EXPECT_EQ(import::currency_of("$"), "$");
    EXPECT_EQ(import::currency_of("dollars"), "$");
    EXPECT_EQ(import::currency_of("¥"), "¥");
    EXPECT_EQ(import::currency_of("xau"), "XAU");
    EXPECT_EQ(import::currency_of("Taler"), "TALER");
}

TEST(Currency, StandsInTheNameOfAColumn) {
    EXPECT_EQ(import::currency_in_name("ARR (USD)"), "USD");
    EXPECT_EQ(import::currency_in_name("arr_eur"), "eur");
    EXPECT_EQ(import::currency_in_name("ARR in £"), "£");
    EXPECT_EQ(import::currency_in_name("MRR US$"), "US$");
    EXPECT_EQ(import::currency_in_name("Total ARR"), "");
    EXPECT_EQ(import::currency_in_name("ARR USD to EUR"), "");
    EXPECT_EQ(import::without_currency("ARR in USD"), "ARR");
    EXPECT_THAT(said({"customer_id,ARR (GBP)\nC-1,5\n"}), HasSubstr("\"arr\": 5"));
    EXPECT_THAT(said({"customer_id,Monthly Recurring Revenue [CHF]\nC-1,5.00\n"}), HasSubstr("\"arr\": 60"));
}

TEST(Currency, IsOneInAllItsSpellings) {
    const auto text = said({"Customer ID,ARR\nC-1,36000 EUR\nC-2,€12000\nC-3,EUR 9000\n"});
    EXPECT_THAT(text, HasSubstr("\"arr\": 36000"));
    EXPECT_THAT(text, HasSubstr("\"arr\": 9000"));
    EXPECT_THAT(said({"customer_id,arr,Currency\nC-1,5,eur\nC-2,6,EUR\nC-3,7,€\nC-4,8,Euro\n"}),
                HasSubstr("1.csv:2:7: column \"Currency\": amounts are in eur"));
    EXPECT_THAT(said({"customer_id,arr,Currency\nC-1,$5,USD\nC-2,$6,usd\n"}), Not(HasSubstr("FAILS")));
    EXPECT_THAT(said({"customer_id,arr,Currency\nC-1,¥500,JPY\nC-2,600,jpy\n"}), Not(HasSubstr("FAILS")));
}

TEST(Currency, IsRefusedWhenThereAreSeveral) {
    EXPECT_EQ(
        said({"Customer ID,ARR,Currency\nC-1,36000.00,usd\nC-2,5400000.00,jpy\nC-3,12000.00,eur\n"}),
        "FAILS 1.csv:3:16: column \"Currency\": amounts are in different currencies: usd in line 2, jpy in "
        "line 3, eur in line 4; csm converts no currencies; export the amounts in one of them; if they "
        "are, whatever \"Currency\" says, write --map 'Currency='");
    for (const auto* table : {
             "customer_id,arr\nC-1,$5\nC-2,€6\n",                           // signs
             "customer_id,arr\nC-1,5 USD\nC-2,6 EUR\n",                     // codes
             "customer_id,arr\nC-1,US$5\nC-2,CA$6\n",                       // two dollars
             "customer_id,arr,Currency\nC-1,$5,USD\nC-2,$6,CAD\n",          // one sign, two codes
             "customer_id,arr,Currency\nC-1,5,eur\nC-2,$6,\n",              // a code and a sign
             "customer_id,ARR (USD)\nC-1,5\nC-2,€6\n",                      // the name and a sign
             "customer_id,ARR (USD),Currency\nC-1,5,USD\nC-2,6,GBP\n",      // the name and a column
             "customer_id,ARR (USD),ARR EUR\nC-1,5,\nC-2,,6\n",             // two columns
             "Customer ID;MRR;ARR Currency\nC-1;5,00;EUR\nC-2;6,00;CHF\n",  // another delimiter
             "customer_id,arr,Currency\nC-1,5,\"EUR; USD\"\n",              // two in a cell
         }) {
        EXPECT_THAT(said({table}), HasSubstr("FAILS")) << table;
        EXPECT_THAT(said({table}), HasSubstr("csm converts no currencies")) << table;
    }
}

TEST(Currency, MattersOnlyWhereThereIsAnAmount) {
    EXPECT_THAT(said({"customer_id,arr,Currency\nC-1,5,eur\nC-2,,jpy\nC-3,0.00,usd\nC-4,-,gbp\n"}),
                Not(HasSubstr("FAILS")));
    EXPECT_THAT(said({"customer_id,name,Currency\nC-1,A,eur\nC-2,B,usd\n"}), Not(HasSubstr("FAILS")));
    EXPECT_THAT(said({"customer_id,arr,Annual Revenue,Annual Revenue Currency\nC-1,5,1,eur\nC-2,6,1,usd\n"}),
                Not(HasSubstr("FAILS")));
    EXPECT_THAT(said({"customer_id,arr,Currency\nC-1,5,eur\nC-2,6,usd\n"}, mapped({"Currency="})),
                Not(HasSubstr("FAILS")));
}

TEST(Currency, OfAmountsWithoutOneIsTold) {
    EXPECT_THAT(
        said({"customer_id,arr,Currency\nC-1,5,eur\nC-2,6,\nC-3,7,N/A\n"}),
        HasSubstr("1.csv:3:5: column \"arr\": 2 amounts have no currency and are taken to be in eur like "
                  "the others"));
    EXPECT_THAT(said({"customer_id,arr\nC-1,€5\nC-2,6\n"}), HasSubstr("1 amount has no currency"));
}

TEST(Currency, IsComparedAcrossFiles) {
    EXPECT_THAT(
        said({"customer_id,arr,Currency\nC-1,5,eur\n", "customer_id,arr\nC-2,$6\n"}),
        HasSubstr("FAILS 2.csv:2:5: column \"arr\": amounts are in different currencies: eur in 1.csv, "
                  "line 2, $ in line 2"));
    // A file says the currency, another the amount.
    EXPECT_THAT(said({"customer_id,Currency\nC-1,eur\nC-2,usd\n", "customer_id,arr\nC-1,5\nC-2,6\n"}),
                HasSubstr("FAILS 1.csv:3:5: column \"Currency\": amounts are in different currencies"));
    EXPECT_THAT(
        said({"customer_id,arr\nC-1,5\nC-2,6\n", "customer_id,Currency\nC-1,eur\nC-2,EUR\nC-3,usd\n"}),
        HasSubstr("amounts are in eur"));
}

TEST(Currency, CanBeDeclaredUnderAnyName) {
    const auto text = "customer_id,arr,Waehrung\nC-1,5,eur\nC-2,6,usd\n";
    EXPECT_THAT(said({text}), Not(HasSubstr("FAILS")));
    EXPECT_THAT(said({text}, mapped({"Waehrung=currency"})), HasSubstr("eur in line 2, usd in line 3"));
    EXPECT_THAT(said({text}, mapped({"Waehrung=currency:percent"})),
                HasSubstr("\"percent\" is no format of currency"));
    auto mapping = value(read_mapping(
        R"({"columns": {"Waehrung": {"field": "currency", "words": {"usd": "EUR"}}}})", "m.json"));
    EXPECT_THAT(said({text}, mapping), HasSubstr("amounts are in eur"));
}

TEST(Currency, OfASelectIsCompared) {
    Mapping mapping;
    mapping.name = "m.json";
    const auto text = "id,amount,currency\nA,1200,usd\nB,90000,jpy\n";
    mapping.select = R"(SELECT id AS customer_id, amount AS arr, currency FROM "1")";
    EXPECT_THAT(said({text}, mapping),
                HasSubstr("amounts are in different currencies: usd in row 1, jpy in row 2"));
    mapping.select = R"(SELECT id AS customer_id, amount AS arr, currency FROM "1" WHERE currency = 'usd')";
    EXPECT_THAT(said({text}, mapping), HasSubstr("amounts are in usd"));
    mapping.select =
        R"(SELECT 'X' AS customer_id, sum(amount) AS arr, group_concat(DISTINCT currency) AS currency FROM "1")";
    EXPECT_THAT(said({text}, mapping), HasSubstr("usd in row 1, jpy in row 1"));
}

TEST(Currency, ThatNobodyKnowsDoesNotCostTheSquare) {
    std::string text = "customer_id,arr,Currency\n";
    for (int i = 0; i < 50'000; ++i) text += fmt::format("C-{},5,X{}\n", i, i);
    EXPECT_THAT(said({text}), HasSubstr("FAILS"));
}

TEST(SelectedCurrencies, AreComparedOverAllAmountsThatAreRead) {
    const auto of = [](std::string_view currencies) {
        return HasSubstr("amounts are in different currencies: " + std::string{currencies} + ";");
    };
    // The cells and the currency that is returned.
    EXPECT_THAT(selected("SELECT k AS customer_id, n AS arr, cur AS currency FROM \"1\"",
                         {"k,n,cur\nA,€100.5,USD\nB,€50.5,USD\n"}),
                AllOf(StartsWith("1.csv:2:3: column \"n\": "),
                      of("USD in the SELECT of m.json, row 1, € in line 2"),
                      HasSubstr("\"types\": {\"1.n\": \"number\"}")));
    // The column's name and its cells.
    const std::string_view named =
        "SELECT k AS customer_id, sum(\"amount (USD)\") AS arr FROM \"1\" GROUP BY 1";
    EXPECT_THAT(selected(named, {"k,amount (USD)\nA,€5.5\nB,€6.5\n"}), of("€ in line 2, USD in line 1"));
    EXPECT_THAT(selected(named, {"k,amount (USD)\nA,$5.5\nB,$6.5\n"}), HasSubstr("\"arr\": 6.5"));
    // Two columns, by signs and by names.
    const std::string_view sum = "SELECT k AS customer_id, n + m AS arr FROM \"1\"";
    EXPECT_THAT(selected(sum, {"k,n,m\nA,€100.5,$5\n"}), of("€ in line 2, $ in line 2"));
    EXPECT_THAT(selected(sum, {"k,n,m\nA,€100.5,EUR 5\n"}), HasSubstr("\"arr\": 105.5"));
    EXPECT_THAT(selected(sum, {"k,n,m\nA,€100.5,$0\n"}), HasSubstr("\"arr\": 100.5"));
    const std::string_view names =
        "SELECT k AS customer_id, \"ARR USD\" * 0.9 + \"ARR EUR\" AS arr FROM \"1\"";
    const std::string_view two = "k,ARR USD,ARR EUR\nA,100,5\n";
    EXPECT_THAT(selected(names, {two}),
                AllOf(of("USD in line 1, EUR in line 1"),
                      HasSubstr("\"types\": {\"1.ARR USD\": \"number\", \"1.ARR EUR\": \"number\"}")));
    EXPECT_THAT(selected(names, {two}, {{"1.ARR USD", ColumnType::number}}), HasSubstr("\"arr\": 95"));
    EXPECT_THAT(selected(names, {"k,ARR USD,ARR EUR\nA,0,5\n"}), HasSubstr("\"arr\": 5"));
    // Two tables.
    EXPECT_THAT(selected("SELECT k AS customer_id, sum(n) AS arr FROM "
                         "(SELECT * FROM \"1\" UNION ALL SELECT * FROM \"2\") GROUP BY 1",
                         {"k,n\nA,€100.5\nB,€50.5\n", "k,n\nA,$100.5\nC,$50.5\n"}),
                of("€ in 1.csv, line 2, $ in line 2"));
}

TEST(SelectedCurrencies, OfWhatIsNoAmountAreLeftAlone) {
    EXPECT_THAT(
        selected("SELECT k AS customer_id, n AS arr FROM \"1\" WHERE m > 3", {"k,n,m\nA,€100.5,$5\n"}),
        HasSubstr("\"arr\": 100.5"));
    EXPECT_THAT(
        selected("SELECT k AS customer_id, n AS arr, m AS owner FROM \"1\"", {"k,n,m\nA,€100.5,$5\n"}),
        HasSubstr("\"arr\": 100.5"));
    EXPECT_THAT(selected("SELECT k AS customer_id, n AS arr, cur AS currency FROM \"1\"",
                         {"k,n,cur\nA,€100.5,eur\nB,7,EUR\n"}),
                HasSubstr("\"arr\": 100.5"));
    EXPECT_THAT(selected("SELECT k AS customer_id, n AS arr, cur AS currency FROM \"1\"",
                         {"k,n,cur\nA,1,USD\nB,7,EUR\n"}),
                HasSubstr("let the SELECT return the customers of one of them"));
}

}  // namespace csm::test
