// SPDX-License-Identifier: MIT
#pragma once

#include "base/line_index.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace csm::read {

/// A key that stands twice in one object of a JSON text, of which parsers use the last and say nothing.
struct RepeatedKey {
    std::string path;  ///< health.dimensions[2].weight
    TextPlace first;   ///< where its name stands first
    TextPlace again;   ///< where it stands next
};

/// The first such key of a JSON text without syntax errors, in which comments may stand; nothing when there
/// is none.
std::optional<RepeatedKey> find_repeated_key(std::string_view text);

/// "is given twice, in line 3, column 5 and here": what is wrong at the place of the second one.
std::string given_twice(const RepeatedKey& key);

}  // namespace csm::read
