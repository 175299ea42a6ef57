// SPDX-License-Identifier: MIT
#include "terminal/color.hpp"

namespace csm::cmd {

bool use_color(ColorWhen when, bool to_terminal, const Io& io) {
    if (when != ColorWhen::automatic) return when == ColorWhen::always;
    if (!io.environment("NO_COLOR").value_or("").empty()) return false;
    const std::string force = io.environment("CLICOLOR_FORCE").value_or("");
    if (!force.empty() && force != "0") return true;
    return to_terminal && io.environment("TERM").value_or("") != "dumb";
}

}  // namespace csm::cmd
