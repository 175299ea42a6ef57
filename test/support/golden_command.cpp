// SPDX-License-Identifier: MIT
#include "support/golden_command.hpp"

#include "run.hpp"
#include "support/memory_io.hpp"

#include <optional>
#include <span>
#include <stdexcept>

namespace csm::test {

namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view shell_only = "|&;<>()$`\\*?[]#~{}!";

/// One word from the start of the text, which begins with no blank; the text keeps the rest.
std::string take_word(std::string_view& text) {
    std::string word;
    while (!text.empty() && blanks.find(text.front()) == std::string_view::npos) {
        const char letter = text.front();
        text.remove_prefix(1);
        if (letter == '\'' || letter == '"') {
            const auto end = text.find(letter);
            if (end == std::string_view::npos) throw std::invalid_argument("a quote is not closed");
            word += text.substr(0, end);
            text.remove_prefix(end + 1);
        } else if (shell_only.find(letter) != std::string_view::npos) {
            throw std::invalid_argument(std::string{"no shell runs this line, quote the "} + letter);
        } else {
            word += letter;
        }
    }
    return word;
}

}  // namespace

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    while (true) {
        const auto start = line.find_first_not_of(blanks);
        if (start == std::string_view::npos) return words;
        line.remove_prefix(start);
        words.push_back(take_word(line));
    }
}

GoldenRun run_golden(std::string_view line, const GoldenSetting& setting) {
    const auto words = words_of(line);
    if (words.empty() || words.front() != "csm")
        throw std::invalid_argument("not a command line of csm: " + std::string{line});
    GoldenRun run;
    MemoryIo memory;
    memory.input = setting.input;
    memory.environment = setting.environment;
    memory.environment.emplace("CSM_CONFIG", "");  // unless the case says otherwise
    memory.io.width = setting.width;
    memory.io.out_is_terminal = setting.out_is_terminal;
    memory.io.today = Date(2026, 12, 1);
    memory.io.out = [&run](std::string_view text) {
        run.out += text;
        run.screen += text;
        return true;
    };
    memory.io.err = [&run](std::string_view text) {
        run.err += text;
        run.screen += text;
    };
    run.status = cmd::run(std::span{words}.subspan(1), memory.io);
    return run;
}

}  // namespace csm::test
