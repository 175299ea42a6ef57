// SPDX-License-Identifier: MIT
#include "support/documents.hpp"

#include "places.hpp"
#include "support/golden_folder.hpp"
#include "support/models.hpp"
#include "support/result_value.hpp"

#include <csm/portfolio.hpp>

#include <fmt/format.h>

#include <stdexcept>

namespace csm::test {

namespace {

std::vector<AccountContent> contents_of(const std::vector<std::string>& texts) {
    std::vector<Source> sources;
    for (const auto& text : texts) sources.push_back({"p.json", text});
    Portfolio portfolio{sources, standard_model(), {}};
    std::vector<std::uint64_t> places;
    const auto deliver = [&](const PlacedAccounts& batch) {
        std::ranges::copy(batch.places, std::back_inserter(places));
    };
    const auto read = portfolio.read({[] { return PlacedAccounts{}; }, deliver, [](Problem) {}});
    if (!read) throw std::invalid_argument(describe(read.error()));
    return contents_at(portfolio, places, standard_model(), document_settings(),
                       [](std::uint64_t, Problem) {});
}

std::string sample(std::string_view name) {
    return text_of(std::filesystem::path{CSM_SOURCE_DIR} / "data/samples" / name);
}

}  // namespace

const Settings& document_settings() {
    static const Settings settings{Date{2026, 12, 1}, Missing::exclude};
    return settings;
}

std::vector<std::string> template_defects(std::string_view text) {
    std::vector<std::string> defects;
    const auto read = read_template(text, "t.md", standard_model());
    if (read) return defects;
    for (const auto& problem : read.error())
        defects.push_back(fmt::format("{}:{}: {}", problem.line, problem.column, problem.message));
    return defects;
}

DocumentTemplate template_of(std::string_view text) {
    auto read = read_template(text, "t.md", standard_model());
    if (!read) throw std::invalid_argument(template_defects(text).front());
    return std::move(*read);
}

AccountContent content_of(std::string_view record) {
    return std::move(contents_of({std::string{record}}).front());
}

const std::vector<AccountContent>& sample_contents() {
    static const auto contents = contents_of({sample("portfolio.json"), sample("documents.json")});
    return contents;
}

std::string filled(std::string_view text, const AccountContent& content) {
    return value(fill(template_of(text), content, standard_model(), document_settings())).markdown;
}

std::string filled_with(std::string_view text, std::string_view members) {
    const std::string separator = members.empty() ? "" : ", ";
    return filled(text, content_of(R"({"customer_id": "C1")" + separator + std::string{members} + "}"));
}

}  // namespace csm::test
