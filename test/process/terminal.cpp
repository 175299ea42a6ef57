// SPDX-License-Identifier: MIT
#include "process/terminal.hpp"

#include "process/program.hpp"

#include "places.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>

namespace csm::test {

namespace {

constexpr int longest_silence = 60'000;  // milliseconds; only a test that fails waits so long

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> list;
    for (auto& word : words) list.push_back(word.data());
    list.push_back(nullptr);
    return list;
}

void redirect(const std::string& path, int descriptor, int flags) {
    if (path.empty()) return;
    const int file = ::open(path.c_str(), flags, 0600);
    if (file < 0 || ::dup2(file, descriptor) < 0) ::_exit(126);
}

[[noreturn]] void become(const OnTerminal& start, std::vector<std::string>& words,
                         std::vector<std::string>& environment) {
    redirect(start.input, STDIN_FILENO, O_RDONLY);
    redirect(start.output, STDOUT_FILENO, O_WRONLY | O_CREAT | O_TRUNC);
    redirect(start.messages, STDERR_FILENO, O_WRONLY | O_CREAT | O_TRUNC);
    ::execve(CSM_BINARY, pointers(words).data(), pointers(environment).data());
    ::_exit(127);
}

}  // namespace

ProgramOnTerminal::ProgramOnTerminal(const OnTerminal& start) {
    std::vector<std::string> words{"csm"};
    words.insert(words.end(), start.args.begin(), start.args.end());
    auto environment = sanitizer_options();
    environment.emplace_back("CSM_CONFIG=");
    environment.insert(environment.end(), start.environment.begin(), start.environment.end());
    environment.push_back(std::string{"PATH="} + std::getenv("PATH"));
    environment.emplace_back("TERM=xterm");
    const winsize size{start.rows, start.columns, 0, 0};
    process_ = ::forkpty(&terminal_, nullptr, nullptr, &size);
    if (process_ == 0) become(start, words, environment);
    if (process_ < 0) throw std::system_error(errno, std::generic_category());
}

ProgramOnTerminal::~ProgramOnTerminal() {
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    ::close(terminal_);
}

/// More of the screen; false at the end, which a terminal tells as an error.
bool ProgramOnTerminal::receive() {
    std::array<char, 4096> piece{};
    pollfd request{terminal_, POLLIN, 0};
    if (::poll(&request, 1, longest_silence) <= 0) return false;
    const auto got = ::read(terminal_, piece.data(), piece.size());
    if (got <= 0) return false;
    screen_.append(piece.data(), static_cast<std::size_t>(got));
    return true;
}

bool ProgramOnTerminal::shows(std::string_view text) {
    while (screen_.find(text) == std::string::npos)
        if (!receive()) return false;
    return true;
}

void ProgramOnTerminal::type(std::string_view keys) const {
    if (::write(terminal_, keys.data(), keys.size()) < 0)
        throw std::system_error(errno, std::generic_category());
}

int ProgramOnTerminal::wait() {
    while (receive()) {
    }
    int state = 0;
    ::waitpid(process_, &state, 0);
    process_ = -1;
    return WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
}

}  // namespace csm::test
