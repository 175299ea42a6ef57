// SPDX-License-Identifier: MIT
#pragma once

#include "terminal/io.hpp"

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace csm::test {

/// An Io that lives in memory: 80 columns, no terminal, an environment without a configuration, 2026-03-01.
/// The tests set and read its fields.
struct MemoryIo {
    std::string out;
    std::string err;
    std::string input;
    std::map<std::string, std::string, std::less<>> environment{{"CSM_CONFIG", ""}};
    bool reader_is_gone = false;
    std::string write_failure;  ///< what finish_out() reports; empty when all is delivered
    cmd::Io io;

    MemoryIo() {
        io.out = [this](std::string_view text) {
            if (reader_is_gone || !write_failure.empty()) return false;
            out += text;
            return true;
        };
        io.finish_out = [this]() -> Result<void> {
            if (write_failure.empty()) return {};
            return Error{"standard output", write_failure, {}};
        };
        io.err = [this](std::string_view text) { err += text; };
        io.read_stdin = [this]() -> Result<InputFile> { return InputFile::of(input); };
        io.environment = [this](std::string_view name) -> std::optional<std::string> {
            const auto found = environment.find(name);
            if (found == environment.end()) return std::nullopt;
            return found->second;
        };
        io.today = Date(2026, 3, 1);
        io.processors = 3;
    }

    MemoryIo(const MemoryIo&) = delete;
    MemoryIo& operator=(const MemoryIo&) = delete;
};

}  // namespace csm::test
