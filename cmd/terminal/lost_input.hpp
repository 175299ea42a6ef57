// SPDX-License-Identifier: MIT
#pragma once

namespace csm::cmd {

/// Makes a mapped file that becomes shorter while it is read end the process like any other input that cannot
/// be read: unfinished files removed, a message, exit status 1.
void end_calmly_when_an_input_shrinks();

}  // namespace csm::cmd
