// SPDX-License-Identifier: MIT
#include "files/decision_file.hpp"

#include <csm/escaped.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <utility>

namespace csm::cmd {

namespace {

namespace fs = std::filesystem;

/// The file of that name beside the first portfolio that is a regular file; empty when there is none.
std::string file_beside(const Inputs& inputs) {
    std::error_code ignored;
    for (const auto& portfolio : inputs.portfolios()) {
        if (!fs::is_regular_file(portfolio.name, ignored)) continue;
        auto name = fs::path{portfolio.name}.replace_filename(decisions_name).string();
        return fs::is_regular_file(name, ignored) ? name : std::string{};
    }
    return {};
}

}  // namespace

Result<DecisionFile> DecisionFile::open(std::string_view command, const ScoringArguments& arguments,
                                        const Model& model, Inputs& inputs) {
    DecisionFile file;
    if (arguments.decisions == "none") return file;
    const auto name = arguments.decisions.empty() ? file_beside(inputs) : arguments.decisions;
    if (name.empty()) return file;
    if (arguments.decisions.empty() && !arguments.quiet)
        inputs.io().err(fmt::format("csm {}: {}: lies beside the portfolio and is used; --decisions names "
                                    "another, --decisions none uses none\n",
                                    command, escaped(name)));
    const auto source = inputs.open(name);
    if (!source) return source.error();
    auto read = read_decisions((*source).bytes, (*source).name, arguments.as_of.value_or(inputs.io().today),
                               model, [&](Problem found) { file.problems_.push_back(std::move(found)); });
    if (!read) return read.error();
    file.decisions_ = std::move(*read);
    return file;
}

void DecisionFile::tell_problems(const std::function<void(Problem)>& problem) const {
    for (const auto& found : problems_) problem(found);
}

void DecisionFile::tell_unknown(std::span<const std::size_t> met,
                                const std::function<void(Problem)>& problem) const {
    if (!decisions_) return;
    for (auto& found : decisions_->unknown(met)) problem(std::move(found));
}

}  // namespace csm::cmd
