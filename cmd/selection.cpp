// SPDX-License-Identifier: MIT
#include "selection.hpp"

#include <csm/asked_names.hpp>
#include <csm/escaped.hpp>
#include <csm/nearest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace csm::cmd {

namespace {

constexpr std::size_t most_candidates = 5;

/// As much of a name as one reads, in quotes.
std::string in_quotes(const std::string& name) {
    constexpr std::size_t most = 80;
    constexpr auto continues = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; };
    auto end = std::min(name.size(), most);
    while (end > 0 && end < name.size() && continues(name[end])) --end;
    return "\"" + escaped(name.substr(0, end)) + (end < name.size() ? "…\"" : "\"");
}

/// "Ann Lee", "Anna Bo" or "Anne Cy", and 3 more.
std::string some_of(const std::vector<std::string>& candidates) {
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < std::min(candidates.size(), most_candidates); ++i)
        shown.push_back(in_quotes(candidates[i]));
    auto text = alternatives(shown);
    if (candidates.size() > shown.size())
        text += fmt::format(", or {} more", candidates.size() - shown.size());
    return text;
}

Failure unclear(const UnclearName& name, const AccountNames& names) {
    const auto& [option, asked, candidates, are_beginnings] = name;
    const auto what = option == "customer" ? std::string_view{"customer_id or name"} : option;
    if (candidates.size() > 1)
        return wrong_usage({{},
                            fmt::format("--{} {} may be one of {}: {}", option, in_quotes(asked),
                                        candidates.size(), some_of(candidates)),
                            "write the whole name"});
    std::string hint;
    std::vector<std::string> owners{names.owners.begin(), names.owners.end()};
    std::erase(owners, "");
    if (!candidates.empty())
        hint = fmt::format("did you mean {}?", some_of(candidates));
    else if (option == "owner" && !owners.empty())
        hint = fmt::format("accounts belong to {}", some_of(owners));
    return wrong_usage({{}, fmt::format("no account has the {} {}", what, in_quotes(asked)), hint});
}

}  // namespace

boost::system::result<Selection, Failure> selection_of(const ScoringArguments& arguments,
                                                       const Model& model) {
    auto selection = Selection::make(arguments.filters, model);
    if (selection) return std::move(*selection);
    const auto& [option, name, known] = selection.error();
    return wrong_usage(unknown_word(fmt::format("--{}", option), name, known));
}

boost::system::result<Selection, Failure> named_selection(std::string_view command,
                                                          const ScoringArguments& arguments,
                                                          Selection selection, Inputs& inputs,
                                                          const Model& model) {
    if (arguments.filters.customers.empty() && arguments.filters.owners.empty()) return selection;
    auto options = read_options(arguments, inputs.io(), ReadAgain::nothing);
    options.progress = nullptr;
    Portfolio portfolio{inputs.portfolios(), model, options};
    const auto names = read_names(portfolio);
    if (!names) return selection;  // the command itself fails on that, and tells the problems before it
    const bool exactly = !arguments.fail_on.empty() || arguments.strict || !arguments.output.empty();
    auto asked = look_up(arguments.filters, *names, exactly);
    if (!asked.unclear.empty()) return unclear(asked.unclear.front(), *names);
    for (const auto& [option, given, name] : asked.taken)
        inputs.io().err(fmt::format("csm {}: --{} {} is taken for {}\n", command, option, in_quotes(given),
                                    in_quotes(name)));
    selection.rename(std::move(asked.filters));
    return selection;
}

}  // namespace csm::cmd
