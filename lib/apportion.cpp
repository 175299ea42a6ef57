// SPDX-License-Identifier: MIT
#include "apportion.hpp"

#include <cmath>
#include <limits>
#include <numeric>

namespace csm {

namespace {

/// Parts that are whole tenths but for the last bits of their sums must not count as almost a tenth more.
constexpr double noise = 1e-9;

/// The first of the smallest errors; errors that differ by noise are equal.
std::size_t first_smallest(std::span<const double> errors) {
    std::size_t smallest = 0;
    for (std::size_t i = 1; i < errors.size(); ++i)
        if (errors[i] < errors[smallest] - noise) smallest = i;
    return smallest;
}

/// How far a part would be from its tenths after one step more; without end where no step may be taken.
double error_after(double part, long tenths, long step) {
    if (part <= 0 || tenths + step < 0) return std::numeric_limits<double>::infinity();
    return std::abs(static_cast<double>(tenths + step) - part * 10);
}

}  // namespace

boost::container::small_vector<long, 18> apportion_tenths(std::span<const double> parts, long total) {
    boost::container::small_vector<long, 18> tenths;
    for (const double part : parts) tenths.push_back(static_cast<long>(part * 10 + noise));
    auto rest = total - std::accumulate(tenths.begin(), tenths.end(), 0L);
    if (rest == 0 || parts.empty()) return tenths;
    const long step = rest > 0 ? 1 : -1;
    boost::container::small_vector<double, 18> errors;
    for (std::size_t i = 0; i < parts.size(); ++i) errors.push_back(error_after(parts[i], tenths[i], step));
    for (; rest != 0; rest -= step) {
        const auto place = first_smallest({errors.data(), errors.size()});
        if (std::isinf(errors[place])) {
            tenths.front() += rest;
            break;
        }
        tenths[place] += step;
        errors[place] = error_after(parts[place], tenths[place], step);
    }
    return tenths;
}

}  // namespace csm
