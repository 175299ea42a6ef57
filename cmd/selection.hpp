// SPDX-License-Identifier: MIT
#pragma once

#include "files/inputs.hpp"
#include "line/outcome.hpp"
#include "line/scoring_arguments.hpp"

#include <csm/selection.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace csm::cmd {

/// The selection that the arguments ask for; an error of the command line for a segment or phase that the
/// model does not have, and for an expression that cannot be read.
boost::system::result<Selection, Failure> selection_of(std::string_view command,
                                                       const ScoringArguments& arguments, const Model& model);

/// The selection as the head of a page tells it: empty where all accounts are meant, or single customers,
/// whose names stand there anyway.
std::string selection_shown(const Selection& selection);

/// What the accounts are scored by; `decisions` are the team's own or null.
Settings settings_of(const ScoringArguments& arguments, const Io& io, const Decisions* decisions,
                     const Selection& selection);

/// Reads the portfolios for the median of their ARR where the selection looks at it. What is wrong with the
/// input is left to the run itself.
void look_ahead(const Selection& selection, Settings& settings, const Inputs& inputs, const Model& model,
                const ScoringArguments& arguments, Io& io);

/// Tells when the expression of --where is true of no account: it may hold a slip that no list of words
/// shows. With --quiet only where a gate would pass unseen.
void tell_nobody(std::string_view command, const ScoringArguments& arguments, std::uint64_t selected, Io& io);

/// The same with customers and owners as the open portfolios spell them, so that nothing is written for a
/// name that nobody has: that is an error of the command line. A beginning that stands for one name is taken
/// for it and told, unless a gate or an output file makes it matter.
boost::system::result<Selection, Failure> named_selection(std::string_view command,
                                                          const ScoringArguments& arguments,
                                                          Selection selection, Inputs& inputs,
                                                          const Model& model);

}  // namespace csm::cmd
