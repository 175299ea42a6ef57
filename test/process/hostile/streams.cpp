// SPDX-License-Identifier: MIT
#include "process/hostile/tables.hpp"

namespace csm::test {

namespace {

const std::vector<std::string> with_import{"health", "churn", "expand", "onboarding",
                                           "report", "team",  "check",  "import"};

const SetUp table = customer_rows("p.csv", 3);
const SetUp bad_table = file("p.csv", "customer_id,arr\nA,much\nB,1\n");

/// Each combination of closed streams; with -o the file is what it always is.
std::vector<Situation> closed() {
    std::vector<std::vector<Situation>> lists;
    for (const std::string streams :
         {"<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"}) {
        std::string name;
        for (const auto& [sign, number] : {std::pair{"<", "0"}, {" >", "1"}, {"2>", "2"}})
            if ((' ' + streams).find(sign) != std::string::npos) name += std::string{" "} + number;
        lists.push_back(
            for_each_command(with_import, {.name = "a file with closed streams" + name,
                                           .files = {bad_table},
                                           .line = "csm {} p.csv -o out " + streams,
                                           .status = {0},
                                           .makes = {"out"},
                                           .then = "csm {} p.csv -o again 2> log && cmp out again"}));
    }
    return all_of({
        all_of(std::move(lists)),
        for_each_command(with_import,
                         {.name = "a result for a closed stream",
                          .files = {table},
                          .line = "csm {} p.csv >&-",
                          .says = {"csm {}: standard output: cannot be written: bad file descriptor"}}),
        for_each_command(with_import, {.name = "a result and messages for closed streams",
                                       .files = {bad_table},
                                       .line = "csm {} p.csv >&- 2>&-",
                                       .is_silent = true}),
        for_each_command(with_import,
                         {.name = "an input from a closed stream",
                          .line = "csm {} - -o out <&-",
                          .says = {"csm {}: standard input: cannot be read: Bad file descriptor"}}),
        for_each_command(with_import, {.name = "an error for a closed stream",
                                       .line = "csm {} nowhere.csv -o out 2>&-",
                                       .is_silent = true}),
        for_each_command({"health", "import"}, {.name = "a wrong command line for closed streams",
                                                .line = "csm {} --wrong <&- >&- 2>&-",
                                                .status = {2},
                                                .is_silent = true}),
        for_each_command({"completion bash", "help formats", "model show", "--version", "--help"},
                         {.name = "a text for a closed stream",
                          .line = "csm {} >&-",
                          .says = {"standard output: cannot be written"}}),
    });
}

/// Streams that are something else than usual.
std::vector<Situation> others() {
    return all_of({
        for_each_command(with_import, {.name = "a folder as standard input",
                                       .line = "csm {} - -o out < .",
                                       .says = {"csm {}: standard input: is a folder"}}),
        for_each_command(with_import, {.name = "a reader who is gone",
                                       .files = {table},
                                       .line = "{ csm {} p.csv; echo $? > status; } | true",
                                       .status = {0},
                                       .makes = {"status"},
                                       .then = "test $(cat status) = 0"}),
        for_each_command(with_import, {.name = "messages for a full disk",
                                       .files = {bad_table},
                                       .line = "csm {} p.csv -o out 2> /dev/full",
                                       .status = {0},
                                       .makes = {"out"}}),
        for_each_command(
            {"health -f csv", "report -f html", "report -f xlsx", "churn -f json", "expand -f ndjson"},
            {.name = "a reader who is gone, another format",
             .files = {table},
             .line = "{ csm {} p.csv; echo $? > status; } | true",
             .status = {0},
             .makes = {"status"},
             .then = "test $(cat status) = 0"}),
        {{.name = "standard output that is open for reading",
          .files = {table, file("f", "")},
          .line = "csm health p.csv 1< f",
          .says = {"standard output: cannot be written: bad file descriptor"}},
         {.name = "standard input that is open for writing",
          .line = "csm health - -o out 0> f",
          .says = {"standard input: cannot be read: Bad file descriptor"},
          .makes = {"f"}},
         {.name = "standard input behind its end",
          .files = {table},
          .line = "{ cat > copy; csm health - -o out; } < p.csv",
          .says = {"standard input: is empty"},
          .makes = {"copy"}},
         {.name = "standard input from its middle",
          .files = {file("p.ndjson", "{\"customer_id\": \"A\"}\n{\"customer_id\": \"B\"}\n")},
          .line = "{ read first; csm health - -q -f csv; } < p.ndjson",
          .status = {0},
          .prints = {"\r\nB,"}},
         {.name = "standard output and messages in one file",
          .files = {bad_table},
          .line = "csm health p.csv -f csv > both 2>&1",
          .status = {0},
          .makes = {"both"}},
         {.name = "a socket by its name",
          .files = {shell(
              "perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Local => \"s.csv\", Listen => 1)'")},
          .line = "csm health s.csv -o out",
          .says = {"s.csv: cannot be read"},
          .needs = "perl -MIO::Socket::UNIX -e 1"},
         {.name = "a pattern that leads to a pipe",
          .files = {table, shell("mkfifo pipe.csv")},
          .line = "csm health '*.csv' -o out",
          .status = {0},
          .says = {"csm: pipe.csv: is a pipe and left out; name it to have it read"},
          .makes = {"out"}},
         {.name = "a pattern that leads to a pipe only",
          .files = {shell("mkfifo pipe.csv")},
          .line = "csm health 'pi*.csv' -o out",
          .says = {"pi*.csv: matches no file; pipe.csv is a pipe and left out"}},
         {.name = "a pattern that leads to a device over a link",
          .files = {table, shell("ln -s /dev/zero zero.csv")},
          .line = "csm check '*.csv' -o out",
          .status = {0},
          .says = {"csm: zero.csv: is a device and left out"},
          .makes = {"out"}},
         {.name = "a folder with a pipe and a device",
          .files = {shell("mkdir in"), customer_rows("in/p.csv", 3),
                    shell("mkfifo in/a.json; ln -s /dev/zero in/b.json; ln -s /dev/tty in/c.json")},
          .line = "csm report in -o out",
          .status = {0},
          .says = {"csm: in/a.json: is a pipe and left out", "csm: in/b.json: is a device and left out",
                   "csm: in/c.json: is a device and left out"},
          .makes = {"out"}},
         {.name = "a folder with a pipe only",
          .files = {shell("mkdir in; mkfifo in/a.json")},
          .line = "csm report in -o out",
          .says = {"in: is a folder without a portfolio in it; in/a.json is a pipe and left out"}},
         {.name = "a folder with a pipe, quietly",
          .files = {shell("mkdir in"), customer_rows("in/p.csv", 3), shell("mkfifo in/a.json")},
          .line = "csm report in -q -o out",
          .status = {0},
          .never_says = {"a.json"},
          .makes = {"out"}},
         {.name = "a pipe by its name",
          .files = {table, shell("mkfifo pipe.csv")},
          .line = "cat p.csv > pipe.csv & csm health pipe.csv -q -f csv",
          .status = {0},
          .prints = {"\r\nC2,"}},
         {.name = "a pipe where a mapping would lie beside the table",
          .files = {table, shell("mkfifo csm-import.json")},
          .line = "csm import p.csv -o out",
          .status = {0},
          .never_says = {"lies beside the data and is used"},
          .makes = {"out"}}},
    });
}

}  // namespace

std::vector<Situation> stream_situations() { return all_of({closed(), others()}); }

}  // namespace csm::test
