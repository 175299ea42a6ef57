// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace csm::read {

/// How many examples of ids are shown of each side.
constexpr std::size_t ids_shown = 3;

/// How many customers a file and those before it have, and how many of them are the same.
struct SharedIds {
    std::size_t here = 0;
    std::size_t before = 0;
    std::size_t both = 0;

    /// Whether files of the same customers would hardly share so few: none, or under a tenth of the smaller
    /// side's where both have five.
    bool are_few() const;
};

/// What is told of files that share few ids, with examples of both sides.
std::string told_of_few(const SharedIds& shared, std::span<const std::string> here,
                        std::span<const std::string> before);

/// The same of the keys by which a SELECT joins tables: those of one column, and of `place` before it.
std::string told_of_few_keys(const SharedIds& shared, std::span<const std::string> here,
                             std::span<const std::string> before, std::string_view place);

}  // namespace csm::read
