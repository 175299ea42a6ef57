// SPDX-License-Identifier: MIT
#include "terminal/lost_input.hpp"

#include "line/outcome.hpp"
#include "terminal/progress_bar.hpp"
#include "terminal/unfinished.hpp"
#include "terminal/writer.hpp"

#include <csm/mapped_range.hpp>

#include <unistd.h>

#include <atomic>
#include <csignal>

namespace csm::cmd {

namespace {

std::atomic_flag is_ending;

void end_at_lost_input(int signal_number, siginfo_t* info, void*) {
    const auto* const message = MappedRange::message_at(info->si_addr);
    if (message == nullptr) {
        remove_unfinished_files();
        erase_progress_at_signal();
        std::signal(signal_number, SIG_DFL);
        std::raise(signal_number);
        return;
    }
    // Two threads may come to what is gone at once; one of them says so.
    if (is_ending.test_and_set())
        for (;;) ::pause();
    remove_unfinished_files();
    erase_progress_at_signal();
    write_fully(STDERR_FILENO, *message);
    ::_exit(static_cast<int>(Status::failed));
}

}  // namespace

void end_calmly_when_an_input_shrinks() {
    struct sigaction action {};

    action.sa_sigaction = end_at_lost_input;
    action.sa_flags = SA_SIGINFO;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(SIGBUS, &action, nullptr);
}

}  // namespace csm::cmd
