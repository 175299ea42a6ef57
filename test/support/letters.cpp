// SPDX-License-Identifier: MIT
#include "support/letters.hpp"

#include "places.hpp"
#include "support/golden_folder.hpp"
#include "support/models.hpp"
#include "support/result_value.hpp"

#include <csm/portfolio.hpp>

#include <fmt/format.h>

#include <stdexcept>

namespace csm::test {

namespace {

std::vector<AccountContent> contents_of(const std::vector<std::string>& texts, const Model& model) {
    std::vector<Source> sources;
    for (const auto& text : texts) sources.push_back({"p.json", text});
    Portfolio portfolio{sources, model, {}};
    std::vector<std::uint64_t> places;
    const auto deliver = [&](const PlacedAccounts& batch) {
        std::ranges::copy(batch.places, std::back_inserter(places));
    };
    const auto read = portfolio.read({[] { return PlacedAccounts{}; }, deliver, [](Problem) {}});
    if (!read) throw std::invalid_argument(describe(read.error()));
    return contents_at(portfolio, places, model, letter_settings(), [](std::uint64_t, Problem) {});
}

std::string sample(std::string_view name) {
    return text_of(std::filesystem::path{CSM_SOURCE_DIR} / "data/samples" / name);
}

}  // namespace

const Settings& letter_settings() {
    static const Settings settings{Date{2026, 12, 1}, Missing::exclude};
    return settings;
}

std::vector<std::string> template_defects(std::string_view text, const Model& model) {
    std::vector<std::string> defects;
    const auto read = read_template(text, "t.md", model);
    if (read) return defects;
    for (const auto& problem : read.error())
        defects.push_back(fmt::format("{}:{}: {}", problem.line, problem.column, problem.message));
    return defects;
}

LetterTemplate template_of(std::string_view text, const Model& model) {
    auto read = read_template(text, "t.md", model);
    if (!read) throw std::invalid_argument(template_defects(text, model).front());
    return std::move(*read);
}

AccountContent content_of(std::string_view record, const Model& model) {
    return std::move(contents_of({std::string{record}}, model).front());
}

const std::vector<AccountContent>& sample_contents() {
    static const auto contents =
        contents_of({sample("portfolio.json"), sample("documents.json")}, standard_model());
    return contents;
}

std::string filled(std::string_view text, const AccountContent& content, const Model& model) {
    return value(fill(template_of(text, model), content, model, letter_settings())).markdown;
}

std::string filled_with(std::string_view text, std::string_view members, const Model& model) {
    const std::string separator = members.empty() ? "" : ", ";
    return filled(text, content_of(R"({"customer_id": "C1")" + separator + std::string{members} + "}", model),
                  model);
}

}  // namespace csm::test
