// SPDX-License-Identifier: MIT
#include "process/hostile/tables.hpp"

namespace csm::test {

namespace {

const std::vector<std::string> with_import{"health", "churn", "expand", "report", "team", "check", "import"};
const std::vector<std::string> reading{"health", "churn", "expand", "report", "team", "check"};

/// More than csm keeps in memory.
const std::string make_large =
    "{ printf 'customer_id,owner\\nA,'; head -c 40000000 /dev/zero | tr '\\0' b; printf '\\nB,b\\n'; } ";
const SetUp large_packed = shell(make_large + "| gzip -1 > large.csv.gz");

/// The folder for what is received or unpacked.
std::vector<Situation> temporary_folders() {
    const std::string kept = "cannot be kept in a temporary file in ";
    const std::string way_out = "; make room there, or let TMPDIR name another folder";
    const std::string needs_mount =
        "test $(id -u) = 0 && mkdir -p disk && unshare --mount mount -t tmpfs none disk";
    return all_of({
        for_each_command(with_import,
                         {.name = "no temporary folder for gzip data",
                          .files = {large_packed},
                          .line = "TMPDIR=nowhere csm {} large.csv.gz -o out",
                          .says = {"csm {}: large.csv.gz: " + kept + "\"nowhere\": No such file", way_out}}),
        for_each_command(
            with_import,
            {.name = "no temporary folder for a pipe",
             .line = make_large + "| TMPDIR=nowhere csm {} - -o out",
             .says = {"csm {}: standard input: " + kept + "\"nowhere\": No such file", way_out}}),
        for_each_command({"health", "import"}, {.name = "a file for a temporary folder",
                                                .files = {large_packed, file("f", "")},
                                                .line = "TMPDIR=f csm {} large.csv.gz -o out",
                                                .says = {kept + "\"f\": Not a directory", way_out}}),
        for_each_command({"health", "import"},
                         {.name = "a temporary folder that may not be written",
                          .files = {large_packed, shell("mkdir -m 555 closed")},
                          .line = "TMPDIR=closed setpriv --bounding-set -dac_override,-dac_read_search "
                                  "csm {} large.csv.gz -o out",
                          .says = {kept + "\"closed\": Permission denied", way_out},
                          .needs = "setpriv --bounding-set -dac_override,-dac_read_search true"}),
        for_each_command(with_import,
                         {.name = "a temporary folder that is full",
                          .files = {large_packed, shell("mkdir disk")},
                          .line = "unshare --mount sh -c 'mount -t tmpfs -o size=1M none disk && TMPDIR=disk "
                                  "csm {} large.csv.gz -o out'",
                          .says = {kept + "\"disk\": No space left on device", way_out},
                          .needs = needs_mount}),
        for_each_command(with_import, {.name = "a temporary folder that is there",
                                       .files = {large_packed, shell("mkdir here")},
                                       .line = "TMPDIR=here csm {} large.csv.gz -q -o out",
                                       .status = {0},
                                       .makes = {"out"}}),
        {{.name = "no temporary folder for what is small",
          .files = {packed("p.csv.gz", "customer_id,arr\nA,1\n")},
          .line = "TMPDIR=nowhere csm health p.csv.gz -o out",
          .status = {0},
          .makes = {"out"}},
         {.name = "an empty name for the temporary folder",
          .files = {large_packed},
          .line = "TMPDIR= csm health large.csv.gz -q -o out",
          .status = {0},
          .makes = {"out"}},
         {.name = "an input without end",
          .line = "yes | { ulimit -f 100000; csm health - -o out; }",
          .says = {"standard input: " + kept, "File too large"}}},
    });
}

std::vector<Situation> of_processes() {
    return all_of({
        for_each_command(with_import, {.name = "a limit on the size of files",
                                       .files = {customer_rows("p.csv", 20'000)},
                                       .line = "ulimit -f 8; csm {} p.csv -q -o out",
                                       .status = {0, 1},
                                       .may_make = "out"}),
        for_each_command({"health -f csv", "churn -f json", "expand -f ndjson", "report -f html", "import"},
                         {.name = "a limit on the size of files that the output passes",
                          .files = {customer_rows("p.csv", 20'000)},
                          .line = "ulimit -f 8; csm {} p.csv -q -o out",
                          .says = {"out: cannot be written: file too large"}}),
        for_each_command({"health -f csv", "report -f json", "import"},
                         {.name = "a limit on the size of files for standard output",
                          .files = {customer_rows("p.csv", 20'000)},
                          .line = "ulimit -f 8; csm {} p.csv -q > new",
                          .says = {"standard output: cannot be written: file too large"},
                          .makes = {"new"}}),
        for_each_command(reading,
                         {.name = "a folder of more files than may be open",
                          .files = {shell("mkdir in; for i in $(seq 100); do echo \"{\\\"customer_id\\\": "
                                          "\\\"C$i\\\"}\" > in/$i.json; done")},
                          .line = "ulimit -n 16; csm {} in -q -o out",
                          .status = {0},
                          .makes = {"out"}}),
        {{.name = "more tables than may be open",
          .files = {shell("for i in $(seq 100); do printf \"customer_id,x$i\\nA,1\\n\" > $i.csv; done")},
          .line = "ulimit -n 16; csm import *.csv -q -o out",
          .status = {0},
          .makes = {"out"}},
         {.name = "more documents than files may be open",
          .files = {customers("p.ndjson", 100)},
          .line = "ulimit -n 16; csm report p.ndjson -q --template qbr -o out/",
          .status = {0},
          .may_make = "out/",
          .then = "test $(ls out | wc -l) = 100"},
         {.name = "no file may be open but the streams",
          .files = {customers("p.ndjson", 3)},
          .line = "ulimit -n 4; exec 3< p.ndjson; csm health p.ndjson -o out",
          .status = {1, 2, 127},  // or the shell itself cannot open it
          .is_silent = true}},
        for_each_command(with_import, {.name = "little memory",
                                       .files = {customer_rows("p.csv", 400'000)},
                                       .line = "ulimit -v 40000; csm {} p.csv -q -o out",
                                       .status = {0, 1},
                                       .never_says = {"bad_alloc"},
                                       .may_make = "out",
                                       .needs = "test -z \"$SANITIZED\""}),
        {{.name = "hardly any memory",
          .files = {repeated("p.json", "[{\"customer_id\": \"", "a", 100'000'000, "\"}]")},
          .line = "ulimit -v 200000; csm health p.json -q -o out",
          .says = {"there is not enough memory"},
          .needs = "test -z \"$SANITIZED\""},
         {.name = "more threads than memory for them",
          .files = {customers("p.ndjson", 20'000)},
          .line = "ulimit -v 200000; csm health p.ndjson -q --threads 256 -o out",
          .status = {0, 1},
          .may_make = "out",
          .needs = "test -z \"$SANITIZED\""},
         {.name = "more threads than the system gives",
          .files = {customers("p.ndjson", 20'000)},
          .line = "prlimit --nproc=1 setpriv --reuid=12345 --clear-groups csm health - -q --threads 8 -f csv "
                  "< p.ndjson",
          .status = {0},
          .prints = {"\r\nC19999,"},
          .needs = "test -z \"$SANITIZED\" && setpriv --reuid=12345 --clear-groups csm --version"}},
    });
}

}  // namespace

std::vector<Situation> limit_situations() { return all_of({temporary_folders(), of_processes()}); }

}  // namespace csm::test
