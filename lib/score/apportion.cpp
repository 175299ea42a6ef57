// SPDX-License-Identifier: MIT
#include "score/apportion.hpp"

#include <cmath>
#include <limits>
#include <numeric>

namespace csm {

namespace {

/// Parts that are whole tenths but for the last bits of their sums must not count as almost a tenth more.
constexpr double noise = 1e-9;

/// A part that may get a tenth more or less, and how far it would then be from its tenths.
struct Candidate {
    std::size_t index = 0;
    double error = 0;
};

double error_after(double part, long tenths, long step) {
    if (tenths + step < 0) return std::numeric_limits<double>::infinity();
    return std::abs(static_cast<double>(tenths + step) - part * 10);
}

/// The first of the smallest errors; errors that differ by noise are equal.
Candidate& first_smallest(std::span<Candidate> candidates) {
    auto* smallest = &candidates.front();
    for (auto& candidate : candidates)
        if (candidate.error < smallest->error - noise) smallest = &candidate;
    return *smallest;
}

/// Shares `rest` tenths out, one by one, where each errs least.
void share_out(std::span<const double> parts, std::span<long> tenths, long rest) {
    const long step = rest > 0 ? 1 : -1;
    boost::container::small_vector<Candidate, 18> candidates;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i] > 0) candidates.push_back({i, error_after(parts[i], tenths[i], step)});
    for (; rest != 0; rest -= step) {
        if (candidates.empty()) break;
        auto& [index, error] = first_smallest({candidates.data(), candidates.size()});
        if (std::isinf(error)) break;
        tenths[index] += step;
        error = error_after(parts[index], tenths[index], step);
    }
    tenths.front() += rest;
}

}  // namespace

boost::container::small_vector<long, 18> apportion_tenths(std::span<const double> parts, long total) {
    boost::container::small_vector<long, 18> tenths(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) tenths[i] = static_cast<long>(parts[i] * 10 + noise);
    const auto rest = total - std::accumulate(tenths.begin(), tenths.end(), 0L);
    if (rest != 0 && !parts.empty()) share_out(parts, {tenths.data(), tenths.size()}, rest);
    return tenths;
}

}  // namespace csm
