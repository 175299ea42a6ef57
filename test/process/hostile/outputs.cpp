// SPDX-License-Identifier: MIT
#include "process/hostile/tables.hpp"

namespace csm::test {

namespace {

const std::vector<std::string> reading{"health", "churn", "expand", "report", "team", "check"};
const std::vector<std::string> with_import{"health", "churn", "expand", "report", "team", "check", "import"};

const SetUp portfolio = customers("p.ndjson", 3);
const SetUp table = customer_rows("p.csv", 3);
const SetUp model = data("models/standard.json", "m.json");

Situation refused(std::string name, std::vector<SetUp> files, std::string line, std::string says) {
    return {.name = std::move(name),
            .files = std::move(files),
            .line = std::move(line),
            .status = {2},
            .says = {std::move(says), "would be lost; name another file for the output"}};
}

/// An output that is an input too.
std::vector<Situation> inputs() {
    const auto is_same = [](const std::string& input) { return ": is the same file as the input " + input; };
    return all_of({
        for_each_command(with_import, refused("an output that is the input", {table}, "csm {} p.csv -o p.csv",
                                              "csm {}: p.csv: is an input of this command")),
        for_each_command(with_import,
                         refused("an output that is a link to the input", {table, shell("ln -s p.csv x")},
                                 "csm {} p.csv -o x", "csm {}: x" + is_same("p.csv"))),
        for_each_command(with_import,
                         refused("an output that is a hard link to the input", {table, shell("ln p.csv x")},
                                 "csm {} p.csv -o x", "csm {}: x" + is_same("p.csv"))),
        for_each_command(with_import,
                         refused("an output that is standard input", {table}, "csm {} - -o p.csv < p.csv",
                                 "csm {}: p.csv" + is_same("standard input"))),
        for_each_command(with_import, refused("an output that is /dev/stdin", {table},
                                              "csm {} /dev/stdin -o p.csv < p.csv",
                                              "csm {}: p.csv" + is_same("/dev/stdin"))),
        for_each_command(with_import,
                         refused("standard output that is added to the input", {table},
                                 "csm {} p.csv >> p.csv", "csm {}: standard output" + is_same("p.csv"))),
        for_each_command(with_import, refused("an output that is the model", {table, model},
                                              "csm {} p.csv --model m.json -o m.json",
                                              "m.json: is an input of this command")),
        for_each_command(
            reading, refused("an output that is one of several inputs by another way", {table, portfolio},
                             "csm {} p.csv p.ndjson -o ./../$(basename $PWD)/p.ndjson", is_same("p.ndjson"))),
        for_each_command(reading,
                         refused("an output that is in a folder of inputs",
                                 {portfolio, shell("mkdir in; mv p.ndjson in")}, "csm {} in -o in/p.ndjson",
                                 "in/p.ndjson: is an input of this command")),
        {refused("an output that is an input which gzip packed", {packed("p.csv.gz", "customer_id\nA\n")},
                 "csm health p.csv.gz -o p.csv.gz", "p.csv.gz: is an input of this command"),
         refused("an output that is the input of CSM_PORTFOLIO", {portfolio},
                 "CSM_PORTFOLIO=p.ndjson csm report -f json -o p.ndjson",
                 "p.ndjson: is an input of this command"),
         refused("an output that is the input of no name", {portfolio, shell("mv p.ndjson portfolio.json")},
                 "csm report -f json -o ./portfolio.json", "./portfolio.json" + is_same("portfolio.json")),
         refused("an output that is the mapping", {table, file("m.json", "{}")},
                 "csm import p.csv --mapping m.json -o m.json", "m.json: is an input of this command"),
         refused("an output that is the mapping beside the table", {table, file("csm-import.json", "{}")},
                 "csm import p.csv -o csm-import.json", "csm-import.json: is an input of this command"),
         refused("a draft that is the table", {table}, "csm import --init p.csv -o p.csv",
                 "p.csv: is an input of this command"),
         refused("an explanation that is the table", {table}, "csm import --explain p.csv -o p.csv",
                 "p.csv: is an input of this command"),
         refused("a verdict that is the model", {model}, "csm model check m.json -o m.json",
                 "m.json: is an input of this command"),
         refused("a document that is the template", {portfolio, file("t.md", "# {{customer_id}}\n")},
                 "csm report p.ndjson --customer C1 --template ./t.md -o t.md", "t.md" + is_same("./t.md")),
         refused("a template that is shown in its own place", {file("t.md", "# {{customer_id}}\n")},
                 "csm report --show-template --template ./t.md -o t.md", "t.md" + is_same("./t.md")),
         refused("a document of a folder that is the template",
                 {portfolio, file("C2.md", "# {{customer_id}}\n")},
                 "csm report p.ndjson --template ./C2.md -o .", "C2.md"),
         refused("a document of a folder that is a portfolio", {portfolio, shell("mv p.ndjson C1.md")},
                 "csm report C1.md --template qbr -o ./", "C1.md"),
         refused("a document of a folder that is a hard link to a portfolio",
                 {portfolio, shell("mkdir out; ln p.ndjson out/C1.md")},
                 "csm report p.ndjson --template qbr -o out", "out/C1.md" + is_same("p.ndjson")),
         refused("a pipe that is both", {shell("mkfifo pipe")},
                 "printf '{\"customer_id\": \"A\"}' > pipe & csm health pipe -o pipe",
                 "pipe: is an input of this command"),
         {.name = "a terminal or a device that is both",
          .files = {portfolio},
          .line = "csm health p.ndjson /dev/null -o /dev/null < /dev/null",
          .says = {"/dev/null: is empty"}},
         {.name = "an output beside the input of the same name",
          .files = {portfolio, shell("mkdir other")},
          .line = "csm health p.ndjson -o other/p.ndjson",
          .status = {0},
          .makes = {"other/p.ndjson"}}},
    });
}

/// Links, pipes and folders where the output goes.
std::vector<Situation> places() {
    const auto documents = [](std::string name, std::string made) {
        return Situation{.name = std::move(name),
                         .files = {portfolio, file("precious", "precious"), shell("mkdir out; " + made)},
                         .line = "csm report p.ndjson --template qbr -o out/",
                         .status = {0},
                         .makes = {"out/C0.md", "out/C2.md"},
                         .changes = {"out/C1.md"},
                         .then = "test -f out/C1.md && ! test -L out/C1.md"};
    };
    return {
        documents("a document where a link leads to a file", "ln -s ../precious out/C1.md"),
        documents("a document where a link leads to nothing", "ln -s ../nothing out/C1.md"),
        documents("a document where a link leads to itself", "ln -s C1.md out/C1.md"),
        documents("a document where a link leads to a folder", "ln -s .. out/C1.md"),
        documents("a document where a link leads to a device", "ln -s /dev/full out/C1.md"),
        documents("a document where a pipe is", "mkfifo out/C1.md"),
        documents("a document where a hard link to a file is", "ln precious out/C1.md"),
        {.name = "a document where a folder is",
         .files = {portfolio, shell("mkdir -p out/C1.md")},
         .line = "csm report p.ndjson --template qbr -o out/",
         .says = {"out/C1.md: is a folder"},
         .may_make = "out/C0"},
        {.name = "a folder of documents that is a link to one",
         .files = {portfolio, shell("mkdir real; ln -s real out")},
         .line = "csm report p.ndjson --template qbr -o out/",
         .status = {0},
         .makes = {"real/C0.md", "real/C1.md", "real/C2.md"}},
        {.name = "a folder of documents that is a link to nothing",
         .files = {portfolio, shell("ln -s nothing out")},
         .line = "csm report p.ndjson --template qbr -o out/",
         .says = {"out/: cannot be created"}},
        {.name = "a folder of documents in no folder",
         .files = {portfolio},
         .line = "csm report p.ndjson --template qbr -o no/out/",
         .says = {"no/out/: the folder \"no\" does not exist"}},
        {.name = "an output that is a link to a file",
         .files = {portfolio, file("real", "old"), shell("ln -s real out")},
         .line = "csm health p.ndjson -o out",
         .status = {0},
         .changes = {"real"},
         .then = "test -L out && test $(wc -l < real) -gt 3"},
        {.name = "an output that is a link to nothing",
         .files = {portfolio, shell("mkdir far; ln -s far/real out")},
         .line = "csm health p.ndjson -o out",
         .status = {0},
         .makes = {"far/real"}},
        {.name = "an output that is a link to itself",
         .files = {portfolio, shell("ln -s out out")},
         .line = "csm health p.ndjson -o out",
         .says = {"out: cannot be written"}},
        {.name = "an output that another user made a link in a folder for all",
         .files = {portfolio, file("precious", "precious"),
                   shell("mkdir all; chmod 1777 all; ln -s ../precious all/out; chown -h 12345 all/out")},
         .line = "csm health p.ndjson -o all/out",
         .says = {"all/out: is a link that another user put there"},
         .needs = "test $(id -u) = 0"},
        {.name = "an output that is a pipe",
         .files = {portfolio, shell("mkfifo pipe")},
         .line = "csm health p.ndjson -f csv -o pipe & cat pipe; wait $!",
         .status = {0},
         .prints = {"customer_id,", "\r\nC1,"}},
        {.name = "an output with a name of 255 letters",
         .files = {portfolio},
         .line = "csm health p.ndjson -o $(printf '%0255d' 0)",
         .status = {0},
         .may_make = "000"},
        {.name = "an output with a name that is too long",
         .files = {portfolio},
         .line = "csm health p.ndjson -o $(printf '%0256d' 0)",
         .says = {"name too long"}},
        {.name = "an output that may not be written",
         .files = {portfolio, file("out", "old"), shell("chmod 444 out")},
         .line = "setpriv --bounding-set -dac_override,-dac_read_search csm health p.ndjson -o out",
         .says = {"out: cannot be written: permission denied"},
         .needs = "setpriv --bounding-set -dac_override,-dac_read_search true"},
    };
}

/// Failures that must leave what was there.
std::vector<Situation> failures() {
    const auto on_small_disk = [](const std::string& line) {
        return "unshare --mount sh -c 'mount -t tmpfs -o size=100k none disk || exit 99; " + line +
               "; status=$?; ls -A disk; exit $status'";
    };
    const std::string needs_mount =
        "test $(id -u) = 0 && mkdir -p disk && unshare --mount mount -t tmpfs none disk";
    return all_of({
        for_each_command(with_import, {.name = "an input that fails where there is an older output",
                                       .files = {file("p.csv", ""), file("out", "old")},
                                       .line = "csm {} p.csv -o out",
                                       .says = {"p.csv"}}),
        for_each_command(with_import,
                         {.name = "an output in no folder",
                          .files = {table},
                          .line = "csm {} p.csv -o no/out",
                          .says = {"csm {}: no/out: the folder", "does not exist; create it first"}}),
        for_each_command(with_import, {.name = "an output that is a folder",
                                       .files = {table, shell("mkdir out")},
                                       .line = "csm {} p.csv -o out",
                                       .says = {"csm {}: out: is a folder"}}),
        for_each_command(with_import, {.name = "an output below a file",
                                       .files = {table},
                                       .line = "csm {} p.csv -o p.csv/out",
                                       .says = {"csm {}: p.csv/out: cannot be written: not a directory"}}),
        for_each_command(with_import,
                         {.name = "a device that is full",
                          .files = {table},
                          .line = "csm {} p.csv -o /dev/full",
                          .says = {"csm {}: /dev/full: cannot be written: no space left on device"}}),
        for_each_command(with_import,
                         {.name = "standard output that is full",
                          .files = {table},
                          .line = "csm {} p.csv > /dev/full",
                          .says = {"csm {}: standard output: cannot be written: no space left"}}),
        for_each_command({"completion bash", "help formats", "model show", "--version"},
                         {.name = "standard output that is full",
                          .line = "csm {} > /dev/full",
                          .says = {"standard output: cannot be written: no space left"}}),
        for_each_command({"completion fish", "model show"},
                         {.name = "a device that is full",
                          .line = "csm {} -o /dev/full",
                          .says = {"/dev/full: cannot be written: no space left"}}),
        {{.name = "a disk that becomes full",
          .files = {customers("p.ndjson", 5000), shell("mkdir disk")},
          .line = on_small_disk("echo old > disk/out; csm health p.ndjson -q -f ndjson -o disk/out; s=$?; "
                                "cat disk/out; (exit $s)"),
          .says = {"disk/out: cannot be written: no space left on device"},
          .prints = {"old\nout\n"},
          .needs = needs_mount},
         {.name = "a disk that becomes full of documents",
          .files = {customers("p.ndjson", 100), shell("mkdir disk")},
          .line = on_small_disk("csm report p.ndjson --template qbr -o disk/; s=$?; "
                                "tail -qn 1 disk/*.md | sort | uniq -c | wc -l; (exit $s)"),
          .says = {".md: cannot be written: no space left on device"},
          .never_says = {".csm-"},
          .prints = {"1\nC", ".md\n"},
          .needs = needs_mount}},
    });
}

}  // namespace

std::vector<Situation> output_situations() { return all_of({inputs(), places(), failures()}); }

}  // namespace csm::test
