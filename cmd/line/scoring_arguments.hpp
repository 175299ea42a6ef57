// SPDX-License-Identifier: MIT
#pragma once

#include "line/common_arguments.hpp"
#include "line/outcome.hpp"

#include <csm/document_style.hpp>
#include <csm/order.hpp>
#include <csm/selection.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace csm::cmd {

/// What --fail-on judges: what was computed, or what the team decided in its place.
enum class GateOn : std::uint8_t { computed, effective };

/// What the scoring commands are told on the command line.
struct ScoringArguments : CommonArguments {
    bool explain = false;  ///< JSON with every metric's value, score, weight and points
    Missing missing = Missing::exclude;

    CsvStyle csv;
    bool csv_styled = false;  ///< whether something was said about it

    Filters filters;
    std::optional<SortKey> sort;
    std::optional<std::size_t> top;
    std::string fail_on;    ///< a word of the command's levels; empty: no gate
    std::string decisions;  ///< the team's file; empty: the one beside the portfolio; `none`: no decisions
    std::optional<GateOn> gate;  ///< what --fail-on looks at; computed values without it

    // Of the report only.
    std::optional<std::size_t> capacity;  ///< of an owner in a week; usual_capacity without it
    Weekend weekend = Weekend::saturday_sunday;
    bool all_pages = false;
    std::string template_name;  ///< a letter is filled instead; empty: the report
    bool show_template = false;
    bool force = false;                   ///< a letter also for accounts that it is not for
    std::optional<DateStyle> date_style;  ///< of letters, in place of the model's
    std::string currency;                 ///< the same; empty: the model's
};

/// What --fail-on takes where accounts have a tier or a priority, least serious first.
inline const Choices<Tier> tier_levels{{"medium", Tier::medium},
                                       {"high", Tier::high},
                                       {"critical", Tier::critical},
                                       {"insufficient-data", Tier::insufficient_data}};

/// What a scoring command can do.
struct Abilities {
    bool explains = true;   ///< --explain
    bool decides = true;    ///< --decisions: what the team decided is shown
    bool overrides = true;  ///< --gate: a decision can stand in the place of what the command computes
};

/// What differs between the scoring commands.
struct ScoringChoices {
    std::vector<SortKey> sort_keys;
    std::string_view default_order;   ///< a phrase for the help
    std::vector<std::string> levels;  ///< for --fail-on, least serious first
    std::vector<Format> files;        ///< formats beside text, Markdown, JSON, NDJSON and CSV
    Abilities abilities{};
};

/// --as-of, --model and --missing.
OptionGroup scoring_method(ScoringArguments& arguments);

/// --missing.
Option missing_option(ScoringArguments& arguments);

/// Which accounts are meant.
OptionGroup filter_options(ScoringArguments& arguments);

/// --format and what else the output of a command that scores can be; `files` and `explains` as in
/// ScoringChoices.
OptionGroup scoring_output(ScoringArguments& arguments, const std::vector<Format>& files, bool explains);

/// Fails when something is said about CSV and another format is written.
boost::system::result<void, Failure> check_csv_arguments(const ScoringArguments& arguments);

/// The formats of a command that scores: those of all, and `files`.
Choices<Format> scoring_formats(const std::vector<Format>& files);

/// The options that all scoring commands share, writing into `arguments`.
std::vector<OptionGroup> scoring_options(ScoringArguments& arguments, const ScoringChoices& choices);

}  // namespace csm::cmd
