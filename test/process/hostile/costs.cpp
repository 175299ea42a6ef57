// SPDX-License-Identifier: MIT
// Inputs whose cost would grow with the square of their size if csm compared everything with everything. The
// limit of a situation is one for hangs: what grows with the square takes hours here.
#include "process/hostile/tables.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <functional>

namespace csm::test {

namespace {

const std::vector<std::string> scoring{"health", "churn", "expand", "onboarding", "report"};
const std::vector<std::string> reading{"health", "churn", "expand", "onboarding", "report", "team", "check"};

/// A file of `before`, a part for each number, and `after`.
template <typename Part>
SetUp numbered(std::string path, std::string before, int count, Part part, std::string after) {
    return [=] {
        std::ofstream out{path, std::ios::binary};
        out << before;
        for (int i = 0; i < count; ++i) out << part(i);
        out << after;
    };
}

/// Ids of which all have the same sum and the same sums of their places by turns, as simple hashes see them.
std::string colliding_id(int number) {
    std::string id;
    for (int bit = 0; bit < 14; ++bit) id += (number >> bit) % 2 == 0 ? "Aa" : "BB";
    return id;
}

std::vector<Situation> many_departments() {
    const auto departments = numbered(
        "p.json", R"([{"customer_id": "A", "arr": 5, "departments": {"current": ["x")", 200'000,
        [](int i) { return fmt::format(",\"d{}\"", i); }, "]}}]");
    const auto same = repeated("p.json", R"([{"customer_id": "A", "arr": 5, "departments": {"current": ["x")",
                               ",\"x\"", 200'000, R"(], "potential": ["x"]}}])");
    const auto both = [](std::ostream& out, char mark) {
        out << "[\"x\"";
        for (int i = 0; i < 100'000; ++i) out << fmt::format(",\"{}{}\"", mark, i);
        out << ']';
    };
    const SetUp potential = [=] {
        std::ofstream out{"p.json"};
        out << R"([{"customer_id": "A", "arr": 5, "departments": {"current": )";
        both(out, 'c');
        out << ", \"potential\": ";
        both(out, 'p');
        out << "}}]";
    };
    const auto cell = numbered(
        "p.csv", "customer_id,departments.current\nA,x", 200'000,
        [](int i) { return fmt::format(";d{}", i); }, "\n");
    const auto row = [](std::string name, const SetUp& made, std::string path) {
        return Situation{.name = std::move(name),
                         .files = {made},
                         .line = "csm {} " + std::move(path) + " -q -o out",
                         .status = {0},
                         .makes = {"out"}};
    };
    return all_of(
        {for_each_command(reading, row("200 000 departments", departments, "p.json")),
         for_each_command(reading, row("200 000 departments of one name", same, "p.json")),
         for_each_command(reading, row("100 000 departments and as many to win", potential, "p.json")),
         for_each_command({"expand", "check", "import"},
                          row("200 000 departments in a cell", cell, "p.csv"))});
}

std::vector<Situation> long_names() {
    const std::string name(400'000, 'n');
    const auto two = file("p.ndjson", fmt::format("{{\"customer_id\": \"A\", \"name\": \"{0}a\"}}\n"
                                                  "{{\"customer_id\": \"B\", \"name\": \"{0}b\"}}\n",
                                                  name));
    const auto ids =
        file("p.ndjson", fmt::format("{{\"customer_id\": \"{0}a\"}}\n{{\"customer_id\": \"{0}b\"}}\n", name));
    const auto alike = numbered(
        "p.ndjson", "", 20'000,
        [](int i) {
            return fmt::format("{{\"customer_id\": \"C{}\", \"name\": \"Acme Limited {}\"}}\n", i, i);
        },
        "");
    const auto header = file("p.csv", "customer_id," + name + "\nA,1\n");
    return all_of({
        for_each_command(reading, {.name = "names of 400 000 letters",
                                   .files = {two},
                                   .line = "csm {} p.ndjson -q -o out",
                                   .status = {0},
                                   .makes = {"out"}}),
        for_each_command({"check", "report -f json", "health -f csv"}, {.name = "ids of 400 000 letters",
                                                                        .files = {ids},
                                                                        .line = "csm {} p.ndjson -q -o out",
                                                                        .status = {0},
                                                                        .makes = {"out"}}),
        {{.name = "20 000 names that are alike",
          .files = {alike},
          .line = "csm check p.ndjson -o out",
          .status = {0},
          .makes = {"out"}},
         {.name = "a customer of 100 000 letters",
          .files = {two},
          .line = "csm health p.ndjson --customer $(head -c 100000 /dev/zero | tr '\\0' n) -o out",
          .status = {2},
          .says = {"nnnnn…\" may be one of 2: \"nnnnn"}},
         {.name = "a header of 400 000 letters",
          .files = {header},
          .line = "csm health p.csv",
          .says = {"p.csv:1"}},
         {.name = "a header of 400 000 letters for import",
          .files = {header},
          .line = "csm import p.csv -o out",
          .status = {0},
          .makes = {"out"}},
         {.name = "a key of a mapping of 400 000 letters",
          .files = {customer_rows("p.csv", 3), file("m.json", "{\"" + name + "\": 1}")},
          .line = "csm import p.csv --mapping m.json",
          .says = {"m.json"}}},
    });
}

std::vector<Situation> many_columns() {
    const auto columns = [](std::string (*name)(int)) {
        return SetUp{[=] {
            std::ofstream out{"p.csv"};
            out << "customer_id";
            for (int i = 0; i < 100'000; ++i) out << ',' << name(i);
            out << "\nA";
            for (int i = 0; i < 100'000; ++i) out << ",5";
            out << '\n';
        }};
    };
    const auto other = columns([](int i) { return fmt::format("column {}", i); });
    const auto ids = columns([](int i) { return fmt::format("cust{}id", i); });
    const auto same = columns([](int) { return std::string{"status"}; });
    const auto row = [](std::string name, const SetUp& made, std::string line, std::set<int> status) {
        return Situation{.name = std::move(name),
                         .files = {made},
                         .line = std::move(line),
                         .status = std::move(status),
                         .may_make = "out"};
    };
    return {row("100 000 columns to draft for", other, "csm import --init p.csv -o out", {0}),
            row("100 000 columns to explain", other, "csm import --explain p.csv -o out", {0}),
            row("100 000 columns to import", other, "csm import p.csv -q -o out", {0}),
            row("100 000 columns that are no fields", other, "csm check p.csv -o out", {1}),
            row("100 000 columns that could be keys", ids, "csm import --init p.csv -o out", {0}),
            row("100 000 columns of one name", same, "csm import --init p.csv -o out", {0}),
            row("100 000 columns of one name to import", same, "csm import p.csv -q -o out", {0})};
}

/// Ids that are all one to the hash of the GNU standard library, MurmurHash64A with a seed that everybody
/// knows. Each part of 16 letters has two forms, and from whatever was hashed before both lead to the same
/// state.
class IdsOfOneHash {
  public:
    explicit IdsOfOneHash(int count_of_bits) {
        std::uint64_t state = seed ^ (16 * static_cast<std::uint64_t>(count_of_bits) * factor);
        for (int i = 0; i < count_of_bits; ++i) state = add_part(state);
    }

    std::string operator()(int number) const {
        std::string id;
        for (std::size_t bit = 0; bit < parts_.size(); ++bit)
            id += parts_[bit][(number >> bit) % 2 == 0 ? 0 : 1];
        return id;
    }

  private:
    static constexpr std::uint64_t factor = 0xC6A4A7935BD1E995, seed = 0xC70F6907;

    static std::uint64_t shifted(std::uint64_t value) { return value ^ (value >> 47); }

    static std::uint64_t added(std::uint64_t state, std::string_view letters) {
        std::uint64_t value = 0;
        std::memcpy(&value, letters.data(), sizeof value);
        return (state ^ (shifted(value * factor) * factor)) * factor;
    }

    /// The letters that lead from a state to another one.
    static std::string between(std::uint64_t state, std::uint64_t next) {
        std::uint64_t inverse = factor;
        for (int i = 0; i < 6; ++i) inverse *= 2 - factor * inverse;
        const auto value = shifted(((next * inverse) ^ state) * inverse) * inverse;
        std::string letters(sizeof value, ' ');
        std::memcpy(letters.data(), &value, sizeof value);
        return letters;
    }

    std::uint64_t add_part(std::uint64_t state) {
        const std::string first = "aaaaaaaaAAAAAAAA";
        const auto next = added(added(state, first), std::string_view{first}.substr(8));
        for (std::uint64_t trial = 1;; ++trial) {
            std::string begin;
            for (auto rest = trial; begin.size() < 8; rest /= 26) begin += static_cast<char>('a' + rest % 26);
            const auto end = between(added(state, begin), next);
            const auto is_plain = [](unsigned char letter) { return std::isalnum(letter) != 0; };
            if (!std::ranges::all_of(end, is_plain)) continue;
            parts_.push_back({first, begin + end});
            return next;
        }
    }

    std::vector<std::array<std::string, 2>> parts_;
};

constexpr int bits_of_one_hash = 15;

/// Found when a situation needs them, not whenever the program starts.
std::string id_of_one_hash(int number) {
    static const IdsOfOneHash id{bits_of_one_hash};
    return id(number);
}

/// The standard library whose hash the ids are made for.
#ifdef __GLIBCXX__
constexpr bool has_that_hash = sizeof(std::size_t) == 8;
#else
constexpr bool has_that_hash = false;
#endif

std::vector<Situation> ids_of_one_hash() {
    constexpr int count = 1 << bits_of_one_hash;
    if (!has_that_hash) return {};
    const auto table = [](std::string path, std::string header) {
        return numbered(
            std::move(path), std::move(header), count, [](int i) { return id_of_one_hash(i) + ",5\n"; }, "");
    };
    const auto columns = SetUp{[] {
        const std::hash<std::string> hash;
        EXPECT_EQ(hash(id_of_one_hash(0)), hash(id_of_one_hash(count - 1)));
        std::ofstream out{"p.csv"};
        out << "customer_id";
        for (int i = 0; i < count; ++i) out << ',' << id_of_one_hash(i);
        out << "\nA" << std::string(count, ',') << '\n';
    }};
    const auto join = file("m.json", R"({"select": "SELECT p.customer_id, sum(q.amount) AS arr FROM p )"
                                     R"(LEFT JOIN q ON q.account = p.customer_id GROUP BY p.customer_id"})");
    return all_of({
        for_each_command({"health", "check", "import"}, {.name = "ids of one hash in a table",
                                                         .files = {table("p.csv", "customer_id,arr\n")},
                                                         .line = "csm {} p.csv -q -o out",
                                                         .status = {0},
                                                         .makes = {"out"}}),
        {{.name = "ids of one hash in two tables that a SELECT joins",
          .files = {table("p.csv", "customer_id,seats\n"), table("q.csv", "account,amount\n"), join},
          .line = "csm import p.csv q.csv --mapping m.json -q -o out",
          .status = {0},
          .makes = {"out"}},
         {.name = "columns of one hash",
          .files = {columns},
          .line = "csm import --init p.csv -o out",
          .status = {0},
          .makes = {"out"}}},
    });
}

std::vector<Situation> colliding_ids() {
    const auto lines = numbered(
        "p.ndjson", "", 16'384,
        [](int i) { return fmt::format("{{\"customer_id\": \"{}\", \"arr\": 5}}\n", colliding_id(i)); }, "");
    const auto rows = numbered(
        "p.csv", "customer_id,arr\n", 16'384, [](int i) { return colliding_id(i) + ",5\n"; }, "");
    const auto keys = numbered(
        "p.json", R"([{"customer_id": "A", "product_usage": {"x": 1)", 16'384,
        [](int i) { return fmt::format(",\"{}\": 5", colliding_id(i)); }, "}}]");
    return all_of({
        for_each_command(reading, {.name = "ids made to collide",
                                   .files = {lines},
                                   .line = "csm {} p.ndjson -q -o out",
                                   .status = {0},
                                   .makes = {"out"}}),
        for_each_command({"health", "import"}, {.name = "ids made to collide in a table",
                                                .files = {rows},
                                                .line = "csm {} p.csv -q -o out",
                                                .status = {0},
                                                .makes = {"out"}}),
        for_each_command({"expand", "check"}, {.name = "keys made to collide",
                                               .files = {keys},
                                               .line = "csm {} p.json -q -o out",
                                               .status = {0},
                                               .makes = {"out"}}),
        {{.name = "one id in 200 000 records",
          .files = {repeated("p.ndjson", "", "{\"customer_id\": \"A\", \"arr\": 5}\n", 200'000, "")},
          .line = "csm report p.ndjson -q -f json -o out",
          .status = {0},
          .makes = {"out"}}},
    });
}

std::vector<Situation> many_problems() {
    const auto broken =
        repeated("p.ndjson", "{\"customer_id\": \"A\"}\n", "{\"arr\": \"x\"}\n", 1'000'000, "");
    const auto rows = repeated("p.csv", "customer_id,arr\nA,1\n", ",x\n", 1'000'000, "");
    // Some messages of each kind and a count are a few hundred kilobytes, one for each record a hundred
    // megabytes.
    const std::string is_small = "test $(stat -c %s out) -lt 2000000";
    return all_of({
        for_each_command(scoring, {.name = "a million broken records",
                                   .files = {broken},
                                   .line = "csm {} p.ndjson -f json -o out",
                                   .status = {0},
                                   .says = {"--all-problems lists every one"},
                                   .makes = {"out"},
                                   .then = is_small + " && grep -q '\"problem_count\": 200000[01]' out"}),
        for_each_command({"health", "check"}, {.name = "a million broken records, strictly",
                                               .files = {broken},
                                               .line = "csm {} p.ndjson --strict -f json -o out",
                                               .status = {3},
                                               .makes = {"out"},
                                               .then = is_small}),
        for_each_command({"health -f json", "import"}, {.name = "a million broken rows",
                                                        .files = {rows},
                                                        .line = "csm {} p.csv -q -o out",
                                                        .status = {0},
                                                        .makes = {"out"},
                                                        .then = is_small}),
        {{.name = "a million broken records, every one",
          .files = {broken},
          .line = "csm health p.ndjson --all-problems -f json -o out 2> /dev/null",
          .status = {0},
          .makes = {"out"},
          .then = "test $(grep -c '\"record\"' out) -ge 1000000"}},
    });
}

std::vector<Situation> templates() {
    const auto document = [](std::string name, std::vector<SetUp> files, std::set<int> status,
                             std::vector<std::string> says) {
        return Situation{.name = std::move(name),
                         .files = std::move(files),
                         .line = "csm report p.ndjson --customer C1 --template ./t.md -o out",
                         .status = std::move(status),
                         .says = std::move(says),
                         .may_make = "out"};
    };
    const auto portfolio = customers("p.ndjson", 3);
    const auto nested = [](int count, std::string_view name) {
        return SetUp{[=] {
            std::ofstream out{"t.md"};
            out << "# {{customer_id}}\n\n";
            for (int i = 0; i < count; ++i) out << "{{#" << name << "}}";
            for (int i = 0; i < count; ++i) out << "{{/" << name << "}}";
        }};
    };
    const auto goals = [](int count, std::string_view goal) {
        return SetUp{[=] {
            std::ofstream out{"p.ndjson"};
            out << R"({"customer_id": "C1", "goals": [)" << goal;
            for (int i = 1; i < count; ++i) out << ',' << goal;
            out << "]}\n";
        }};
    };
    const auto slots = [](int count, std::string_view text) {
        return repeated("t.md", "# {{customer_id}}\n\n", std::string{text}, static_cast<std::size_t>(count),
                        "");
    };
    return {
        document("20 000 sections in each other", {portfolio, nested(20'000, "goals")}, {1}, {"./t.md:"}),
        document("100 000 sections that ask in each other", {portfolio, nested(100'000, "has_goals")}, {1},
                 {"./t.md:"}),
        document("30 000 sections one after another",
                 {portfolio, slots(30'000, "{{#has_goals}}x{{/has_goals}}\n")}, {0}, {}),
        document("100 000 sections that are never closed", {portfolio, slots(100'000, "{{#goals}}")}, {1},
                 {"./t.md:"}),
        document("100 000 sections that were never opened", {portfolio, slots(100'000, "{{/goals}}")}, {1},
                 {"./t.md:"}),
        document("100 000 slots that are none", {portfolio, slots(100'000, "{{nonsense}}\n")}, {1},
                 {"./t.md:"}),
        document("30 000 slots with nothing in them", {portfolio, slots(30'000, "{{attendees}}\n")}, {0}, {}),
        document("100 000 braces", {portfolio, slots(100'000, "{{")}, {1}, {"./t.md:"}),
        document("30 000 goals with gaps",
                 {goals(30'000, R"({"objective": "g"})"),
                  slots(1, "{{#goals}}{{objective}} {{actual}}\n{{/goals}}")},
                 {0}, {}),
        document("30 000 goals with gaps in lists in lists",
                 {goals(30'000, R"({"objective": "g"})"),
                  slots(1, "{{#goals}}{{#open_goals}}{{objective}}{{/open_goals}}{{/goals}}")},
                 {1}, {}),
        {.name = "30 000 goals with gaps in a built-in document",
         .files = {goals(30'000, R"({"objective": "g"})")},
         .line = "csm report p.ndjson --customer C1 --template success-plan -o out",
         .status = {0},
         .makes = {"out"}},
        {.name = "30 000 goals with gaps in a document for a browser",
         .files = {goals(30'000, R"({"objective": "g"})")},
         .line = "csm report p.ndjson --customer C1 --template success-plan -f html -o out",
         .status = {0},
         .makes = {"out"}},
    };
}

}  // namespace

std::vector<Situation> cost_situations() {
    return all_of({many_departments(), long_names(), many_columns(), colliding_ids(), ids_of_one_hash(),
                   many_problems(), templates()});
}

}  // namespace csm::test
