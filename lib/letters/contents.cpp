// SPDX-License-Identifier: MIT
#include <csm/document_content.hpp>
#include <csm/listing.hpp>

#include <utility>

namespace csm {

std::vector<AccountContent> contents_at(Portfolio& portfolio, std::span<const std::uint64_t> places,
                                        const Model& model, const Settings& settings,
                                        const std::function<void(std::uint64_t, Problem)>& problem) {
    std::vector<AccountContent> contents;
    auto listing = list_again(portfolio, places, PortfolioAnalysis{model, settings});
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto& [account, assessment] = listing.rows[i];
        auto fields = fields_at(portfolio, places[i], account,
                                [&](Problem found) { problem(places[i], std::move(found)); });
        contents.push_back({std::move(account), std::move(fields), std::move(assessment)});
    }
    return contents;
}

}  // namespace csm
