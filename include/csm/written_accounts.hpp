// SPDX-License-Identifier: MIT
#pragma once

#include <csm/query.hpp>
#include <csm/text_buffer.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace csm {

/// Appends an account and its score to a text; any number of threads may ask it.
template <class W, class A>
concept AccountWriter = requires(const W& writer, TextBuffer& text, const Account& account,
                                 const typename A::Scored& scored) {
    writer.append(text, account, scored);
};

/// Gets the text of accounts that follow each other.
using TextTaker = std::function<void(std::string_view)>;

/// Writes the accounts while they are read, as many as are listed, and keeps none.
template <Analysis A, AccountWriter<A> W>
class WrittenAccounts {
  public:
    static constexpr auto detail = Detail::explained;  ///< what it needs of a score

    /// The writer must live as long; at most `most` accounts are written.
    WrittenAccounts(const W& writer, std::size_t most, TextTaker taker)
        : writer_{writer},
          most_{most},
          taker_{std::move(taker)} {}

    /// The part of the text that one thread writes; see Keeper.
    struct Batch {
        const W& writer;
        std::size_t most;  ///< accounts that are wanted in all
        TextBuffer text{};
        std::vector<std::size_t> ends{};  // of each account in the text

        /// Forgets what was taken.
        void clear() {
            text.clear();
            ends.clear();
        }

        /// Writes the account, unless the batch alone has as many as are wanted.
        void take(const Account& account, const typename A::Scored& scored, std::uint64_t) {
            if (ends.size() == most) return;
            writer.append(text, account, scored);
            ends.push_back(text.size());
        }
    };

    /// A new empty part; the writer must live as long.
    Batch batch() const { return {writer_, most_}; }

    /// Hands over the text of a part, in the order of the input and no farther than wanted.
    void add(const Batch& batch) {
        const auto count = std::min(batch.ends.size(), most_ - written_);
        written_ += count;
        taker_(batch.text.view().substr(0, count == 0 ? 0 : batch.ends[count - 1]));
    }

  private:
    const W& writer_;
    std::size_t most_;
    std::size_t written_ = 0;
    TextTaker taker_;
};

/// Reads the accounts at the places again and writes them in that order.
template <Analysis A, AccountWriter<A> W>
void write_again(Portfolio& portfolio, std::span<const std::uint64_t> places, const A& analysis,
                 const W& writer, const TextTaker& taker) {
    struct Batch {
        const A& analysis;
        const W& writer;
        TextBuffer text{};

        void clear() { text.clear(); }

        void take(Account& account, std::uint64_t) {
            take_pulse(account, analysis.settings);
            writer.append(text, account, analysis.score(account, Detail::explained));
        }
    };

    portfolio.read_again(places, {[&] {
                                      return Batch{analysis, writer};
                                  },
                                  [&](const Batch& batch) { taker(batch.text.view()); },
                                  {}});
}

}  // namespace csm
