// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace csm::import {

/// A column name that vendors and people use, and what it means.
struct Synonym {
    std::string column;
    std::string key;     ///< the name as `column_key` has it
    std::string field;   ///< empty: a name that misleads, for the reason in `why`
    std::string vendor;  ///< any, or whose it is
    std::vector<std::string> formats;
    std::string why;
};

/// The vendor whose exports have such a column and count money in cents; empty for any other.
std::string_view vendor_in_cents(std::string_view column);

/// The names of data/import/synonyms.json, in its order: earlier ones are preferred.
const std::vector<Synonym>& synonyms();

}  // namespace csm::import
