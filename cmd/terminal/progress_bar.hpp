// SPDX-License-Identifier: MIT
#pragma once

#include <csm/progress.hpp>

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace csm::cmd {

/// What the bar says: "csm: reading   45 %  █████████           104 of 230 MB, 45,123 accounts". Empty when
/// there is nothing to say; never wider than `width`, in ASCII only where the terminal shows no other
/// characters.
std::string progress_text(const Progress& progress, int width, bool ascii);

/// One line of standard error, a terminal, that tells how far a work has come once it takes longer than a
/// second. It costs the work nothing: a thread looks at the numbers from time to time.
class ProgressBar {
  public:
    explicit ProgressBar(bool ascii) : ascii_{ascii} {}

    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    ~ProgressBar() { stop(); }

    Progress& progress() { return progress_; }

    /// Looks at the progress from now on.
    void start();

    /// Makes room for a message; the bar may come again below it.
    void erase();

    /// Erases the bar, and it stays away.
    void stop();

  private:
    void watch(const std::stop_token& stopped);
    void show();
    void erase_shown();

    bool ascii_;
    Progress progress_;
    std::mutex mutex_;
    std::condition_variable_any is_stopping_;
    std::jthread watcher_;
};

/// Removes a bar that is shown. A signal handler may call it: the bar's own thread may be anywhere.
void erase_progress_at_signal();

}  // namespace csm::cmd
