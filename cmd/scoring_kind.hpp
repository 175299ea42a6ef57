// SPDX-License-Identifier: MIT
#pragma once

#include "line/choice.hpp"
#include "line/scoring_arguments.hpp"

#include <csm/query.hpp>

#include <concepts>
#include <string_view>

namespace csm::cmd {

/// A command that scores: its analysis, its words, and its page for people. Those of its formats that are
/// files for other programs it names in `files` and writes in `write_file`; it has `fills` when it may do
/// something else with the same arguments.
template <class C>
concept ScoringKind = Analysis<typename C::Analysis> &&
    requires(Format format, const ScoringArguments& arguments) {
    { C::name } -> std::convertible_to<std::string_view>;
    { C::default_order(format) } -> std::same_as<SortKey>;
    { C::levels } -> std::convertible_to<const Choices<typename C::Analysis::Level>&>;
};

}  // namespace csm::cmd
