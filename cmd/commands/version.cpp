// SPDX-License-Identifier: MIT
#include "help/manual.hpp"
#include "line/command.hpp"
#include "terminal/pager.hpp"

namespace csm::cmd {

Command version_command() {
    return {.name = "version",
            .summary = "print the version",
            .usage = "csm version",
            .description = "Prints which csm this is, as \"csm --version\" and \"csm -v\" do.",
            .examples = {{"csm version", "the line to put into a report of a defect"}},
            .declare = [] {
                Invocation invocation;
                invocation.run = [](Io& io) -> Outcome {
                    show_page(io, version_line());
                    return Status::done;
                };
                return invocation;
            }};
}

}  // namespace csm::cmd
