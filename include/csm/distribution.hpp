// SPDX-License-Identifier: MIT
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace csm {

/// A number and how often it occurs.
struct ValueCount {
    double value = 0;         ///< finite
    std::uint64_t count = 0;  ///< from 1
};

/// A part of a range of numbers: `from` ≤ value < `to`, the last part with `to`; `from` = `to` is one number.
struct HistogramBin {
    double from = 0;          ///< in the unit of the numbers
    double to = 0;            ///< in the unit of the numbers
    std::uint64_t count = 0;  ///< numbers in it

    bool operator==(const HistogramBin&) const = default;
};

/// Numbers in order, each with its count.
class Distribution {
  public:
    Distribution() = default;

    /// `values` by rising value, each value once and finite, with a count from 1.
    explicit Distribution(std::vector<ValueCount> values);

    /// How many numbers there are, equal ones counted each.
    std::uint64_t total() const { return total_; }

    /// How many different numbers there are.
    std::size_t distinct() const { return values_.size(); }

    /// Whether there is no number.
    bool empty() const { return values_.empty(); }

    /// The smallest number; there must be one.
    double least() const { return values_.front().value; }

    /// The largest number; there must be one.
    double most() const { return values_.back().value; }

    /// The quantile by the inverse of the distribution function: the smallest number that at least this share
    /// (0–1) of the numbers do not exceed, which is one that occurs. There must be one.
    double quantile(double share) const;

    /// How many numbers are smaller, larger, or the same.
    std::uint64_t below(double limit) const;
    std::uint64_t above(double limit) const;
    std::uint64_t equal(double value) const;

    /// Whether no number has a fraction; true of none at all.
    bool all_whole() const;

    /// At most `most_bins` parts (from 1) of equal width from the least to the most; where whole numbers span
    /// fewer than that, each gets one of its own. Empty when there is no number.
    std::vector<HistogramBin> histogram(std::size_t most_bins) const;

    /// Each number once, smallest first.
    const std::vector<ValueCount>& values() const { return values_; }

  private:
    std::vector<ValueCount> values_;
    std::uint64_t total_ = 0;
};

/// Mixes the bits of a number with keys drawn at random, so that nobody can prepare numbers that collide.
class ValueHash {
  public:
    /// Tells the table that the bits are mixed well enough already.
    using is_avalanching = void;

    /// Draws the keys.
    ValueHash();

    /// Hashes the bits of the number, so that 0 and −0 are two.
    std::size_t operator()(double value) const {
        auto bits = std::bit_cast<std::uint64_t>(value) ^ keys_[0];
        bits *= keys_[1];
        bits = (bits ^ (bits >> 32U)) * keys_[2];
        return bits ^ (bits >> 32U);
    }

  private:
    std::array<std::uint64_t, 3> keys_;
};

/// Counts numbers as they come, in the memory of the distinct ones.
class ValueCounts {
  public:
    /// `value` is finite.
    void add(double value) { ++counts_[value + 0.0]; }  // the sum makes one zero of two

    /// All that was added, in order; the counts stay as they are.
    Distribution distribution() const;

  private:
    boost::unordered_flat_map<double, std::uint64_t, ValueHash> counts_;
};

}  // namespace csm
