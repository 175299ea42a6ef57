// SPDX-License-Identifier: MIT
#include "files/mapped_range.hpp"

#include "line/outcome.hpp"
#include "terminal/progress_bar.hpp"
#include "terminal/unfinished.hpp"
#include "terminal/writer.hpp"

#include <unistd.h>

#include <bit>
#include <csignal>
#include <cstdint>

namespace csm::cmd {

namespace {

// A signal handler can reach nothing but static storage.
std::atomic<MappedRange*> newest{nullptr};
static_assert(std::atomic<MappedRange*>::is_always_lock_free);
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

MappedRange::MappedRange(const std::string& name, std::string_view bytes)
    : message_("csm: " +
               describe(Error{name, "became shorter while it was read",
                              "run the command again when nothing writes to the file"}) +
               "\n"),
      bytes_(bytes),
      next_(newest.load()) {
    newest = this;
}

MappedRange::~MappedRange() {
    auto* link = &newest;
    while (link->load() != this) link = &link->load()->next_;
    *link = next_.load();
}

const std::string* MappedRange::message_at(const void* address) {
    for (const auto* range = newest.load(); range != nullptr; range = range->next_.load()) {
        const auto offset =
            std::bit_cast<std::uintptr_t>(address) - std::bit_cast<std::uintptr_t>(range->bytes_.data());
        if (offset < range->bytes_.size()) return &range->message_;
    }
    return nullptr;
}

void end_calmly_when_an_input_shrinks() {
    struct sigaction action {};

    action.sa_sigaction = end_at_lost_input;
    action.sa_flags = SA_SIGINFO;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(SIGBUS, &action, nullptr);
}

}  // namespace csm::cmd
