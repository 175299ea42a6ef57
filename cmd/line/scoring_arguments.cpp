// SPDX-License-Identifier: MIT
#include "line/scoring_arguments.hpp"

#include <csm/model.hpp>

#include <utility>

namespace csm::cmd {

namespace {

const Choices<Format> formats{{"text", Format::text},
                              {"markdown", Format::markdown},
                              {"json", Format::json},
                              {"ndjson", Format::ndjson},
                              {"csv", Format::csv}};
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

std::vector<std::string> standard_segments() {
    std::vector<std::string> names;
    const auto model = read_model(standard_model_text(), {});
    if (!model) return names;
    for (const auto& segment : (*model).segments) names.push_back(segment.name);
    return names;
}

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

OptionGroup scoring_method(ScoringArguments& arguments) {
    auto options = method_options(arguments, "score as of this day",
                                  "score with this model; \"csm model show\" prints one to start from");
    options.push_back(choice("missing", "POLICY",
                             "leave out what was not measured, or put the model's defaults in its place",
                             arguments.missing, missing_words));
    return {"Method", std::move(options)};
}

OptionGroup scoring_output(ScoringArguments& arguments, const ScoringChoices& choices) {
    auto options = output_options(arguments, formats_of(choices), "do not list problems of the input");
    const auto behind_color = options.begin() + 3;
    options.insert(behind_color,
                   flag("explain", "add every metric's value, score and weight to JSON", arguments.explain));
    return {"Output", std::move(options)};
}

OptionGroup filter_options(ScoringArguments& arguments) {
    return {
        "Filters",
        {texts("customer", "ID", "only this customer, by customer_id or name", arguments.filters.customers),
         texts("segment", "NAME", "only this segment", arguments.filters.segments, words(standard_segments)),
         texts("owner", "NAME", "only the accounts of this owner", arguments.filters.owners),
         choice("class", "CLASS", "only accounts of this health class", arguments.filters.classes,
                band_words),
         choice("tier", "TIER", "only accounts of this churn risk tier", arguments.filters.tiers,
                tier_words)}};
}

}  // namespace

std::vector<OptionGroup> scoring_options(ScoringArguments& arguments, const ScoringChoices& choices) {
    return {scoring_method(arguments),
            filter_options(arguments),
            {"Listing",
             {sort_option(arguments, choices),
              whole_number("top", "list only the first N accounts; totals still cover all", arguments.top)}},
            scoring_output(arguments, choices),
            {"Gates", {strict_option(arguments), fail_on_option(arguments, choices)}}};
}

}  // namespace csm::cmd
