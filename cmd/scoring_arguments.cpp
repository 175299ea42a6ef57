// SPDX-License-Identifier: MIT
#include "scoring_arguments.hpp"

#include "suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace csm::cmd {

namespace {

const Choices<Format> formats{{"text", Format::text},
                              {"markdown", Format::markdown},
                              {"json", Format::json},
                              {"ndjson", Format::ndjson},
                              {"csv", Format::csv}};
const Choices<ColorWhen> color_words{
    {"auto", ColorWhen::automatic}, {"always", ColorWhen::always}, {"never", ColorWhen::never}};
const Choices<Missing> missing_words{{"exclude", Missing::exclude}, {"default", Missing::use_default}};
const Choices<Band> band_words{{"green", Band::green},
                               {"yellow", Band::yellow},
                               {"red", Band::red},
                               {"insufficient-data", Band::insufficient_data}};
const Choices<Tier> tier_words{{"critical", Tier::critical},
                               {"high", Tier::high},
                               {"medium", Tier::medium},
                               {"low", Tier::low},
                               {"insufficient-data", Tier::insufficient_data}};

Choices<Format> formats_of(const ScoringChoices& choices) {
    auto known = formats;
    if (choices.has_files) known.insert(known.begin() + 2, {{"html", Format::html}, {"xlsx", Format::xlsx}});
    return known;
}

Option sort_option(ScoringArguments& arguments, const ScoringChoices& choices) {
    Choices<SortKey> keys;
    for (const auto key : choices.sort_keys) keys.push_back({word(key), key});
    auto option = choice("sort", "KEY", "order of the accounts", arguments.sort, keys);
    option.default_text = choices.default_order;
    return option;
}

Option fail_on_option(ScoringArguments& arguments, const ScoringChoices& choices) {
    return one_of("fail-on", "LEVEL", "exit with status 3 when an account is at this level or a worse one",
                  choices.levels, [&arguments, levels = choices.levels](std::size_t index) {
                      arguments.fail_on = levels[index];
                  });
}

OptionGroup method_options(ScoringArguments& arguments) {
    auto as_of = date("as-of", "score as of this day", arguments.as_of);
    as_of.default_text = "today in UTC";
    auto model = text("model", "FILE", "score with this model; \"csm model show\" prints one to start from",
                      arguments.model);
    model.default_text = "the standard model";
    return {"Method",
            {std::move(as_of), std::move(model),
             choice("missing", "POLICY",
                    "leave out what was not measured, or put the model's defaults in its place",
                    arguments.missing, missing_words)}};
}

OptionGroup filter_options(ScoringArguments& arguments) {
    return {"Filters",
            {texts("customer", "ID", "only this customer, by customer_id or name", arguments.customers),
             texts("segment", "NAME", "only this segment", arguments.segments),
             texts("owner", "NAME", "only the accounts of this owner", arguments.owners),
             choice("class", "CLASS", "only accounts of this health class", arguments.classes, band_words),
             choice("tier", "TIER", "only accounts of this churn risk tier", arguments.tiers, tier_words)}};
}

}  // namespace

std::string_view word(SortKey key) {
    constexpr std::array<std::string_view, 12> words{"input",    "priority", "score",    "risk",
                                                     "adjusted", "revenue",  "exposure", "arr",
                                                     "renewal",  "coverage", "name",     "customer-id"};
    return words[static_cast<std::size_t>(key)];
}

std::vector<OptionGroup> scoring_options(ScoringArguments& arguments, const ScoringChoices& choices) {
    auto threads = whole_number("threads", "work with N threads; the result is the same", arguments.threads);
    threads.default_text = "one a processor";
    return {
        method_options(arguments),
        filter_options(arguments),
        {"Listing",
         {sort_option(arguments, choices),
          whole_number("top", "list only the first N accounts; totals still cover all", arguments.top)}},
        {"Output",
         {choice("format,f", "FORMAT", "how the result is written", arguments.format, formats_of(choices)),
          text("output,o", "FILE", "write to FILE, which appears whole or not at all", arguments.output),
          choice("color", "WHEN", "colour in text", arguments.color, color_words),
          flag("explain", "add every metric's value, score and weight to JSON", arguments.explain),
          flag("quiet,q", "do not list problems of the input", arguments.quiet), std::move(threads)}},
        {"Gates",
         {flag("strict", "exit with status 3 when the input has problems", arguments.strict),
          fail_on_option(arguments, choices)}}};
}

std::string page_text(const Document& page, const ScoringArguments& arguments, const Io& io) {
    if (arguments.format == Format::markdown) return render_markdown(page);
    const bool to_file = !arguments.output.empty();
    return render_text(page, {.width = to_file ? TextStyle{}.width : io.width,
                              .colour = use_color(arguments.color, io.out_is_terminal && !to_file, io)});
}

ReadOptions read_options(const ScoringArguments& arguments, const Io& io, bool streams) {
    constexpr std::size_t most_threads = 256;
    ReadOptions options;
    options.threads =
        static_cast<unsigned>(std::min(arguments.threads.value_or(io.processors), most_threads));
    options.as_of = arguments.as_of.value_or(io.today);
    if (streams)
        options.keep_bytes = 0;
    else
        options.packed_bytes = std::size_t{128} << 20U;
    return options;
}

std::vector<Operand> scoring_operands(ScoringArguments& arguments) {
    return {operands("FILE",
                     "portfolios (JSON, NDJSON or CSV) to read and join, folders of them, or patterns; - is "
                     "standard input; without any, "
                     "$CSM_PORTFOLIO or portfolio.json",
                     arguments.files)};
}

}  // namespace csm::cmd
