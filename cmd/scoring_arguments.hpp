// SPDX-License-Identifier: MIT
#pragma once

#include "color.hpp"
#include "command.hpp"

#include <csm/portfolio.hpp>
#include <csm/render.hpp>
#include <csm/words.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace csm::cmd {

enum class Format : std::uint8_t { text, markdown, html, xlsx, json, ndjson, csv };

/// Whether the format is for people; the others are for programs and written account by account.
constexpr bool is_page(Format format) {
    return format == Format::text || format == Format::markdown || format == Format::html ||
           format == Format::xlsx;
}

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
struct ScoringArguments {
    std::vector<std::string> files;
    Format format = Format::text;
    std::string output;
    ColorWhen color = ColorWhen::automatic;
    bool quiet = false;
    bool explain = false;  ///< JSON with every metric's value, score, weight and points

    std::optional<Date> as_of;
    std::string model;
    Missing missing = Missing::exclude;

    std::vector<std::string> customers;
    std::vector<std::string> segments;
    std::vector<std::string> owners;
    std::vector<Band> classes;
    std::vector<Tier> tiers;

    std::optional<SortKey> sort;
    std::optional<std::size_t> top;
    bool strict = false;
    std::string fail_on;  ///< empty: no gate

    std::optional<std::size_t> threads;

    bool all_pages = false;  ///< report only
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

/// The page in its format; text is as wide as the terminal, unless it goes to a file.
std::string page_text(const Document& page, const ScoringArguments& arguments, const Io& io);

/// How the input is read. A command that streams never looks at it again.
ReadOptions read_options(const ScoringArguments& arguments, const Io& io, bool streams);

/// FILE…
std::vector<Operand> scoring_operands(ScoringArguments& arguments);

}  // namespace csm::cmd
