// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>

namespace csm::bench {

/// A random source whose numbers are the same on every machine: splitmix64 (Steele, Lea, Flood 2014). Whole
/// numbers only, since the last bit of a floating-point function may differ between C libraries.
class Random {
  public:
    explicit constexpr Random(std::uint64_t seed) : state_{seed} {}

    /// A source of its own for the item at `position` of the series `seed`.
    static constexpr Random at(std::uint64_t seed, std::uint64_t position) {
        return Random{Random{seed}.next() ^ Random{~position}.next()};
    }

    /// 0 to `count` − 1, all alike; `count` is at least 1 and less than 2³².
    constexpr int below(int count) {
        return static_cast<int>(((next() >> 32U) * static_cast<std::uint64_t>(count)) >> 32U);
    }

    /// `least` to `most`, all alike.
    constexpr int between(int least, int most) { return least + below(most - least + 1); }

    /// `centre` ± `spread`, most often near the centre, limited to `least` and `most`.
    constexpr int near(int centre, int spread, int least, int most) {
        return std::clamp(centre - spread + below(spread + 1) + below(spread + 1), least, most);
    }

    /// 0 to `most`, small ones far more often than large ones.
    constexpr int skewed(int most) { return below(below(most + 1) + 1); }

    constexpr bool chance(int percent) { return below(100) < percent; }

  private:
    constexpr std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31U);
    }

    std::uint64_t state_;
};

}  // namespace csm::bench
