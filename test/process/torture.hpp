// SPDX-License-Identifier: MIT
#pragma once

#include "process/program.hpp"
#include "support/golden_folder.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <optional>
#include <thread>

namespace csm::test {

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

    TemporaryFolder folder_;
};

/// Enough lines that csm is still busy when it has written the first ones.
inline constexpr int many = 200'000;

inline void write_lines(const std::filesystem::path& path, int count = many) {
    std::ofstream file{path};
    for (int i = 0; i < count; ++i) file << "{\"customer_id\": \"C" << i << "\", \"arr\": 5}\n";
}

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
