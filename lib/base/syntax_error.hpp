// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>
#include <csm/problem.hpp>

#include <boost/json/error.hpp>

#include <string>
#include <string_view>

namespace csm::read {

/// Why a text is not JSON, and where.
struct SyntaxError {
    std::size_t offset = 0;  ///< in the text
    std::string message;     ///< what was expected there, and what stands there
};

/// Explains the failure of a JSON parser that stopped at `stopped` in a document that starts at `start`: what
/// was expected there and what stands there instead.
SyntaxError explain_syntax(std::string_view text, std::size_t start, std::size_t stopped,
                           boost::json::error_code failure);

}  // namespace csm::read

namespace csm {

/// The first syntax error of a JSON text that does not parse, as a problem of the file `name`.
Problem syntax_problem(std::string_view text, std::string_view name);

}  // namespace csm
