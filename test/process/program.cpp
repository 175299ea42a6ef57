// SPDX-License-Identifier: MIT
#include "process/program.hpp"

#include "places.hpp"
#include "support/golden_folder.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace csm::test {

namespace {

void must(int error) {
    if (error != 0) throw std::system_error(error, std::generic_category());
}

/// What posix_spawn does with the descriptors of the new process.
class Descriptors {
  public:
    Descriptors() { must(::posix_spawn_file_actions_init(&actions_)); }

    Descriptors(const Descriptors&) = delete;
    Descriptors& operator=(const Descriptors&) = delete;

    ~Descriptors() { ::posix_spawn_file_actions_destroy(&actions_); }

    void open(int descriptor, const std::string& path, int flags) {
        must(::posix_spawn_file_actions_addopen(&actions_, descriptor, path.c_str(), flags, 0600));
    }

    void use(int descriptor, int source) {
        must(::posix_spawn_file_actions_adddup2(&actions_, source, descriptor));
    }

    const posix_spawn_file_actions_t* get() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

/// The writing end of a pipe that nobody reads.
class ClosedPipe {
  public:
    ClosedPipe() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) must(errno);
        ::close(ends[0]);
        end_ = ends[1];
    }

    ClosedPipe(const ClosedPipe&) = delete;
    ClosedPipe& operator=(const ClosedPipe&) = delete;

    ~ClosedPipe() { ::close(end_); }

    int end() const { return end_; }

  private:
    int end_ = -1;
};

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> list;
    list.reserve(words.size() + 1);
    for (auto& word : words) list.push_back(word.data());
    list.push_back(nullptr);
    return list;
}

int spawn(const Start& start, const Descriptors& descriptors) {
    auto words = start.through;
    words.emplace_back(CSM_BINARY);
    words.insert(words.end(), start.args.begin(), start.args.end());
    auto environment = sanitizer_options();
    environment.emplace_back("CSM_CONFIG=");
    environment.insert(environment.end(), start.environment.begin(), start.environment.end());
    pid_t process = -1;
    posix_spawnattr_t attributes{};
    must(::posix_spawnattr_init(&attributes));
    must(::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP));
    const int error = ::posix_spawnp(&process, words.front().c_str(), descriptors.get(), &attributes,
                                     pointers(words).data(), pointers(environment).data());
    ::posix_spawnattr_destroy(&attributes);
    must(error);
    return process;
}

/// A name beside the current folder, so that tests see only what csm leaves in it.
std::string beside(const char* name) { return std::filesystem::current_path().string() + name; }

}  // namespace

std::vector<std::string> sanitizer_options() {
    std::vector<std::string> list;
    for (const char* const name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"})
        if (const char* const value = std::getenv(name))  // NOLINT(concurrency-mt-unsafe)
            list.push_back(std::string{name} + "=" + value);
    return list;
}

RunningProgram::RunningProgram(const Start& start) : start_(start) {
    constexpr int create = O_WRONLY | O_CREAT | O_TRUNC;
    const ClosedPipe pipe;
    Descriptors descriptors;
    descriptors.open(STDIN_FILENO, start.input.string(), O_RDONLY);
    descriptors.open(STDERR_FILENO, beside(".stderr"), create);
    if (start.out == OutTo::closed_pipe)
        descriptors.use(STDOUT_FILENO, pipe.end());
    else
        descriptors.open(STDOUT_FILENO, start.out == OutTo::full_disk ? "/dev/full" : beside(".stdout"),
                         start.out == OutTo::full_disk ? O_WRONLY : create);
    process_ = spawn(start, descriptors);
}

RunningProgram::~RunningProgram() {
    if (has_ended_) return;
    ::kill(-process_, SIGKILL);
    ::waitpid(process_, &state_, 0);
}

void RunningProgram::signal(int number) const { ::kill(process_, number); }

bool RunningProgram::runs() {
    if (!has_ended_) has_ended_ = ::waitpid(process_, &state_, WNOHANG) == process_;
    return !has_ended_;
}

Ended RunningProgram::wait() {
    Ended ended;
    while (runs()) {
        ended.timed_out = std::chrono::steady_clock::now() - started_ > start_.limit;
        if (ended.timed_out) ::kill(-process_, SIGKILL);
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    ended.status = WIFEXITED(state_) ? WEXITSTATUS(state_) : 128 + WTERMSIG(state_);
    if (start_.out == OutTo::collected) ended.out = text_of(beside(".stdout"));
    ended.err = text_of(beside(".stderr"));
    std::filesystem::remove(beside(".stdout"));
    std::filesystem::remove(beside(".stderr"));
    return ended;
}

Ended run_program(const Start& start) { return RunningProgram{start}.wait(); }

}  // namespace csm::test
