// SPDX-License-Identifier: MIT
#include <csm/distribution.hpp>

#include "base/keyed_hash.hpp"

#include <algorithm>
#include <cmath>

namespace csm {

namespace {

bool is_whole(const ValueCount& entry) { return std::trunc(entry.value) == entry.value; }

}  // namespace

ValueHash::ValueHash() : keys_{random_key(), random_key() | 1U, random_key() | 1U} {}

Distribution::Distribution(std::vector<ValueCount> values) : values_{std::move(values)} {
    for (const auto& entry : values_) total_ += entry.count;
}

double Distribution::quantile(double share) const {
    const double wanted = share * static_cast<double>(total_);
    std::uint64_t passed = 0;
    for (const auto& [value, count] : values_) {
        passed += count;
        if (static_cast<double>(passed) >= wanted) return value;
    }
    return most();
}

std::uint64_t Distribution::below(double limit) const {
    std::uint64_t found = 0;
    for (const auto& [value, count] : values_) found += value < limit ? count : 0;
    return found;
}

std::uint64_t Distribution::above(double limit) const {
    std::uint64_t found = 0;
    for (const auto& [value, count] : values_) found += value > limit ? count : 0;
    return found;
}

std::uint64_t Distribution::equal(double value) const { return total_ - below(value) - above(value); }

bool Distribution::all_whole() const { return std::ranges::all_of(values_, is_whole); }

std::vector<HistogramBin> Distribution::histogram(std::size_t most_bins) const {
    if (empty()) return {};
    const double span = most() - least();
    const bool each = span == 0 || (all_whole() && span < static_cast<double>(most_bins));
    const auto bins = each ? static_cast<std::size_t>(span) + 1 : most_bins;
    const double width = each ? 1 : span / static_cast<double>(bins);
    std::vector<HistogramBin> histogram(bins);
    for (std::size_t i = 0; i < bins; ++i) {
        histogram[i].from = least() + static_cast<double>(i) * width;
        histogram[i].to = each           ? histogram[i].from
                          : i + 1 < bins ? least() + static_cast<double>(i + 1) * width
                                         : most();
    }
    for (const auto& [value, count] : values_) {
        const auto bin = static_cast<std::size_t>((value - least()) / width);
        histogram[std::min(bin, bins - 1)].count += count;
    }
    return histogram;
}

Distribution ValueCounts::distribution() const {
    std::vector<ValueCount> values;
    values.reserve(counts_.size());
    for (const auto& [value, count] : counts_) values.push_back({value, count});
    std::ranges::sort(values, {}, &ValueCount::value);
    return Distribution{std::move(values)};
}

}  // namespace csm
