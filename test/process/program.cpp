// SPDX-License-Identifier: MIT
#include "process/program.hpp"

#include "support/golden_folder.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <system_error>

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

int spawn_and_wait(const Start& start, const Descriptors& descriptors) {
    std::vector<std::string> words{CSM_BINARY};
    words.insert(words.end(), start.args.begin(), start.args.end());
    auto environment = start.environment;
    pid_t process = -1;
    must(::posix_spawn(&process, CSM_BINARY, descriptors.get(), nullptr, pointers(words).data(),
                       pointers(environment).data()));
    int state = 0;
    while (::waitpid(process, &state, 0) == -1)
        if (errno != EINTR) must(errno);
    return WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
}

/// A name beside the current folder, so that tests see only what csm leaves in it.
std::string beside(const char* name) { return std::filesystem::current_path().string() + name; }

}  // namespace

Ended run_program(const Start& start) {
    const auto out = beside(".stdout");
    const auto err = beside(".stderr");
    constexpr int create = O_WRONLY | O_CREAT | O_TRUNC;
    Ended ended;
    {
        const ClosedPipe pipe;
        Descriptors descriptors;
        descriptors.open(STDIN_FILENO, start.input.string(), O_RDONLY);
        descriptors.open(STDERR_FILENO, err, create);
        if (start.out == OutTo::closed_pipe)
            descriptors.use(STDOUT_FILENO, pipe.end());
        else
            descriptors.open(STDOUT_FILENO, start.out == OutTo::full_disk ? "/dev/full" : out,
                             start.out == OutTo::full_disk ? O_WRONLY : create);
        ended.status = spawn_and_wait(start, descriptors);
    }
    if (start.out == OutTo::collected) ended.out = text_of(out);
    ended.err = text_of(err);
    std::filesystem::remove(out);
    std::filesystem::remove(err);
    return ended;
}

}  // namespace csm::test
