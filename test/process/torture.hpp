// SPDX-License-Identifier: MIT
#pragma once

#include "process/program.hpp"
#include "support/golden_folder.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <optional>
#include <thread>

namespace csm::test {

/// Enough lines that csm is still busy when it has written the first ones.
inline constexpr int many = 200'000;

inline void write_lines(const std::filesystem::path& path, int count = many) {
    std::ofstream file{path};
    for (int i = 0; i < count; ++i) file << "{\"customer_id\": \"C" << i << "\", \"arr\": 5}\n";
}

/// Changes something while the program stands still.
template <class Change>
void while_it_stands(RunningProgram& program, Change change) {
    program.signal(SIGSTOP);
    change();
    program.signal(SIGCONT);
}

/// Inputs that nobody would write, and a world that does not hold still.
class Torture : public testing::Test {
  protected:
    std::set<std::string> files() const { return files_below(folder_.path()); }

    /// What csm is writing beside its place; none when there is nothing.
    std::optional<std::filesystem::path> unfinished() const {
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
            if (entry.path().filename().string().starts_with(".csm-")) return entry.path();
        return std::nullopt;
    }

    /// Waits until csm has begun to write and as many bytes are there; false when it ended before.
    bool wait_for_output(RunningProgram& program, std::uintmax_t bytes = 1) const {
        for (;;) {
            std::error_code gone;
            const auto path = unfinished();
            const auto size = path ? std::filesystem::file_size(*path, gone) : 0;
            if (path && !gone && size >= bytes) return true;
            if (!program.runs()) return false;
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        }
    }

    /// Starts the program on a fresh p.ndjson and meddles with it once it has written some bytes. On a busy
    /// machine it can be done before that; then it is tried again.
    template <class Meddle>
    Ended run_and_meddle(const Start& start, Meddle meddle, std::uintmax_t written = 1) {
        constexpr int most_attempts = 30;
        for (int attempt = 1;; ++attempt) {
            write_lines("p.ndjson");
            RunningProgram program{start};
            if (wait_for_output(program, written)) meddle(program);
            auto ended = program.wait();
            if (ended.status != 0 || attempt == most_attempts) return ended;
            std::filesystem::remove("out.ndjson");
            std::filesystem::remove("check.txt");
        }
    }

    TemporaryFolder folder_;
};

inline const Start to_a_file{
    .args = {"health", "p.ndjson", "--sort", "input", "-f", "ndjson", "-o", "out.ndjson"}};

inline void write_repeated(const std::filesystem::path& path, std::string_view before, std::string_view part,
                           std::size_t count, std::string_view after) {
    std::string block;
    constexpr std::size_t in_block = 100'000;
    for (std::size_t i = 0; i < std::min(in_block, count); ++i) block += part;
    std::ofstream file{path, std::ios::binary};
    file << before;
    for (std::size_t i = 0; i < count / in_block; ++i) file << block;
    file << block.substr(0, count % in_block * part.size()) << after;
}

}  // namespace csm::test
