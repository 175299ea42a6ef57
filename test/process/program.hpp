// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace csm::test {

/// Whether these tests and the program run under the thread sanitizer.
#if defined(__SANITIZE_THREAD__)
inline constexpr bool under_thread_sanitizer = true;
#else
inline constexpr bool under_thread_sanitizer = false;
#endif

/// The sanitizers' options as these tests got them, as NAME=VALUE; they reach every program that is started.
std::vector<std::string> sanitizer_options();

/// Where a process's standard output goes.
enum class OutTo { collected, closed_pipe, full_disk };

/// How the built program is started.
struct Start {
    std::vector<std::string> args{};
    std::vector<std::string> through{};  ///< a command that runs what follows it, such as env or a shell
    std::filesystem::path input = "/dev/null";
    OutTo out = OutTo::collected;
    std::vector<std::string> environment{};  ///< NAME=VALUE; else only the sanitizers' options
    std::chrono::seconds limit{600};         ///< after which it is killed with all that it started
};

/// What a process printed and how it ended; a status of 128 and more is a signal, as a shell shows it.
struct Ended {
    int status = 0;
    std::string out;
    std::string err;
    bool timed_out = false;  ///< it was killed at its limit
};

/// The built csm, running in the current folder, in a process group of its own.
class RunningProgram {
  public:
    explicit RunningProgram(const Start& start);
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;
    ~RunningProgram();

    void signal(int number) const;

    /// Whether it has not ended yet.
    bool runs();

    /// Waits for its end; called once.
    Ended wait();

  private:
    Start start_;
    int process_ = -1;
    int state_ = 0;
    bool has_ended_ = false;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

/// Runs the built csm in the current folder and waits for its end.
Ended run_program(const Start& start);

}  // namespace csm::test
