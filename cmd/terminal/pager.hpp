// SPDX-License-Identifier: MIT
#pragma once

#include "terminal/io.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace csm::cmd {

/// Shows a page for people. One that is longer than the terminal goes through the pager of the user, and this
/// returns when the reader has closed it; anything else goes straight to standard output.
void show_page(const Io& io, std::string_view text);

/// The command line of the user's pager: $CSM_PAGER, else $PAGER, in a shell, else less; empty when none is
/// wanted.
std::vector<std::string> pager_command(const Io& io);

/// Runs the pager on the text, with LESS=FRX unless LESS is set, and waits for its end; false when there is
/// no such program. A reader who closes it early is no failure.
bool run_pager(const std::vector<std::string>& command, std::string_view text);

}  // namespace csm::cmd
