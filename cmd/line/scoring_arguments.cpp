// SPDX-License-Identifier: MIT
#include "line/scoring_arguments.hpp"

#include <csm/decisions.hpp>
#include <csm/model.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

namespace csm::cmd {

namespace {

const Choices<Format> formats{
    {"text", Format::text},   {"markdown", Format::markdown}, {"html", Format::html},
    {"xlsx", Format::xlsx},   {"docx", Format::docx},         {"pptx", Format::pptx},
    {"slack", Format::slack}, {"mail", Format::mail},         {"ics", Format::ics},
    {"json", Format::json},   {"ndjson", Format::ndjson},     {"csv", Format::csv}};
const Choices<Missing> missing_words{{"exclude", Missing::exclude}, {"default", Missing::use_default}};
const Choices<GateOn> gate_words{{"computed", GateOn::computed}, {"effective", GateOn::effective}};
const Choices<Band> band_words{{"green", Band::green},
                               {"yellow", Band::yellow},
                               {"red", Band::red},
                               {"insufficient-data", Band::insufficient_data}};
const Choices<Tier> tier_words{{"critical", Tier::critical},
                               {"high", Tier::high},
                               {"medium", Tier::medium},
                               {"low", Tier::low},
                               {"insufficient-data", Tier::insufficient_data}};

/// The names of a list of the standard model, for help and completions.
template <class Named>
std::vector<std::string> standard_names(std::span<const Named> (*list_of)(const Model&)) {
    std::vector<std::string> names;
    const auto model = read_model(standard_model_text(), {});
    if (!model) return names;
    for (const auto& one : list_of(*model)) names.push_back(one.name);
    return names;
}

std::vector<std::string> standard_segments() {
    return standard_names<Segment>([](const Model& model) { return std::span{model.segments}; });
}

std::vector<std::string> standard_phases() {
    return standard_names<Phase>([](const Model& model) { return std::span{model.lifecycle.phases}; });
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

/// The words that csm import has, and the signs themselves.
Option delimiter_option(ScoringArguments& arguments) {
    static const Choices<char> words{{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}};
    static const Choices<char> signs{{",", ','}, {";", ';'}, {"\t", '\t'}};
    auto option =
        choice("delimiter", "SIGN", "what stands between the cells of CSV, as a word or the sign itself",
               arguments.csv.delimiter, words);
    option.store = [&arguments, store = std::move(option.store)](std::string_view word) -> Result<void> {
        arguments.csv_styled = true;
        const auto sign = value_for(signs, word);
        if (!sign) return store(word);
        arguments.csv.delimiter = *sign;
        return {};
    };
    return option;
}

Option mark_option(ScoringArguments& arguments) {
    auto option = flag("bom", "begin CSV with a byte order mark, by which spreadsheets recognise UTF-8",
                       arguments.csv.byte_order_mark);
    option.store = [&arguments](std::string_view) -> Result<void> {
        arguments.csv_styled = arguments.csv.byte_order_mark = true;
        return {};
    };
    return option;
}

}  // namespace

OptionGroup scoring_output(ScoringArguments& arguments, const std::vector<Format>& files, bool explains) {
    auto options = output_options(arguments, scoring_formats(files), "do not list problems of the input");
    auto behind_color = options.begin() + 3;
    behind_color = options.insert(behind_color, {delimiter_option(arguments), mark_option(arguments)});
    if (explains)
        options.insert(behind_color, flag("explain", "add every metric's value, score and weight to JSON",
                                          arguments.explain));
    return {"Output", std::move(options)};
}

boost::system::result<void, Failure> check_csv_arguments(const ScoringArguments& arguments) {
    if (!arguments.csv_styled || arguments.format == Format::csv) return {};
    return wrong_usage({{}, "--delimiter and --bom say how CSV is written", "add --format csv"});
}

Choices<Format> scoring_formats(const std::vector<Format>& files) {
    Choices<Format> known;
    for (const auto& format : formats)
        if (is_text(format.value) || !is_page(format.value) || std::ranges::count(files, format.value) > 0)
            known.push_back(format);
    return known;
}

Option missing_option(ScoringArguments& arguments) {
    return choice("missing", "POLICY",
                  "leave out what was not measured, or put the model's defaults in its place",
                  arguments.missing, missing_words);
}

OptionGroup scoring_method(ScoringArguments& arguments) {
    auto options = method_options(arguments, "score as of this day",
                                  "score with this model; \"csm model show\" prints one to start from");
    options.push_back(missing_option(arguments));
    return {"Method", std::move(options)};
}

OptionGroup filter_options(ScoringArguments& arguments) {
    return {
        "Filters",
        {texts("customer", "ID", "only this customer, by customer_id, name or the beginning of one",
               arguments.filters.customers, values("customer")),
         texts("segment", "NAME", "only this segment", arguments.filters.segments, words(standard_segments)),
         texts("phase", "NAME", "only accounts in this phase of their contract", arguments.filters.phases,
               words(standard_phases)),
         texts("owner", "NAME", "only the accounts of this owner, by name or its beginning",
               arguments.filters.owners, values("owner")),
         choice("class", "CLASS", "only accounts of this health class", arguments.filters.classes,
                band_words),
         choice("tier", "TIER", "only accounts of this churn risk tier", arguments.filters.tiers, tier_words),
         text("where", "EXPR",
              "only accounts of which this is true, such as 'arr > 50000 and days_to_renewal < 60'",
              arguments.filters.where)}};
}

namespace {

/// "none" is no file, but a shell may well offer it.
Option decisions_option(ScoringArguments& arguments) {
    auto option =
        text("decisions", "FILE",
             "show what the team decided, from this CSV or JSON file, beside what is computed; none: "
             "only what is computed",
             arguments.decisions,
             {Offer::Names::files, "csv json", [] { return std::vector<std::string>{"none"}; }});
    option.default_text = fmt::format("{} beside the portfolio", decisions_name);
    return option;
}

Option gate_option(ScoringArguments& arguments) {
    auto option = choice("gate", "VALUES",
                         "what --fail-on looks at: what is computed, or the team's decisions in its place",
                         arguments.gate, gate_words);
    option.default_text = "computed";
    return option;
}

}  // namespace

std::vector<OptionGroup> scoring_options(ScoringArguments& arguments, const ScoringChoices& choices) {
    OptionGroup gates{"Gates", {strict_option(arguments), fail_on_option(arguments, choices)}};
    if (choices.abilities.overrides && choices.abilities.decides)
        gates.options.push_back(gate_option(arguments));
    std::vector<OptionGroup> groups{
        scoring_method(arguments),
        filter_options(arguments),
        {"Listing",
         {sort_option(arguments, choices),
          whole_number("top", "list only the first N accounts; totals still cover all", arguments.top)}},
        scoring_output(arguments, choices.files, choices.abilities.explains)};
    if (choices.abilities.decides) groups.push_back({"The team's decisions", {decisions_option(arguments)}});
    groups.push_back(std::move(gates));
    return groups;
}

}  // namespace csm::cmd
