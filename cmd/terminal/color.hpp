// SPDX-License-Identifier: MIT
#pragma once

#include "terminal/io.hpp"

#include <cstdint>

namespace csm::cmd {

/// The words of --color.
enum class ColorWhen : std::uint8_t { automatic, always, never };

/// Whether to colour text. With `automatic`: not when NO_COLOR is set, otherwise when CLICOLOR_FORCE is, or
/// when the text goes to a terminal that is not dumb (TERM).
bool use_color(ColorWhen when, bool to_terminal, const Io& io);

}  // namespace csm::cmd
