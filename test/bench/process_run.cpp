// SPDX-License-Identifier: MIT
#include "bench/process_run.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <stdexcept>
#include <system_error>

namespace csm::bench {

namespace {

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

pid_t start(std::vector<std::string> words) {
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int error = posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) throw std::system_error{error, std::generic_category(), words[0]};
    return child;
}

}  // namespace

Usage run_process(const std::vector<std::string>& words) {
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = start(words);
    int status = 0;
    rusage used{};
    while (wait4(child, &status, 0, &used) < 0)
        if (errno != EINTR) throw std::system_error{errno, std::generic_category(), "wait4"};
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        std::string text = "this command did not end well:";
        for (const auto& word : words) text += " " + word;
        throw std::runtime_error{text};
    }
    return {.seconds = wall.count(),
            .cpu_seconds = seconds(used.ru_utime) + seconds(used.ru_stime),
            // NOLINTNEXTLINE(cppcoreguidelines-pro-type-union-access): so the C library declares it
            .peak_bytes = static_cast<std::uint64_t>(used.ru_maxrss) * 1024};
}

}  // namespace csm::bench
