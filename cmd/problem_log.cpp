// SPDX-License-Identifier: MIT
#include "problem_log.hpp"

#include <fmt/format.h>

namespace csm::cmd {

namespace {

constexpr std::size_t told_at_most = 20;

}  // namespace

void ProblemLog::tell(Io& io, std::string_view command) const {
    std::string text;
    const auto told = problems_.size() <= told_at_most + 1 ? problems_.size() : told_at_most;
    for (const auto& problem : all().first(told))
        text += fmt::format("csm {}: {}\n", command, describe(problem));
    if (problems_.size() > told)
        text += fmt::format("csm {}: {} more problems; --format json lists them all\n", command,
                            problems_.size() - told);
    if (!text.empty()) io.err(text);
}

}  // namespace csm::cmd
