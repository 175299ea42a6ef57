// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace csm {

/// A finding about the input that did not stop the work: where it stands, what is wrong, and what was done
/// about it.
struct Problem {
    std::string file;
    std::uint64_t line = 0;    ///< from 1; 0 when the place is not a place in a file
    std::uint64_t column = 0;  ///< from 1, in bytes
    std::string record;        ///< the record's path in the document, such as customers[3]
    std::string customer_id;   ///< empty when the record has none
    std::string field;         ///< dotted name such as usage.login_frequency; empty for the whole record
    std::string message;       ///< such as: expected a number, got "high"; treated as missing

    bool operator==(const Problem&) const = default;
};

/// One line: "file:line:column: record (customer) field: message", leaving out what is empty.
std::string describe(const Problem& problem);

}  // namespace csm
