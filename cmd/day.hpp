// SPDX-License-Identifier: MIT
#pragma once

#include "files/inputs.hpp"
#include "line/common_arguments.hpp"

#include <string_view>

namespace csm::cmd {

/// Settles the day that a command looks at: the one asked for, else the one that the opened portfolios are
/// of, else today. Where it is theirs that is told, and where another one was asked for by how many days they
/// differ. Fails when the portfolios are of days that cannot be looked at as one.
Result<void> settle_day(std::string_view command, CommonArguments& arguments, const Inputs& inputs);

}  // namespace csm::cmd
