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
    double value = 0;
    std::uint64_t count = 0;
};

/// A part of a range of numbers: `from` ≤ value < `to`, the last part with `to`; `from` = `to` is one number.
struct HistogramBin {
    double from = 0;
    double to = 0;
    std::uint64_t count = 0;

    bool operator==(const HistogramBin&) const = default;
};

/// Numbers in order, each with its count.
class Distribution {
  public:
    Distribution() = default;

    /// `values` by rising value, each value once.
    explicit Distribution(std::vector<ValueCount> values);

    std::uint64_t total() const { return total_; }

    std::size_t distinct() const { return values_.size(); }

    bool empty() const { return values_.empty(); }

    /// The smallest and the largest number; there must be one.
    double least() const { return values_.front().value; }

    double most() const { return values_.back().value; }

    /// The smallest number that at least this share (0–1) of the numbers do not exceed: one that occurs.
    double quantile(double share) const;

    std::uint64_t below(double limit) const;
    std::uint64_t above(double limit) const;
    std::uint64_t equal(double value) const;

    bool all_whole() const;

    /// At most `most_bins` parts of equal width from the least to the most; few whole numbers get one each.
    std::vector<HistogramBin> histogram(std::size_t most_bins) const;

    const std::vector<ValueCount>& values() const { return values_; }

  private:
    std::vector<ValueCount> values_;
    std::uint64_t total_ = 0;
};

/// Mixes the bits of a number with keys drawn at random, so that nobody can prepare numbers that collide.
class ValueHash {
  public:
    using is_avalanching = void;

    ValueHash();

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

    Distribution distribution() const;

  private:
    boost::unordered_flat_map<double, std::uint64_t, ValueHash> counts_;
};

}  // namespace csm
