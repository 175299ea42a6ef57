// SPDX-License-Identifier: MIT
#pragma once

#include "terminal/io.hpp"

#include <cstdint>

namespace csm::cmd {

/// The words of --color.
enum class ColorWhen : std::uint8_t { automatic, always, never };

/// Whether to colour text. With `automatic`: not when NO_COLOR is set, otherwise when CLICOLOR_FORCE is, or
/// when the text goes to a terminal that is not dumb (TERM).
inline bool use_color(ColorWhen when, bool to_terminal, const Io& io) {
    if (when != ColorWhen::automatic) return when == ColorWhen::always;
    if (!io.environment("NO_COLOR").value_or("").empty()) return false;
    const std::string force = io.environment("CLICOLOR_FORCE").value_or("");
    if (!force.empty() && force != "0") return true;
    return to_terminal && io.environment("TERM").value_or("") != "dumb";
}

}  // namespace csm::cmd
