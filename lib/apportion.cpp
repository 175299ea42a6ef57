// SPDX-License-Identifier: MIT
#include "apportion.hpp"

#include <cmath>
#include <numeric>

namespace csm {

namespace {

/// Parts that are whole tenths but for the last bits of their sums must not count as almost a tenth more.
constexpr double noise = 1e-9;

/// Where one tenth more (step 1) or less (step −1) errs least.
std::size_t best_place(std::span<const double> parts, std::span<const long> tenths, long step) {
    std::size_t best = parts.size();
    double least_error = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] <= 0 || tenths[i] + step < 0) continue;
        const double error = std::abs(static_cast<double>(tenths[i] + step) - parts[i] * 10);
        if (best != parts.size() && error >= least_error - noise) continue;
        best = i;
        least_error = error;
    }
    return best;
}

}  // namespace

boost::container::small_vector<long, 18> apportion_tenths(std::span<const double> parts, long total) {
    boost::container::small_vector<long, 18> tenths;
    for (const double part : parts) tenths.push_back(static_cast<long>(std::floor(part * 10 + noise)));
    auto rest = total - std::accumulate(tenths.begin(), tenths.end(), 0L);
    while (rest != 0 && !parts.empty()) {
        const long step = rest > 0 ? 1 : -1;
        const auto place = best_place(parts, {tenths.data(), tenths.size()}, step);
        if (place == parts.size()) {
            tenths.front() += rest;
            break;
        }
        tenths[place] += step;
        rest -= step;
    }
    return tenths;
}

}  // namespace csm
