// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>

namespace csm {

/// How far a long work has come. Whoever works adds to it once in a while, never for single accounts; another
/// thread may look at it at any time.
struct Progress {
    /// What is being done, and what `done` and `all` count.
    enum class Work : std::uint8_t {
        none,           ///< nothing that takes long
        receiving,      ///< bytes of a pipe
        unpacking,      ///< bytes of a packed file
        reading,        ///< bytes of the inputs
        joining,        ///< accounts
        reading_again,  ///< accounts
        writing         ///< the result; how far is not known
    };

    std::atomic<Work> work{Work::none};      ///< none before the first
    std::atomic<std::uint64_t> done{0};      ///< in the unit of the work
    std::atomic<std::uint64_t> all{0};       ///< 0 when it is not known
    std::atomic<std::uint64_t> accounts{0};  ///< found while reading

    /// Starts a work of `amount` in all, 0 when that is not known, from zero.
    void begin(Work next, std::uint64_t amount) {
        work = Work::none;
        done = 0;
        all = amount;
        accounts = 0;
        work = next;
    }

    /// Adds what was done since, and the accounts found meanwhile.
    void advance(std::uint64_t amount, std::uint64_t found = 0) {
        done.fetch_add(amount, std::memory_order_relaxed);
        accounts.fetch_add(found, std::memory_order_relaxed);
    }
};

}  // namespace csm
