// SPDX-License-Identifier: MIT
#pragma once

#include "outcome.hpp"
#include "scoring_arguments.hpp"

#include <csm/date.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace csm::cmd {

/// What --fail-on of csm check looks for.
enum class CheckLevel : std::uint8_t { problems, suspicious, incomplete };

/// What csm check is told on the command line.
struct CheckArguments {
    std::vector<std::string> files;
    Format format = Format::text;  ///< text, markdown or json
    std::string output;
    ColorWhen color = ColorWhen::automatic;
    bool quiet = false;
    std::optional<Date> as_of;
    std::string model;
    std::optional<std::size_t> threads;
    bool strict = false;
    std::vector<CheckLevel> fail_on;
};

/// Reads the portfolio once, writes what was found, and then looks at the gates.
Outcome run_check(const CheckArguments& arguments, Io& io);

}  // namespace csm::cmd
