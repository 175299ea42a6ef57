// SPDX-License-Identifier: MIT
#pragma once

#include <boost/system/result.hpp>

#include <cstdint>
#include <string>

namespace csm {

/// What kind of failure it is, where somebody acts upon it.
enum class ErrorCode : std::uint8_t {
    other,
    unreadable  ///< a file is not there, or cannot be read
};

/// An expected failure that ends the command: what could not be done, where, and what to do next.
struct Error {
    std::string where;                  ///< file, or file:line:column; empty when the failure has no place
    std::string message;                ///< what is wrong, without a full stop
    std::string hint;                   ///< the next step for the user; may be empty
    ErrorCode code = ErrorCode::other;  ///< for programs
};

/// "where: message; hint", leaving out what is empty.
std::string describe(const Error& error);

/// A value or the reason why there is none.
template <class T>
using Result = boost::system::result<T, Error>;

}  // namespace csm
