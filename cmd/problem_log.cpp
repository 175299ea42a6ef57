// SPDX-License-Identifier: MIT
#include "problem_log.hpp"

#include <fmt/format.h>

namespace csm::cmd {

void ProblemLog::tell(Io& io, std::string_view command) const {
    std::string text;
    // A line that says "1 more" is no shorter than the problem itself.
    const auto told = count_ <= told_at_most ? count_ : told_at_most - 1;
    for (const auto& problem : kept().first(told))
        text += fmt::format("csm {}: {}\n", command, describe(problem));
    if (count_ > told)
        text +=
            fmt::format("csm {}: {} more problems; --format json lists them all\n", command, count_ - told);
    if (!text.empty()) io.err(text);
}

}  // namespace csm::cmd
