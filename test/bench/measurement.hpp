// SPDX-License-Identifier: MIT
#pragma once

#include "bench/process_run.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace csm::bench {

/// Several runs of a command on an input.
struct Measurement {
    std::string name;
    std::uint64_t accounts = 0;
    std::uint64_t bytes = 0;                 ///< of the input
    double least = 0, median = 0, most = 0;  ///< seconds on the clock on the wall
    double cpu = 0;                          ///< seconds, the median
    std::uint64_t peak_bytes = 0;            ///< the largest
};

/// Sums up at least one run.
Measurement sum_up(std::string name, std::uint64_t accounts, std::uint64_t bytes,
                   const std::vector<Usage>& runs);

/// The rows of a table of measurements, as Markdown. `reference` is how many times as long the reference
/// takes, or empty.
void print_head();
void print_row(const Measurement& measurement, const std::string& reference);

/// How the measurements compare with what csm wants to reach; goals of which a measurement is missing are
/// left out.
void print_goals(const std::vector<Measurement>& measurements);

}  // namespace csm::bench
