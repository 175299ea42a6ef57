// SPDX-License-Identifier: MIT
#pragma once

#include "line/outcome.hpp"
#include "line/scoring_arguments.hpp"
#include "terminal/io.hpp"

namespace csm::cmd {

/// Whether the arguments are about a template instead of the report.
inline bool wants_letters(const ScoringArguments& arguments) {
    return !arguments.template_name.empty() || arguments.show_template;
}

/// Fills the template that the arguments name, for each selected account or once for all of them; or prints
/// it.
Outcome write_letters(const ScoringArguments& arguments, Io& io);

}  // namespace csm::cmd
