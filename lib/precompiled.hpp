// SPDX-License-Identifier: MIT
// Compiled once for the library and once for the command line. What most files include of others; every file
// still includes what it uses, which a build with CSM_PRECOMPILE=OFF proves.
#pragma once

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <boost/system/result.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>
