// SPDX-License-Identifier: MIT
#pragma once

#include "line/common_arguments.hpp"

#include <csm/order.hpp>
#include <csm/selection.hpp>

#include <optional>
#include <string>
#include <vector>

namespace csm::cmd {

/// What the scoring commands are told on the command line.
struct ScoringArguments : CommonArguments {
    bool explain = false;  ///< JSON with every metric's value, score, weight and points
    Missing missing = Missing::exclude;

    Filters filters;
    std::optional<SortKey> sort;
    std::optional<std::size_t> top;
    std::string fail_on;  ///< a word of the command's levels; empty: no gate

    // Of the report only.
    bool all_pages = false;
    std::string template_name;  ///< a document is filled instead; empty: the report
    bool show_template = false;
};

/// What --fail-on takes where accounts have a tier or a priority, least serious first.
inline const Choices<Tier> tier_levels{{"medium", Tier::medium},
                                       {"high", Tier::high},
                                       {"critical", Tier::critical},
                                       {"insufficient-data", Tier::insufficient_data}};

/// What differs between the scoring commands.
struct ScoringChoices {
    std::vector<SortKey> sort_keys;
    std::string_view default_order;   ///< a phrase for the help
    std::vector<std::string> levels;  ///< for --fail-on, least serious first
    bool has_files = false;           ///< --format html and xlsx
};

/// The options that all scoring commands share, writing into `arguments`.
std::vector<OptionGroup> scoring_options(ScoringArguments& arguments, const ScoringChoices& choices);

}  // namespace csm::cmd
