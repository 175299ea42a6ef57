// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace csm {

/// Orders names of people so that those that differ only in capital and small letters, by Unicode's case
/// folding, in blanks around them, and in blanks, - and _ within them are one. A map with it keeps the
/// spelling that came first.
struct NameOrder {
    using is_transparent = void;

    bool operator()(std::string_view a, std::string_view b) const;
};

}  // namespace csm
