// SPDX-License-Identifier: MIT
#include "process/hostile/tables.hpp"

#include <utility>

namespace csm::test {

namespace {

/// What acts on a terminal, for printf of a shell, and what is shown instead.
struct Mark {
    std::string name;
    std::string written;
    std::string shown;
};

const std::vector<Mark> marks{{"an escape sequence", R"(\033[31m)", R"(\x1b[31m)"},
                              {"a change of direction", R"(\342\200\256)", R"(\u{202e})"},
                              {"a line break", R"(\n)", R"(\x0a)"}};

const std::vector<std::string> raw{"\x1b[31m", "\u202e"};

/// A line in which $m is the mark.
std::vector<Situation> each_mark(const std::string& name, const std::vector<SetUp>& files,
                                 const std::string& line, const std::set<int>& status,
                                 const std::string& before) {
    std::vector<Situation> list;
    for (const auto& mark : marks)
        list.push_back({.name = mark.name + " in " + name,
                        .files = files,
                        .line = "m=$(printf '" + mark.written + ".'); m=${m%.}; " + line,
                        .status = status,
                        .says = {before + mark.shown},
                        .never_says = raw,
                        .may_make = "new"});
    return list;
}

std::vector<Situation> arguments() {
    return all_of({
        each_mark("the name of a command", {}, "csm \"x$m\"", {2}, "there is no command \"x"),
        each_mark("the name of a file", {}, "csm health \"x$m\"", {1}, "csm health: x"),
        each_mark("the name of a file for import", {}, "csm import \"x$m\"", {1}, "csm import: x"),
        each_mark("the name of an option", {}, "csm health \"--x$m\"", {2}, "there is no option \"--x"),
        each_mark("the word of an option", {}, "csm health --format \"x$m\"", {2}, "not \"x"),
        each_mark("a date", {}, "csm health --as-of \"x$m\"", {2}, "not \"x"),
        each_mark("a number", {}, "csm health --threads \"x$m\"", {2}, "x"),
        each_mark("an operand", {}, "csm completion \"x$m\"", {2}, "not \"x"),
        each_mark("the name of a guide", {}, "csm help \"x$m\"", {2}, "\"x"),
        each_mark("the name of a model", {}, "csm model check \"x$m\"", {1}, "csm model: x"),
        each_mark("the name of a template", {}, "csm report --template \"x$m\"", {2}, "\"x"),
        each_mark("the name of a template file", {}, "csm report --template \"./x$m\"", {1}, "./x"),
        each_mark("the name of an output", {customer_rows("p.csv", 1)}, "csm health p.csv -o \"no/x$m\"", {1},
                  "no/x"),
        each_mark("a filter", {customer_rows("p.csv", 1)}, "csm health p.csv --owner \"x$m\" -o new", {2},
                  "x"),
        each_mark("a customer", {customer_rows("p.csv", 1)}, "csm health p.csv --customer \"x$m\" -o new",
                  {2}, "x"),
        each_mark("--map", {customer_rows("p.csv", 1)}, "csm import p.csv --map \"x$m=arr\"", {1}, "\"x"),
        each_mark("the field of --map", {customer_rows("p.csv", 1)}, "csm import p.csv --map \"arr=x$m\"",
                  {1, 2}, "x"),
        each_mark("the variable of the portfolio", {}, "CSM_PORTFOLIO=\"x$m\" csm health", {1},
                  "csm health: x"),
        each_mark("the folder for temporary files", {shell("head -c 40000000 /dev/zero | gzip > p.csv.gz")},
                  "TMPDIR=\"x$m\" csm health p.csv.gz", {1}, "\"x"),
    });
}

/// What stands in files.
std::vector<Situation> contents() {
    const std::string make_table = "printf 'customer_id,\"x%sy\",arr\\nA,1,2\\n' \"$m\" > new.csv; ";
    const auto told = [](std::string name, std::string text, std::string line, std::set<int> status,
                         std::vector<std::string> says) {
        return Situation{.name = std::move(name),
                         .files = {file("p", std::move(text))},
                         .line = std::move(line),
                         .status = std::move(status),
                         .says = std::move(says),
                         .never_says = raw,
                         .may_make = "out"};
    };
    const std::string both = R"(\u001b[31m\u202e)", shown = R"(\x1b[31m\u{202e})";
    // Changes of direction are taken off headers.
    const auto of_header = [](std::vector<Situation> list) {
        for (auto& situation : list)
            if (situation.name.starts_with("a change of direction")) situation.says = {"\"xy\""};
        return list;
    };
    return all_of({
        of_header(each_mark("a header", {}, make_table + "csm health new.csv -o newer", {1}, "\"x")),
        of_header(each_mark("a header for import", {}, make_table + "csm import new.csv -o newer", {0},
                            "not used: x")),
        {told("escape sequences in a record",
              R"([{"customer_id": "x)" + both + R"(", "arr": "y)" + both + R"("}])", "csm health p -o out",
              {0}, {"(x" + shown + ") arr: expected a number, got \"y" + shown}),
         told("escape sequences in the name of a module",
              R"([{"customer_id": "A", "product_usage": {"x)" + both + R"(": 5}}])", "csm expand p -o out",
              {0}, {"x" + shown}),
         told("escape sequences in a key of JSON that is broken", "[{\"x\x1b[31m\u202e\": }]", "csm health p",
              {1}, {"p:1:"}),
         told("escape sequences in JSON that is none", "\x1b[31m\u202e", "csm health p", {1}, {"p:1:1: "}),
         told("escape sequences in a key of a model", R"({"x)" + both + R"(": 1})", "csm model check p", {1},
              {"p:", "x" + shown}),
         told("escape sequences in a key of a mapping", R"({"x)" + both + R"(": 1})",
              "printf 'customer_id\\nA\\n' | csm import - --mapping p", {1}, {"p:", "x" + shown}),
         told("escape sequences in a column of a mapping", R"({"columns": {"x)" + both + R"(": "arr"}})",
              "printf 'customer_id\\nA\\n' | csm import - --mapping p", {0}, {"x" + shown}),
         told("escape sequences in a field of a mapping",
              R"({"columns": {"customer_id": "x)" + both + R"("}})",
              "printf 'customer_id\\nA\\n' | csm import - --mapping p", {1}, {"x" + shown}),
         told("escape sequences in a SELECT", R"({"select": "SELECT x)" + both + R"( FROM y"})",
              "printf 'customer_id\\nA\\n' | csm import - --mapping p", {1}, {"p"}),
         told("escape sequences in a slot of a template", "# {{x\x1b[31m\u202e}}\n",
              "csm report --template ./p /dev/null", {1}, {"./p:1:"}),
         told("escape sequences in the name of a sound model", R"({"name": "x"})", "csm model check p", {1},
              {"p"}),
         {.name = "escape sequences in the name of a model",
          .files = {data("models/standard.json", "m.json"),
                    shell(
                        R"sh(sed 's/"name": "standard"/"name": "x\\u001b[31m\\u202e"/' m.json > n.json)sh")},
          .line = "cp n.json \"$(printf 'o\\033[31m')\"; csm model check o*",
          .status = {0},
          .never_says = raw,
          .prints = {R"(o\x1b[31m: model x\x1b[31m\u{202e} )"},
          .may_make = "o"}},
    });
}

/// The same data on a terminal of its own.
std::vector<Situation> on_a_terminal() {
    const SetUp record =
        file("p.json", R"([{"customer_id": "A\u001b[31m\u202e", "name": "N\u001b[31m\u009b31m\u202e",)"
                       R"( "owner": "O\u001b[31m", "segment": "smb", "arr": 5, "product_usage": )"
                       R"({"m\u001b[31m\u202e": {"adopted": true, "usage_pct": 50}}}])");
    const SetUp table =
        file("p.csv", "customer_id,name,x\x1b[31m\u202e,arr\nA\x1b[31m,N\x1b[31m\u202e\u009b31m,1,5\n");
    const SetUp text = file("t.md", "# {{customer_id}} \u202e\n");
    auto never = raw;
    never.emplace_back("\u009b");
    const auto shown = [&](const std::vector<std::string>& commands, const std::string& line) {
        return for_each_command(commands, {.name = "names on a terminal",
                                           .files = {record, table, text},
                                           .line = "script -qec \"csm {} " + line + "\" /dev/null",
                                           .status = {0},
                                           .never_says = never,
                                           .needs = "script -qec true /dev/null"});
    };
    return all_of({
        shown({"health", "health -f csv", "health -f json", "health -f ndjson", "health -f markdown", "churn",
               "churn -f csv", "expand", "expand -f csv", "report --all", "report -f csv",
               "report -f markdown", "report --template qbr", "report --template ./t.md", "check",
               "check -f json"},
              "p.json --no-pager --color never"),
        shown({"report --show-template --template ./t.md"}, "--no-pager"),
        shown({"import", "import --init", "import --explain"}, "p.csv"),
    });
}

}  // namespace

std::vector<Situation> terminal_situations() { return all_of({arguments(), contents(), on_a_terminal()}); }

}  // namespace csm::test
