// SPDX-License-Identifier: MIT
#include "process/hostile/tables.hpp"

namespace csm::test {

namespace {

const std::vector<std::string> reading{"health", "churn", "expand", "onboarding", "report", "team", "check"};
const std::vector<std::string> reading_or_import{"health", "churn", "expand", "onboarding",
                                                 "report", "team",  "check",  "import"};

/// Names that lead to nothing usable.
std::vector<Situation> names() {
    return all_of({
        for_each_command(reading_or_import, {.name = "no such file",
                                             .line = "csm {} nowhere.csv -o out",
                                             .says = {"csm {}: nowhere.csv: cannot be read"}}),
        for_each_command(reading_or_import, {.name = "a link to itself",
                                             .files = {shell("ln -s loop.csv loop.csv")},
                                             .line = "csm {} loop.csv -o out",
                                             .says = {"csm {}: loop.csv: cannot be read"}}),
        for_each_command(reading_or_import, {.name = "a name of 5000 letters",
                                             .line = "csm {} $(printf '%05000d' 0) -o out",
                                             .says = {"cannot be read", "too long"}}),
        for_each_command(reading, {.name = "a folder without a portfolio",
                                   .files = {file("folder/readme", "")},
                                   .line = "csm {} folder -o out",
                                   .says = {"csm {}: folder: is a folder without a portfolio in it"}}),
        for_each_command(reading, {.name = "a pattern that matches nothing",
                                   .line = "csm {} 'n*.json' -o out",
                                   .says = {"csm {}: n*.json: matches no file"}}),
        {{.name = "a folder instead of a CSV",
          .files = {file("folder/readme", "")},
          .line = "csm import folder -o out",
          .says = {"folder: is a folder, not a file"}},
         {.name = "a folder instead of a model",
          .files = {file("folder/readme", ""), data("samples/portfolio.json", "portfolio.json")},
          .line = "csm health --model folder -o out",
          .says = {"folder: is a folder, not a file"}},
         {.name = "a folder instead of a template",
          .files = {file("folder/readme", ""), data("samples/portfolio.json", "portfolio.json")},
          .line = "csm report --template ./folder -o out",
          .says = {"folder: is a folder, not a file"}},
         {.name = "a folder instead of a mapping",
          .files = {file("folder/readme", ""), file("a.csv", "customer_id\nA\n")},
          .line = "csm import a.csv --mapping folder -o out",
          .says = {"folder: is a folder, not a file"}},
         {.name = "a model that is not there",
          .line = "csm model check nowhere.json -o out",
          .says = {"nowhere.json: cannot be read"}},
         {.name = "standard input named twice",
          .line = "csm health - - -o out < /dev/null",
          .says = {"standard input (-) can be read only once"}},
         {.name = "standard input named twice for import",
          .line = "csm import - - -o out < /dev/null",
          .says = {"standard input (-) can be read only once"}}},
    });
}

/// Contents that are no portfolio, and no table.
std::vector<Situation> contents() {
    return all_of({
        for_each_command(reading_or_import, {.name = "an empty file",
                                             .files = {file("p.csv", "")},
                                             .line = "csm {} p.csv -o out",
                                             .says = {"csm {}: p.csv"}}),
        for_each_command(reading_or_import, {.name = "an empty standard input",
                                             .line = "csm {} - -o out < /dev/null",
                                             .says = {"csm {}: standard input"}}),
        for_each_command(reading_or_import, {.name = "a file of zeros",
                                             .files = {shell("head -c 100000 /dev/zero > p.csv")},
                                             .line = "csm {} p.csv -o out",
                                             .says = {"csm {}: p.csv"}}),
        for_each_command(
            reading_or_import,
            {.name = "gzip data that is cut off",
             .files = {packed("whole.gz", "customer_id,arr\nA,1\n"), shell("head -c 30 whole.gz > p.csv.gz")},
             .line = "csm {} p.csv.gz -o out",
             .says = {"csm {}: p.csv.gz: is gzip data that is damaged or cut off"}}),
        for_each_command(reading_or_import,
                         {.name = "gzip data that is damaged on standard input",
                          .files = {file("p.csv.gz", "\x1f\x8b\x08 and then something else entirely")},
                          .line = "csm {} - -o out < p.csv.gz",
                          .says = {"csm {}: standard input: is gzip data that is damaged or cut off"}}),
        for_each_command(reading, {.name = "brackets without end",
                                   .files = {repeated("p.json", "", "[", 1'000'000, "")},
                                   .line = "csm {} p.json -o out",
                                   .says = {"csm {}: p.json:1:", "nested more than"}}),
        for_each_command(reading,
                         {.name = "a text without end",
                          .files = {repeated("p.json", "[{\"customer_id\": \"", "a", 10'000'000, "")},
                          .line = "csm {} p.json -o out",
                          .says = {"csm {}: p.json:1:18: a text that begins here is not closed"}}),
    });
}

}  // namespace

std::vector<Situation> input_situations() { return all_of({names(), contents()}); }

}  // namespace csm::test
