// SPDX-License-Identifier: MIT
#pragma once

#include <boost/json/value.hpp>

#include <string>
#include <string_view>

namespace csm::test {

/// The customers of a JSON portfolio as CSV whose columns are the dotted names of the fields. Lists are
/// written with semicolons, an empty one as a lone semicolon.
std::string csv_of(const boost::json::value& portfolio, char delimiter = ',',
                   std::string_view line_end = "\r\n");
std::string csv_of(std::string_view portfolio, char delimiter = ',');

}  // namespace csm::test
