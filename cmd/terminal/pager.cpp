// SPDX-License-Identifier: MIT
#include "terminal/pager.hpp"

#include "terminal/writer.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>

namespace csm::cmd {

namespace {

constexpr int no_such_command = 127;  // a shell's exit status

/// As for every program that lets another one have the terminal, keys that interrupt concern the other one.
class IgnoredInterrupts {
  public:
    IgnoredInterrupts() : interrupt_{std::signal(SIGINT, SIG_IGN)}, quit_{std::signal(SIGQUIT, SIG_IGN)} {}

    IgnoredInterrupts(const IgnoredInterrupts&) = delete;
    IgnoredInterrupts& operator=(const IgnoredInterrupts&) = delete;

    ~IgnoredInterrupts() {
        std::signal(SIGINT, interrupt_);
        std::signal(SIGQUIT, quit_);
    }

  private:
    using Handler = void (*)(int);
    Handler interrupt_;
    Handler quit_;
};

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> list;
    for (auto& word : words) list.push_back(word.data());
    list.push_back(nullptr);
    return list;
}

/// This process's environment; -F leaves a short text on the screen, -R lets colours through, -X keeps what
/// was read.
std::vector<std::string> pager_environment() {
    std::vector<std::string> environment;
    for (char** entry = ::environ; *entry != nullptr; ++entry) environment.emplace_back(*entry);
    if (std::getenv("LESS") == nullptr) environment.emplace_back("LESS=FRX");
    if (std::getenv("LV") == nullptr) environment.emplace_back("LV=-c");
    return environment;
}

/// Starts the command with `input` as its standard input; -1 when that fails.
pid_t start(std::vector<std::string> words, int input) {
    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    ::posix_spawnattr_init(&attributes);
    sigset_t ordinary{};  // what this process ignores, a program that it starts would ignore, too
    ::sigemptyset(&ordinary);
    for (const int number : {SIGPIPE, SIGXFSZ, SIGINT, SIGQUIT}) ::sigaddset(&ordinary, number);
    ::posix_spawnattr_setsigdefault(&attributes, &ordinary);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    auto environment = pager_environment();
    pid_t process = -1;
    const int error = ::posix_spawnp(&process, words.front().c_str(), &actions, &attributes,
                                     pointers(words).data(), pointers(environment).data());
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
    return error == 0 ? process : -1;
}

/// The exit status of the process; 0 when a signal ended it.
int wait_for(pid_t process) {
    int state = 0;
    while (::waitpid(process, &state, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(state) ? WEXITSTATUS(state) : 0;
}

}  // namespace

std::vector<std::string> pager_command(const Io& io) {
    for (const auto* const name : {"CSM_PAGER", "PAGER"})
        if (auto command = io.environment(name))
            return command->empty() || *command == "cat" ? std::vector<std::string>{}
                                                         : std::vector<std::string>{"sh", "-c", *command};
    if (io.environment("TERM").value_or("") == "dumb") return {};
    return {"less"};
}

bool run_pager(const std::vector<std::string>& command, std::string_view text) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    const IgnoredInterrupts ignored;
    const auto process = start(command, ends[0]);
    ::close(ends[0]);
    if (process != -1) write_fully(ends[1], text);  // a reader who leaves early has seen enough
    ::close(ends[1]);
    return process != -1 && wait_for(process) != no_such_command;
}

void show_page(const Io& io, std::string_view text) {
    const auto lines = std::ranges::count(text, '\n');
    if (io.page && io.height > 0 && lines >= io.height)
        if (const auto command = pager_command(io); !command.empty() && io.page(command, text)) return;
    io.out(text);
}

}  // namespace csm::cmd
