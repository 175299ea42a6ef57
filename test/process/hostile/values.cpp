// SPDX-License-Identifier: MIT
#include "process/hostile/tables.hpp"

#include <utility>

namespace csm::test {

namespace {

/// A number that is none for any computer, and whether it is 0 instead.
struct Number {
    std::string written;
    std::string told;  ///< what is said of it; empty when it is 0
};

const std::string too_large = "arr: the number is too large; treated as missing";
const std::vector<Number> numbers{{"1e400", too_large},
                                  {"-1e400", too_large},
                                  {"1e99999999999", too_large},
                                  {"-1.5E+00099999999999", too_large},
                                  {"1" + std::string(400, '0'), too_large},
                                  {"1e-99999999999", {}}};

/// Where the record of the number stands, between others that must be read.
const std::vector<std::pair<std::string, std::string>> layouts{
    {"an object", R"({"v": 1, "customers": [{"customer_id": "A"}, RECORD, {"customer_id": "Z"}]})"},
    {"an object with such a number of its own",
     R"({"v": 1e99999999999, "customers": [{"customer_id": "A"}, RECORD, {"customer_id": "Z"}], "w": [-1e99999999999]})"},
    {"a list", R"([{"customer_id": "A"}, RECORD, {"customer_id": "Z"}])"},
    {"lines", "{\"customer_id\": \"A\"}\nRECORD\n{\"customer_id\": \"Z\"}\n"},
};

std::string put(std::string text, std::string_view mark, std::string_view part) {
    return text.replace(text.find(mark), mark.size(), part);
}

Situation read_beside_others(std::string name, std::string path, std::string text, std::string line) {
    return {.name = std::move(name),
            .files = {file(std::move(path), std::move(text))},
            .line = std::move(line),
            .status = {0},
            .prints = {"\r\nA,", "\r\nB,", "\r\nZ,"}};
}

std::vector<Situation> in_json() {
    std::vector<Situation> list;
    for (const auto& [layout, text] : layouts)
        for (const auto& number : numbers) {
            const auto record =
                put(R"({"customer_id": "B", "x": [NUMBER], "arr": NUMBER})", "NUMBER", number.written);
            auto row = read_beside_others(
                "the number " + number.written.substr(0, 40) + " in " + layout, "p.json",
                put(text, "RECORD", put(record, "NUMBER", number.written)), "csm health p.json -f csv");
            if (!number.told.empty()) row.says = {number.told};
            list.push_back(std::move(row));
        }
    return list;
}

std::vector<Situation> in_csv() {
    std::vector<Situation> list;
    for (const auto& number : numbers)
        list.push_back(read_beside_others("the number " + number.written.substr(0, 40) + " in a table",
                                          "p.csv", "customer_id,arr\nA,1\nB," + number.written + "\nZ,2\n",
                                          "csm health p.csv -f csv"));
    for (const std::string number : {"1e400", "-1e400", "1e99999999999"})
        list.push_back({.name = "the number " + number + " in a table for import",
                        .files = {file("p.csv", "customer_id,arr\nA,1.5\nB," + number + "\nZ,2.5\n")},
                        .line = "csm import p.csv",
                        .status = {0},
                        .says = {"p.csv:3:3: (B) arr: ", "treated as missing"},
                        .prints = {R"("customer_id": "Z")"}});
    return list;
}

const SetUp large_number =
    file("p.ndjson", "{\"customer_id\": \"A\"}\n{\"customer_id\": \"B\", \"usage\": {\"login_frequency\": "
                     "1e99999999999}}\n{\"customer_id\": \"Z\"}\n");

std::vector<Situation> elsewhere() {
    return all_of({
        for_each_command({"health", "churn", "expand", "onboarding", "report", "team", "check"},
                         {.name = "a measured value that is too large",
                          .files = {large_number},
                          .line = "csm {} p.ndjson -f json --strict",
                          .status = {3},
                          .prints = {"usage.login_frequency", "the number is too large"}}),
        for_each_command({"health", "check"},
                         {.name = "a value that is too large in gzip data on standard input",
                          .files = {large_number, shell("gzip p.ndjson")},
                          .line = "csm {} - -f json < p.ndjson.gz",
                          .status = {0},
                          .prints = {"the number is too large"}}),
        {{.name = "values that are too large in what only documents hold",
          .files = {file("p.json",
                         R"([{"customer_id": "A", "prepared_by": "Ann", "x": 1e99999999999, "roi": )"
                         R"([{"metric": "hours", "before": -1e99999999999, "after": 5}]}])")},
          .line = "csm report p.json --template qbr",
          .status = {0},
          .says = {"roi[0].before: expected a number, got a number that is too large; treated as missing"}},
         {.name = "a weight of a model that is too large",
          .files = {data("models/standard.json", "m.json"),
                    shell("sed 's/\"weight\": [0-9.]*/\"weight\": 1e99999999999/' m.json > n.json")},
          .line = "csm model check n.json",
          .says = {"n.json:", "the exponent of this number is too large"}},
         {.name = "a weight of a model that is infinite",
          .files = {data("models/standard.json", "m.json"),
                    shell("sed 's/\"weight\": [0-9.]*/\"weight\": 1e400/' m.json > n.json")},
          .line = "csm model check n.json",
          .says = {"n.json:"}},
         {.name = "many numbers that are too large",
          .files = {repeated("p.json", R"([{"customer_id": "A", "x": [0)", ",1e99999999999", 500'000, "]}]")},
          .line = "csm health p.json -f csv",
          .status = {0},
          .prints = {"\r\nA,"}},
         {.name = "many numbers that are too large around the list",
          .files = {repeated("p.json", R"({"x": [0)", ",1e99999999999", 500'000,
                             R"(], "customers": [{"customer_id": "A"}]})")},
          .line = "csm health p.json -f csv",
          .status = {0},
          .prints = {"\r\nA,"}},
         {.name = "many records with a number that is too large",
          .files = {repeated("p.json", R"([{"customer_id": "A"})",
                             R"(,{"customer_id": "B", "arr": 1e99999999999})", 100'000, "]")},
          .line = "csm health p.json -f csv",
          .status = {0},
          .prints = {"\r\nA,"}}},
    });
}

/// Nesting and sizes that nobody would write.
std::vector<Situation> sizes() {
    const std::string deep(100'000, '[');
    const std::vector<std::string> reading{"health", "churn", "expand", "report", "team", "check"};
    return all_of({
        for_each_command(reading,
                         {.name = "a record nested too deep",
                          .files = {repeated("p.json", R"([{"customer_id": "A", "x": )", "[", 100'000, "")},
                          .line = "csm {} p.json -o out",
                          .says = {"p.json:1:", "nested more than 32 deep"}}),
        for_each_command(reading, {.name = "a line nested too deep",
                                   .files = {file("p.ndjson", "{\"customer_id\": \"A\", \"x\": " + deep +
                                                                  "}\n{\"customer_id\": \"B\"}\n")},
                                   .line = "csm {} p.ndjson --strict -o out",
                                   .status = {3},
                                   .says = {"(--strict)"},
                                   .makes = {"out"}}),
        for_each_command(
            {"health", "check", "import"},
            {.name = "a cell of ten megabytes",
             .files = {repeated("p.csv", "customer_id,owner\nA,", "abcdefghij", 1'000'000, "\nB,b\n")},
             .line = "csm {} p.csv -o out",
             .status = {0},
             .makes = {"out"}}),
        {{.name = "a model nested too deep",
          .files = {repeated("m.json", "", "[", 100'000, "")},
          .line = "csm model check m.json",
          .says = {"m.json"}},
         {.name = "a mapping nested too deep",
          .files = {customer_rows("p.csv", 2), repeated("m.json", "", "{\"a\":", 100'000, "")},
          .line = "csm import p.csv --mapping m.json -o out",
          .says = {"m.json"}}},
    });
}

}  // namespace

std::vector<Situation> value_situations() { return all_of({in_json(), in_csv(), elsewhere(), sizes()}); }

}  // namespace csm::test
