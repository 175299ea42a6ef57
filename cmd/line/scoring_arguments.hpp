// SPDX-License-Identifier: MIT
#pragma once

#include "line/common_arguments.hpp"

#include <csm/words.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace csm::cmd {

/// What a list of accounts can be ordered by.
enum class SortKey : std::uint8_t {
    input,
    priority,
    score,
    risk,
    adjusted,
    revenue,
    exposure,
    arr,
    renewal,
    coverage,
    name,
    customer_id
};

/// The word of a sort key on the command line.
std::string_view word(SortKey key);

/// What the scoring commands are told on the command line.
struct ScoringArguments : CommonArguments {
    bool explain = false;  ///< JSON with every metric's value, score, weight and points
    Missing missing = Missing::exclude;

    std::vector<std::string> customers;
    std::vector<std::string> segments;
    std::vector<std::string> owners;
    std::vector<Band> classes;
    std::vector<Tier> tiers;

    std::optional<SortKey> sort;
    std::optional<std::size_t> top;
    std::string fail_on;  ///< empty: no gate

    // Of the report only.
    bool all_pages = false;
    std::string template_name;  ///< a document is filled instead; empty: the report
    bool show_template = false;
};

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
