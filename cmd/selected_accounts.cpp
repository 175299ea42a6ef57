// SPDX-License-Identifier: MIT
#include "selected_accounts.hpp"

#include <csm/escaped.hpp>

namespace csm::cmd {

void tell_findings(std::string_view command, Io& io, const ProblemLog& problems, const Selection& selection,
                   const SelectedAccounts& selected) {
    problems.tell();
    for (const auto& sentence : selection.unmatched(selected.seen))
        io.err("csm " + std::string{command} + ": " + escaped(sentence) + "\n");
}

}  // namespace csm::cmd
