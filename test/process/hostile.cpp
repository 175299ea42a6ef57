// SPDX-License-Identifier: MIT
#include "process/hostile.hpp"

#include "places.hpp"
#include "support/golden_folder.hpp"
#include "support/gzip.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <thread>

namespace csm::test {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

namespace {

/// What is in a folder: the content of files, the targets of links, and that there is something else.
using Snapshot = std::map<std::string, std::string>;

std::string content_of(const fs::directory_entry& entry) {
    constexpr std::uintmax_t small = 1 << 20;
    if (entry.is_symlink()) return "link to " + fs::read_symlink(entry.path()).string();
    if (!entry.is_regular_file()) return "no file";
    if (entry.file_size() <= small) return text_of(entry.path());
    return std::to_string(entry.file_size()) + " bytes of " +
           std::to_string(entry.last_write_time().time_since_epoch().count());
}

Snapshot snapshot(const fs::path& folder) {
    Snapshot found;
    for (const auto& entry : fs::recursive_directory_iterator{folder})
        if (entry.is_symlink() || !entry.is_directory())
            found[entry.path().lexically_relative(folder).generic_string()] = content_of(entry);
    return found;
}

bool has_begun_to_write(const Snapshot& before, const fs::path& folder) {
    std::error_code gone;
    for (fs::recursive_directory_iterator entry{folder, gone}, end; !gone && entry != end;
         entry.increment(gone)) {
        std::error_code ignored;
        const auto name = entry->path().lexically_relative(folder).generic_string();
        if (!before.contains(name) && entry->is_regular_file(ignored) && entry->file_size(ignored) > 0)
            return true;
    }
    return false;
}

/// What the programs of a situation get from the outside.
std::vector<std::string> surroundings(const fs::path& temporary) {
    const auto programs = fs::path{CSM_BINARY}.parent_path().string();
    std::vector<std::string> list{"PATH=" + programs + ":/usr/sbin:/usr/bin:/sbin:/bin",
                                  "TMPDIR=" + temporary.string(), "SAMPLES=" CSM_SOURCE_DIR "/data/samples",
                                  "CSM_CONFIG="};
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
    list.emplace_back("SANITIZED=1");
#endif
    if (under_thread_sanitizer) list.emplace_back("SIGNALS_COME_AFTER_READS=1");
    return list;
}

/// Runs the line and meddles when the situation wants it; nothing when csm was done before.
std::optional<Ended> attempt(const Situation& situation, const Start& start, const Snapshot& before) {
    RunningProgram program{start};
    bool was_sent = situation.signal == 0;
    while (!was_sent && program.runs()) {
        if (has_begun_to_write(before, fs::current_path())) {
            program.signal(situation.signal);
            was_sent = true;
        }
        std::this_thread::sleep_for(std::chrono::microseconds{200});
    }
    auto ended = program.wait();
    const bool came_late =
        situation.signal != 0 && !situation.status.contains(ended.status) && ended.status == 0;
    if (!was_sent || came_late) return std::nullopt;
    return ended;
}

/// A file that is new although nobody asked for it, or one that was there and is another now.
bool is_unwanted(const Situation& situation, const std::string& name, bool was_there) {
    const auto names = [&](const std::vector<std::string>& list) {
        return std::ranges::count(list, name) > 0;
    };
    if (names(situation.changes)) return false;
    if (was_there) return true;
    return !names(situation.makes) && (situation.may_make.empty() || !name.starts_with(situation.may_make) ||
                                       name.find(".csm-") != name.npos);
}

void compare(const Situation& situation, const Snapshot& before, const Snapshot& after) {
    for (const auto& [name, content] : before) {
        const auto found = after.find(name);
        const bool is_another = found == after.end() || found->second != content;
        EXPECT_FALSE(is_another && is_unwanted(situation, name, true)) << name << " is another or gone";
    }
    for (const auto& [name, content] : after)
        EXPECT_TRUE(before.contains(name) || !is_unwanted(situation, name, false)) << name << " is new";
    for (const auto& name : situation.makes) EXPECT_TRUE(after.contains(name)) << name << " is missing";
}

/// Lines and tabs are fine; whatever else acts on a terminal is not.
bool acts_on_terminal(std::string_view text) {
    const auto acts = [](char letter) {
        const auto code = static_cast<unsigned char>(letter);
        return (code < 0x20 && letter != '\n' && letter != '\t') || code == 0x7F;
    };
    return std::ranges::any_of(text, acts) || text.find("\u202e") != text.npos ||
           text.find("\u2066") != text.npos || text.find("\u009b") != text.npos;
}

void check_what_was_said(const Situation& situation, const Ended& ended) {
    EXPECT_TRUE(situation.status.contains(ended.status)) << "status " << ended.status;
    for (const auto& text : situation.says) EXPECT_THAT(ended.err, HasSubstr(text));
    for (const auto& text : situation.prints) EXPECT_THAT(ended.out, HasSubstr(text));
    for (const auto& text : situation.never_says) {
        EXPECT_THAT(ended.err, Not(HasSubstr(text)));
        EXPECT_THAT(ended.out, Not(HasSubstr(text)));
    }
    EXPECT_FALSE(acts_on_terminal(ended.err)) << ended.err;
    for (const char* const text : {"inside csm", "Sanitizer", "runtime error", "terminate called"})
        EXPECT_THAT(ended.err, Not(HasSubstr(text)));
    const bool may_be_silent = ended.status == 0 || ended.status >= 128 || situation.is_silent;
    EXPECT_TRUE(may_be_silent || !ended.err.empty()) << "nothing was said";
}

void set_up(const Situation& situation) {
    for (const auto& make : situation.files) make();
}

Start shell_start(const std::string& line, const fs::path& temporary, std::chrono::seconds limit) {
    return {.through = {"sh", "-c", line}, .environment = surroundings(temporary), .limit = limit};
}

void replace_all(std::string& text, std::string_view part, std::string_view by) {
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + by.size()))
        text.replace(at, part.size(), by);
}

}  // namespace

std::vector<Situation> for_each_command(const std::vector<std::string>& commands,
                                        const Situation& situation) {
    std::vector<Situation> list;
    for (const auto& command : commands) {
        auto row = situation;
        const auto word = command.substr(0, command.find(' '));
        row.name += ", " + command;
        replace_all(row.line, "{}", command);
        for (auto* const texts : {&row.says, &row.never_says, &row.prints})
            for (auto& text : *texts) replace_all(text, "{}", word);
        replace_all(row.then, "{}", command);
        list.push_back(std::move(row));
    }
    return list;
}

std::vector<Situation> all_of(std::vector<std::vector<Situation>> lists) {
    std::vector<Situation> all;
    for (auto& list : lists) std::ranges::move(list, std::back_inserter(all));
    return all;
}

SetUp file(std::string path, std::string text) {
    // Situations are copied often, and some texts are long.
    return [path = std::move(path), text = std::make_shared<const std::string>(std::move(text))] {
        write_text(path, *text);
    };
}

SetUp packed(std::string path, std::string text) {
    return [path = std::move(path), text = std::move(text)] { write_text(path, gzip(text)); };
}

SetUp repeated(std::string path, std::string before, std::string part, std::size_t count, std::string after) {
    return [=] {
        std::ofstream out{path, std::ios::binary};
        out << before;
        for (std::size_t i = 0; i < count; ++i) out << part;
        out << after;
    };
}

SetUp customers(std::string path, int count) {
    return [=] {
        std::ofstream out{path};
        for (int i = 0; i < count; ++i) out << "{\"customer_id\": \"C" << i << "\", \"arr\": 5}\n";
    };
}

SetUp customer_rows(std::string path, int count) {
    return [=] {
        std::ofstream out{path};
        out << "customer_id,arr\n";
        for (int i = 0; i < count; ++i) out << 'C' << i << ",5\n";
    };
}

SetUp data(std::string from, std::string to) {
    return [=] { fs::copy_file(fs::path{CSM_SOURCE_DIR} / "data" / from, to); };
}

SetUp shell(std::string line) {
    return [=] {
        if (std::system(line.c_str()) != 0)  // NOLINT(concurrency-mt-unsafe)
            throw std::runtime_error("cannot be set up: " + line);
    };
}

void try_situation(const Situation& situation) {
    const TemporaryFolder temporary;
    const TemporaryFolder folder;
    const auto start = [&](const std::string& line) {
        return shell_start(line, temporary.path(), situation.limit);
    };
    if (!situation.needs.empty() && run_program(start(situation.needs)).status != 0)
        GTEST_SKIP() << "cannot be tried here: " << situation.needs;
    constexpr int most_attempts = 30;
    std::optional<Ended> ended;
    Snapshot before;
    for (int i = 0; i < most_attempts && !ended; ++i) {
        for (const auto& entry : fs::directory_iterator{"."}) fs::remove_all(entry);
        set_up(situation);
        before = snapshot(folder.path());
        // The signal goes to csm itself and not to the shell.
        ended = attempt(situation, start(situation.signal == 0 ? situation.line : "exec " + situation.line),
                        before);
    }
    ASSERT_TRUE(ended) << "csm was always done before the signal came";
    SCOPED_TRACE(situation.line + "\n" + ended->err.substr(0, 4000));
    ASSERT_FALSE(ended->timed_out) << "it hangs";
    check_what_was_said(situation, *ended);
    compare(situation, before, snapshot(folder.path()));
    EXPECT_TRUE(fs::is_empty(temporary.path())) << "something is left in TMPDIR";
    if (situation.then.empty()) return;
    const auto then = run_program(start(situation.then));
    EXPECT_EQ(then.status, 0) << situation.then << '\n' << then.out;
    EXPECT_EQ(then.err, "") << situation.then;
}

}  // namespace csm::test
