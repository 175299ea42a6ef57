// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace csm::cmd {

/// The XML of a slide in which the columns of a table are as wide as what stands in them needs, where they
/// were all of one width; a table stays as wide as it was. Anything else is left as it is.
std::string with_fitting_columns(std::string_view slide);

/// The same for every slide of a presentation. One that is no archive of that kind is returned as it is.
std::string with_fitting_tables(std::string presentation);

}  // namespace csm::cmd
