// SPDX-License-Identifier: MIT
#pragma once

#include "process/program.hpp"

#include <chrono>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace csm::test {

/// Makes something in the current folder before csm runs.
using SetUp = std::function<void()>;

/// Something hostile that happens to csm, and what is promised then. The shell runs `line` in a folder of its
/// own, with csm in its PATH and TMPDIR an empty folder elsewhere. Beside what a row says, for every row:
/// - nothing that stood in the folder is changed, replaced or removed, except what `changes` names;
/// - nothing is left there or in TMPDIR, except what `makes` and `may_make` name;
/// - standard error holds no control characters, says why when the status is not 0, and never that something
///   went wrong inside csm; no sanitizer speaks there;
/// - the line ends within `limit`.
struct Situation {
    std::string name;  ///< a few words; the name of the test
    std::vector<SetUp> files{};
    std::string line;
    std::set<int> status{1};
    std::vector<std::string> says{};        ///< what standard error must hold
    std::vector<std::string> never_says{};  ///< what neither standard error nor the output may hold
    std::vector<std::string> prints{};      ///< what standard output must hold
    std::vector<std::string> makes{};       ///< files that are new afterwards
    std::string may_make{};                 ///< the beginning of the names of others that may be
    std::vector<std::string> changes{};     ///< files that the line itself changes or removes
    std::string then{};      ///< a line that must succeed afterwards, without a word on standard error
    int signal = 0;          ///< sent to csm as soon as it has written some bytes of a new file
    std::string needs{};     ///< a line that fails where this cannot be tried
    bool is_silent = false;  ///< nothing need be said for a status that is not 0
    std::chrono::seconds limit{120};
};

/// Situations of one kind, as docs/reliability.md counts them.
struct KindOfSituation {
    std::string name;
    std::vector<Situation> situations;
};

/// Every kind; the tables are in test/process/hostile.
std::vector<KindOfSituation> hostile_kinds();

/// The situation once for each of the commands; {} in its texts stands for the command.
std::vector<Situation> for_each_command(const std::vector<std::string>& commands, const Situation& situation);

/// Puts all of them into one list.
std::vector<Situation> all_of(std::vector<std::vector<Situation>> lists);

/// A file with a text.
SetUp file(std::string path, std::string text);

/// A file with a text that gzip packed.
SetUp packed(std::string path, std::string text);

/// A file of `before`, `part` as often as it is said, and `after`.
SetUp repeated(std::string path, std::string before, std::string part, std::size_t count, std::string after);

/// An NDJSON file of that many customers C0, C1, …; csm is busy for a while with 200,000 of them.
SetUp customers(std::string path, int count);

/// The same as CSV with the columns customer_id and arr.
SetUp customer_rows(std::string path, int count);

/// A copy of a file of the folder data, such as samples/portfolio.json.
SetUp data(std::string from, std::string to);

/// What a line of the shell makes, such as "ln -s a b".
SetUp shell(std::string line);

/// Tries the situation in a new folder; a failure of the running test when a promise is broken.
void try_situation(const Situation& situation);

}  // namespace csm::test
