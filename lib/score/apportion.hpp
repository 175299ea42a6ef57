// SPDX-License-Identifier: MIT
#pragma once

#include <boost/container/small_vector.hpp>

#include <span>

namespace csm {

/// Shares of `total` tenths that are as near to the exact parts (in points, none negative) as whole tenths
/// can be and that sum to `total`, in the order of the parts: the largest-remainder method (Hamilton's
/// apportionment); of equal remainders the first part's counts. Parts of 0 get nothing unless all parts are
/// 0; then the first one gets it all. No parts, no shares.
boost::container::small_vector<long, 18> apportion_tenths(std::span<const double> parts, long total);

}  // namespace csm
