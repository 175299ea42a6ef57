// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace csm {

/// How many slots let every thread go on while one is slow or does not run: 4 a thread, 1 for a single one.
inline std::size_t slots_for(unsigned threads) { return threads == 1 ? 1 : std::size_t{4} * threads; }

/// Works on pieces of a job with several threads and hands the results over in the order of the pieces.
/// `next(slot)` cuts off the next piece, false when there is none; `work(slot)` runs beside other pieces;
/// `deliver(slot)` takes the result, false when no more is wanted. `next` and `deliver` each run in one
/// thread at a time and in order.
template <class Slot, class Next, class Work, class Deliver>
class InOrder {
  public:
    /// The slots, at least one, must live as long; pieces take turns in them.
    InOrder(std::vector<Slot>& slots, Next next, Work work, Deliver deliver)
        : slots_{slots},
          is_done_(slots.size()),
          next_{next},
          work_{work},
          deliver_{deliver} {}

    /// Works with so many threads, this one among them (fewer where the system gives no more). Returns when
    /// everything is delivered, or rethrows the first exception; once.
    void run(unsigned threads) {
        std::vector<std::jthread> others;
        try {
            for (unsigned i = 1; i < threads; ++i) others.emplace_back([this] { serve(); });
        } catch (const std::system_error&) {
            // The system has no more threads to give; the result does not depend on their number.
        }
        serve();
        others.clear();
        if (failure_) std::rethrow_exception(failure_);
    }

  private:
    void serve() {
        std::unique_lock lock{mutex_};
        try {
            while (take_piece(lock)) deliver_finished(lock);
        } catch (...) {
            if (!lock.owns_lock()) lock.lock();
            if (!failure_) failure_ = std::current_exception();
            stopped_ = true;
            slot_is_free_.notify_all();
        }
    }

    /// Cuts off a piece and works on it; false when there is none.
    bool take_piece(std::unique_lock<std::mutex>& lock) {
        ++waiting_;
        slot_is_free_.wait(lock, [this] { return stopped_ || taken_ - delivered_ < slots_.size(); });
        --waiting_;
        if (stopped_) return false;
        auto& slot = slots_[taken_ % slots_.size()];
        if (!next_(slot)) {
            stopped_ = true;
            slot_is_free_.notify_all();
            return false;
        }
        const auto number = taken_++;
        lock.unlock();
        work_(slot);
        lock.lock();
        is_done_[number % slots_.size()] = true;
        return true;
    }

    void deliver_finished(std::unique_lock<std::mutex>& lock) {
        if (is_delivering_) return;
        is_delivering_ = true;
        while (delivered_ < taken_ && is_done_[delivered_ % slots_.size()]) {
            auto& slot = slots_[delivered_ % slots_.size()];
            lock.unlock();
            const bool goes_on = wants_more_ && deliver_(slot);
            lock.lock();
            wants_more_ = wants_more_ && goes_on;
            stopped_ = stopped_ || !goes_on;
            is_done_[delivered_ % slots_.size()] = false;
            ++delivered_;
            // Woken for every slot, the other thread would take this one's place on its processor each time.
            if (taken_ - delivered_ <= slots_.size() / 2) wake_waiting();
        }
        is_delivering_ = false;
        wake_waiting();
    }

    void wake_waiting() {
        if (waiting_ > 0) slot_is_free_.notify_all();
    }

    std::vector<Slot>& slots_;
    std::vector<bool> is_done_;
    Next next_;
    Work work_;
    Deliver deliver_;
    std::mutex mutex_;
    std::condition_variable slot_is_free_;
    std::size_t taken_ = 0, delivered_ = 0;  // pieces
    unsigned waiting_ = 0;                   // threads, for a slot
    bool is_delivering_ = false;
    bool stopped_ = false;    // no more pieces are taken
    bool wants_more_ = true;  // the results still count
    std::exception_ptr failure_;
};

}  // namespace csm
