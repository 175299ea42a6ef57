// SPDX-License-Identifier: MIT
#include "problem_log.hpp"

#include <fmt/format.h>

#include <numeric>

namespace csm::cmd {

namespace {

constexpr std::size_t told_at_most = 21;

}  // namespace

ProblemLog::ProblemLog(std::string_view command, const CommonArguments& arguments, Io& io)
    : command_{command},
      arguments_{arguments},
      io_{io} {
    if (arguments.format == Format::json) json_.emplace(receiving(io, nullptr).temporary_folder);
}

void ProblemLog::add(Problem problem) {
    const bool is_listed = limit_.lists(problem);
    if (tells_all() && !arguments_.quiet) io_.err(line_of(problem));
    if (json_ && (is_listed || lists_all())) json_->add(problem);
    if (arguments_.format == Format::xlsx && is_listed) listed_.push_back(problem);
    if (told_.size() < told_at_most) told_.push_back(std::move(problem));
}

std::string ProblemLog::line_of(const Problem& problem) const {
    return fmt::format("csm {}: {}\n", command_, describe(problem));
}

std::string ProblemLog::where_the_others_stand() const {
    if (!json_) return "--all-problems lists every one, csm check counts them by kind";
    if (left_out() == 0) return "the output lists them all";
    return fmt::format("the output leaves out {}, --all-problems lists every one", left_out());
}

void ProblemLog::tell() const {
    if (arguments_.quiet || tells_all()) return;
    // A line that says "1 more" is no shorter than the problem itself.
    auto told = std::span{told_};
    if (count() > told.size() && told.size() == told_at_most) told = told.first(told_at_most - 1);
    std::string text;
    std::uint64_t count_told = 0;
    for (const auto& problem : told) {
        text += line_of(problem);
        count_told += problem.count;
    }
    if (const auto more = count() - count_told; more > 0)
        text += fmt::format("csm {}: {} more {}; {}\n", command_, more, more == 1 ? "problem" : "problems",
                            where_the_others_stand());
    if (!text.empty()) io_.err(text);
}

}  // namespace csm::cmd
