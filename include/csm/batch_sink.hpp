// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/problem.hpp>

#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace csm {

/// What accounts that follow each other in the input are put into, by one thread; made to be filled again and
/// again. `clear` forgets what was taken: it is called before each filling, and when one must be done over.
/// `take` gets one more account, which may be changed and moved from, and the place to read it again.
template <class Batch>
concept AccountBatch = requires(Batch& batch, Account& account, std::uint64_t place) {
    batch.clear();
    batch.take(account, place);
};

/// A batch as the readers see it, whatever its type.
class AnyBatch {
  public:
    /// A batch made by `make()`, which returns it by value.
    template <class Make>
    static AnyBatch made_by(const Make& make) {
        using Batch = std::invoke_result_t<const Make&>;
        return {{new Batch(make()), [](void* batch) { delete static_cast<Batch*>(batch); }},
                [](void* batch) { static_cast<Batch*>(batch)->clear(); },
                [](void* batch, Account& account, std::uint64_t place) {
                    static_cast<Batch*>(batch)->take(account, place);
                }};
    }

    /// Forgets what was taken.
    void clear() { clear_(batch_.get()); }

    /// Takes one more account, which may be moved from, and its place.
    void take(Account& account, std::uint64_t place) { take_(batch_.get(), account, place); }

  private:
    friend class BatchSink;

    using Owner = std::unique_ptr<void, void (*)(void*)>;
    using Clear = void (*)(void*);
    using Take = void (*)(void*, Account&, std::uint64_t);

    AnyBatch(Owner owner, Clear clearing, Take taking)
        : batch_{std::move(owner)},
          clear_{clearing},
          take_{taking} {}

    Owner batch_;
    Clear clear_;
    Take take_;
};

/// What becomes of the accounts of a reading, and of the problems found in it.
class BatchSink {
  public:
    /// `make()` returns an empty batch by value. `deliver` gets the filled ones, one at a time and in the
    /// order of the input, though perhaps in another thread; `problem` too.
    template <class Make, class Deliver>
    BatchSink(Make make, Deliver deliver, std::function<void(Problem)> problem)
        : make_{[make = std::move(make)] { return AnyBatch::made_by(make); }},
          deliver_{[deliver = std::move(deliver)](AnyBatch& batch) {
              deliver(*static_cast<std::invoke_result_t<const Make&>*>(batch.batch_.get()));
          }},
          problem_{std::move(problem)} {
        static_assert(AccountBatch<std::invoke_result_t<const Make&>>);
    }

    /// A new empty batch.
    AnyBatch make() const { return make_(); }

    /// Hands over a filled batch; one that this sink made.
    void deliver(AnyBatch& batch) const { deliver_(batch); }

    /// Tells a problem; the sink must have been given somebody to tell.
    void tell(Problem problem) const { problem_(std::move(problem)); }

    /// Where problems go; empty when nobody is told.
    const std::function<void(Problem)>& problem() const { return problem_; }

  private:
    std::function<AnyBatch()> make_;
    std::function<void(AnyBatch&)> deliver_;
    std::function<void(Problem)> problem_;
};

/// A batch of the accounts themselves, and where each can be read again; both in the order of the input.
struct PlacedAccounts {
    std::vector<Account> accounts;      ///< as they were read
    std::vector<std::uint64_t> places;  ///< one for each account

    /// Forgets both.
    void clear() {
        accounts.clear();
        places.clear();
    }

    /// Moves the account here.
    void take(Account& account, std::uint64_t place) {
        accounts.push_back(std::move(account));
        places.push_back(place);
    }
};

}  // namespace csm
