// SPDX-License-Identifier: MIT
#pragma once

#include "line/scoring_arguments.hpp"
#include "problem_log.hpp"
#include "terminal/io.hpp"
#include "terminal/output.hpp"

#include <csm/pages.hpp>

#include <string>
#include <string_view>

namespace csm::cmd {

/// Where a command writes a file for another program, and what it may need for that.
struct FileWriting {
    const ScoringArguments& arguments;
    Io& io;
    const ProblemLog& problems;
    Output& output;

    /// Those that a workbook lists.
    WorkbookProblems workbook_problems() const { return {problems.listed(), problems.left_out()}; }

    /// A line on standard error, unless the person wants quiet.
    void tell(std::string_view command, std::string_view sentence) const {
        if (!arguments.quiet) io.err("csm " + std::string{command} + ": " + std::string{sentence} + "\n");
    }
};

}  // namespace csm::cmd
