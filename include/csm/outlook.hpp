// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>

#include <cstdint>
#include <vector>

namespace csm {

class Portfolio;

/// What has to be known of the whole portfolio before some of its rows can be judged.
struct Outlook {
    std::vector<double> arrs;            ///< those that are known
    std::vector<std::uint64_t> waiting;  ///< places of the accounts that hang on the median

    /// The median of the ARRs, of an even number the mean of the two in the middle; 0 of none.
    double median_arr();
};

/// The median of the portfolio's known ARR; 0 of none. Fails as Portfolio::read does.
Result<double> read_median_arr(Portfolio& portfolio);

}  // namespace csm
