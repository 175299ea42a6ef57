// SPDX-License-Identifier: MIT
#include "process/hostile/tables.hpp"

namespace csm::test {

namespace {

const std::vector<std::string> reading{"health", "churn", "expand", "onboarding", "report", "team", "check"};

/// What a shell does with p while csm, which has opened it, waits for the rest of its input in a pipe.
struct Change {
    std::string name;
    std::string line;
    std::set<int> status;
    std::string says;  ///< behind the name of the input
};

const std::string became_shorter =
    "became shorter while it was read; run the command again when nothing writes";
const std::string was_changed =
    "was changed while it was read, so the result cannot be trusted; run the command";

const std::vector<Change> changes{
    {"is emptied", ": > p", {1}, became_shorter},
    {"becomes shorter", "truncate -s 5000 p", {1}, became_shorter},
    {"becomes longer", "echo >> p", {1}, was_changed},
    {"is overwritten", "printf x | dd of=p conv=notrunc 2> log", {1}, was_changed},
    {"gets another name and another takes its own", "echo > new; mv new p", {0}, {}},
    {"is removed", "rm p", {0}, {}},
};

/// `start` is a line with csm in it that opens p first and then the pipe, through which `rest` comes.
std::vector<Situation> each_change(std::string name, const std::vector<SetUp>& files,
                                   const std::string& start, const std::string& rest,
                                   const std::string& input) {
    std::vector<Situation> list;
    for (const auto& change : changes) {
        Situation row{.name = name + " that " + change.name,
                      .files = files,
                      .line = start + " & exec 3> pipe; " + change.line + "; printf '" + rest +
                              "' >&3; exec 3>&-; wait $!",
                      .status = change.status,
                      .may_make = "log",
                      .changes = {"p"}};
        row.files.push_back(shell("touch -d '1 hour ago' p; mkfifo pipe"));
        if (!change.says.empty()) row.says = {input + ": " + change.says};
        if (change.status.contains(0)) row.makes = {"out"};
        list.push_back(std::move(row));
    }
    return list;
}

std::vector<Situation> for_each(const std::vector<std::string>& commands,
                                const std::vector<Situation>& rows) {
    std::vector<std::vector<Situation>> all;
    for (const auto& row : rows) all.push_back(for_each_command(commands, row));
    return all_of(std::move(all));
}

constexpr const char* a_customer = R"({"customer_id": "A"}\n)";

/// Models and templates are small: they are read at once, and what counts is that they are asked again.
std::vector<Situation> other_files() {
    const auto changed = [](std::string name, std::string line, SetUp made, std::string rest) {
        return Situation{.name = std::move(name),
                         .files = {std::move(made), shell("touch -d '1 hour ago' p; mkfifo pipe")},
                         .line = line + " & exec 3> pipe; echo >> p; printf '" + rest +
                                 "' >&3; exec 3>&-; wait $!",
                         .says = {"p: " + was_changed},
                         .changes = {"p"}};
    };
    return all_of({
        for_each_command(reading, changed("a model that becomes longer", "csm {} pipe --model p -o out",
                                          data("models/standard.json", "p"), a_customer)),
        {changed("a model that becomes longer, import", "csm import pipe --model p -o out",
                 data("models/standard.json", "p"), R"(customer_id\nA\n)"),
         changed("a template that becomes longer", "csm report pipe --template ./p -o out/",
                 file("p", "# {{customer_id}}\n"), a_customer),
         changed("a table that becomes longer before its mapping comes", "csm import p --mapping pipe -o out",
                 file("p", "customer_id\nA\n"), "{}"),
         changed("a table that becomes longer before it is explained",
                 "csm import p --mapping pipe --explain -o out", file("p", "customer_id\nA\n"), "{}"),
         changed("a table that becomes longer before a mapping is drafted", "csm import p pipe --init -o out",
                 file("p", "customer_id\nA\n"), R"(customer_id\nA\n)")},
    });
}

}  // namespace

std::vector<Situation> change_situations() {
    return all_of({
        for_each(reading,
                 each_change("a file", {customers("p", 20'000)}, "csm {} p pipe -q -o out", a_customer, "p")),
        each_change("a file for import", {customer_rows("p", 20'000)}, "csm import p pipe -q -o out",
                    R"(customer_id,seats\nC1,5\n)", "p"),
        for_each({"health", "check"},
                 each_change("standard input", {customers("p", 20'000)}, "csm {} - pipe -q -o out < p",
                             a_customer, "standard input")),
        each_change("standard input for import", {customer_rows("p", 20'000)},
                    "csm import - pipe -q -o out < p", R"(customer_id,seats\nC1,5\n)", "standard input"),
        other_files(),
    });
}

}  // namespace csm::test
