// SPDX-License-Identifier: MIT
#include "process/hostile/tables.hpp"

#include <csignal>
#include <utility>

namespace csm::test {

namespace {

using Signal = std::pair<std::string, int>;

/// Everything that ends a process which does nothing about it, and can be sent by somebody.
const std::vector<Signal> all_signals{
    {"TERM", SIGTERM}, {"HUP", SIGHUP},   {"INT", SIGINT},   {"QUIT", SIGQUIT},        {"XCPU", SIGXCPU},
    {"ALRM", SIGALRM}, {"USR1", SIGUSR1}, {"USR2", SIGUSR2}, {"VTALRM", SIGVTALRM},    {"PROF", SIGPROF},
    {"IO", SIGIO},     {"PWR", SIGPWR},   {"ABRT", SIGABRT}, {"a realtime signal", 40}};
const std::vector<Signal> usual_signals{
    {"TERM", SIGTERM}, {"HUP", SIGHUP}, {"INT", SIGINT}, {"QUIT", SIGQUIT}, {"XCPU", SIGXCPU}};
const std::vector<Signal> harmless{{"PIPE", SIGPIPE}, {"XFSZ", SIGXFSZ}};

std::vector<Situation> by_each(const std::vector<Signal>& signals, const Situation& situation) {
    std::vector<Situation> list;
    for (const auto& [name, number] : signals) {
        auto row = situation;
        row.name += ", " + name;
        row.signal = number;
        if (row.status == std::set{1}) row.status = {128 + number};
        list.push_back(std::move(row));
    }
    return list;
}

const SetUp many = customers("p.ndjson", 200'000);

/// A SELECT without end, while the output is open and nothing is in it. What a shell starts in the background
/// ignores INT and QUIT.
std::vector<Situation> while_a_select_runs() {
    std::vector<Situation> list;
    for (const auto& [name, number] : {Signal{"TERM", SIGTERM}, {"HUP", SIGHUP}, {"XCPU", SIGXCPU}})
        list.push_back(
            {.name = "while a SELECT runs, " + name,
             .files = {file("t.csv", "k\nA\n"),
                       file("m.json",
                            R"({"select": "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) )"
                            R"(SELECT x AS customer_id FROM c WHERE x < 0"})")},
             .line = "csm import t.csv --mapping m.json --sql-limit 0 -o out & sleep 0.5; kill -" + name +
                     " $!; wait $!",
             .status = {128 + number}});
    return list;
}

/// The thread sanitizer hands a signal on only when a read has ended.
constexpr const char* signals_come_while_reading = "test -z \"$SIGNALS_COME_AFTER_READS\"";

/// What there is of a folder of documents is what a run that was not ended makes.
constexpr const char* whole_documents =
    "count=$(ls out | wc -l); test $count = 0 || { "
    "csm report p.ndjson -q --template qbr --top $count -o whole/ && diff -r out whole; }";

}  // namespace

std::vector<Situation> signal_situations() {
    return all_of({
        by_each(all_signals, {.name = "while a file is written",
                              .files = {many},
                              .line = "csm health p.ndjson -q --sort input -f ndjson -o out"}),
        by_each(usual_signals, {.name = "while a file is replaced",
                                .files = {many, file("out", "old")},
                                .line = "csm health p.ndjson -q --sort input -f ndjson -o out"}),
        by_each(usual_signals, {.name = "while a file is written far away",
                                .files = {many, shell("mkdir -p a/b/c; ln -s a/b/c/out out")},
                                .line = "csm churn p.ndjson -q --sort input -f json -o out"}),
        by_each(all_signals, {.name = "while documents are written",
                              .files = {customers("p.ndjson", 2000)},
                              .line = "csm report p.ndjson -q --template qbr -o out/",
                              .may_make = "out/",
                              .then = whole_documents}),
        by_each(harmless, {.name = "while a file is written",
                           .files = {many},
                           .line = "csm health p.ndjson -q --sort input -f ndjson -o out",
                           .status = {0},
                           .makes = {"out"},
                           .then = "test $(wc -l < out) = 200000"}),
        while_a_select_runs(),
        {{.name = "a signal that the caller ignores",
          .files = {many},
          .line = "sh -c 'trap \"\" HUP; exec csm health p.ndjson -q --sort input -f ndjson -o out'",
          .status = {0},
          .makes = {"out"},
          .then = "test $(wc -l < out) = 200000",
          .signal = SIGHUP},
         {.name = "a limit on the time of the processor",
          .files = {customers("p.ndjson", 400'000)},
          .line = "ulimit -St 1; exec csm report p.ndjson -q --template qbr -o out/",
          .status = {128 + SIGXCPU},
          .may_make = "out/"},
         {.name = "an end while the input is awaited",
          .files = {shell("mkfifo pipe")},
          .line = "csm health pipe -o out & exec 3> pipe; kill -TERM $!; wait $!",
          .status = {128 + SIGTERM},
          .needs = signals_come_while_reading},
         {.name = "an end while a table is awaited",
          .files = {shell("mkfifo pipe")},
          .line = "csm import pipe -o out & exec 3> pipe; kill -TERM $!; wait $!",
          .status = {128 + SIGTERM},
          .needs = signals_come_while_reading},
         {.name = "an end while a large input is received",
          .files = {shell("mkfifo pipe")},
          .line =
              "csm health pipe -o out & exec 3> pipe; head -c 50000000 /dev/zero >&3; kill -TERM $!; wait $!",
          .status = {128 + SIGTERM},
          .needs = signals_come_while_reading}},
    });
}

}  // namespace csm::test
