// SPDX-License-Identifier: MIT
#include "terminal/progress_bar.hpp"

#include "terminal/writer.hpp"

#include <csm/number.hpp>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <string_view>
#include <system_error>

namespace csm::cmd {

namespace {

constexpr std::string_view erase_line = "\r\x1b[K";
constexpr int bar_width = 20;

// A signal handler can reach nothing but static storage.
std::atomic<bool> is_shown{false};
static_assert(std::atomic<bool>::is_always_lock_free);

std::string_view name_of(Progress::Work work) {
    constexpr std::array<std::string_view, 7> names{
        "", "receiving", "unpacking", "reading", "joining", "reading again", "writing the result"};
    return names[static_cast<std::size_t>(work)];
}

bool counts_bytes(Progress::Work work) {
    return work == Progress::Work::receiving || work == Progress::Work::unpacking ||
           work == Progress::Work::reading;
}

std::string thousands(std::uint64_t count) {
    std::string text;
    append_thousands(text, static_cast<double>(count));
    return text;
}

/// "12.3 MB", or of a known whole "12 of 230 MB".
std::string megabytes(std::uint64_t done, std::uint64_t all) {
    constexpr double megabyte = 1e6;
    const auto of = [](std::uint64_t bytes) { return static_cast<double>(bytes) / megabyte; };
    if (all == 0) return fmt::format("{:.1f} MB", of(done));
    return fmt::format("{:.0f} of {:.0f} MB", of(done), of(all));
}

std::string bar(double share, bool ascii) {
    const auto filled = static_cast<int>(share * bar_width);
    std::string text;
    for (int i = 0; i < bar_width; ++i) text += i < filled ? (ascii ? "#" : "█") : (ascii ? "." : "░");
    return text;
}

int terminal_columns() {
    constexpr int usual = 80;
    winsize size{};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): POSIX has no other form
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual;
}

}  // namespace

std::string progress_text(const Progress& progress, int width, bool ascii) {
    const auto work = progress.work.load();
    if (work == Progress::Work::none) return {};
    const auto all = progress.all.load(), accounts = progress.accounts.load();
    const auto done = all == 0 ? progress.done.load() : std::min(progress.done.load(), all);
    std::string start = fmt::format("csm: {}", name_of(work));
    if (work == Progress::Work::writing) return start;
    std::string figures = counts_bytes(work) ? megabytes(done, all)
                          : all == 0         ? thousands(done) + " accounts"
                                             : thousands(done) + " of " + thousands(all) + " accounts";
    if (accounts > 0) figures += ", " + thousands(accounts) + " accounts";
    if (all == 0) return start + ", " + figures;
    const double share = static_cast<double>(done) / static_cast<double>(all);
    start += fmt::format("  {:3.0f} %", std::floor(share * 100));
    const auto needed = static_cast<int>(start.size() + figures.size()) + bar_width + 4;
    return needed <= width ? start + "  " + bar(share, ascii) + "  " + figures : start;
}

void ProgressBar::start() {
    if (watcher_.joinable()) return;
    try {
        watcher_ = std::jthread([this](const std::stop_token& stopped) { watch(stopped); });
    } catch (const std::system_error&) {
        // Without a thread to spare nobody tells how far the work is.
    }
}

void ProgressBar::watch(const std::stop_token& stopped) {
    using namespace std::chrono_literals;
    std::unique_lock lock{mutex_};
    const auto is_over = [&] { return stopped.stop_requested(); };
    for (auto pause = 1000ms; !is_stopping_.wait_for(lock, stopped, pause, is_over); pause = 200ms) show();
}

void ProgressBar::show() {
    const int columns = terminal_columns() - 1;  // a full line would wrap on some terminals
    const auto text = progress_text(progress_, columns, ascii_);
    if (text.empty()) return erase_shown();
    is_shown = true;
    write_fully(STDERR_FILENO, fmt::format("\r{}\x1b[K", text));
}

void ProgressBar::erase_shown() {
    if (is_shown.exchange(false)) write_fully(STDERR_FILENO, erase_line);
}

void ProgressBar::erase() {
    const std::lock_guard lock{mutex_};
    erase_shown();
}

void ProgressBar::stop() {
    if (watcher_.joinable()) {
        watcher_.request_stop();
        watcher_.join();
    }
    erase();
}

void erase_progress_at_signal() {
    if (is_shown.exchange(false)) write_fully(STDERR_FILENO, erase_line);
}

}  // namespace csm::cmd
