// SPDX-License-Identifier: MIT
#include "letters/opportunities.hpp"

#include <csm/expansion.hpp>

namespace csm::templates {

std::string what_text(const Opportunity& opportunity, const Account& account) {
    const auto target = target_of(opportunity, account);
    switch (opportunity.kind) {
    case Opportunity::Kind::seats: return "more seats";
    case Opportunity::Kind::tier: return named(target, "plan");
    case Opportunity::Kind::module: return named(target, "module");
    case Opportunity::Kind::department: return named(target, "department");
    case Opportunity::Kind::limit: return "more " + as_words(target);
    }
    return {};
}

std::string why_text(const Opportunity& opportunity, const Account& account) {
    switch (opportunity.kind) {
    case Opportunity::Kind::seats:
        return count_text(*account.active_seats) + " of " + count_text(*account.licensed_seats) +
               " seats are in use";
    case Opportunity::Kind::tier:
        return account.plan_tier.empty() ? "The next plan up"
                                         : "The next plan up from " + as_words(account.plan_tier);
    case Opportunity::Kind::module: return "Not in use yet";
    case Opportunity::Kind::department: return "Does not use the product yet";
    case Opportunity::Kind::limit: {
        const auto& limit = account.plan_limits.items()[opportunity.index];
        return count_text(*limit.used) + " of " + count_text(*limit.included) + " are used";
    }
    }
    return {};
}

/// A customer reads a price as an offer, so what the model only assumes is none.
Fact worth_fact(const AccountView& view, const Opportunity& opportunity) {
    if (view.voice == Voice::customer_safe && !view.model.documents.has_real_prices)
        return {{}, "price", R"(expansion of the model, with "prices": "real")", true, {}};
    return opportunity.revenue ? known(money_text(view.model, *opportunity.revenue)) : missing("ARR", "arr");
}

std::vector<Item> opportunity_items(const AccountView& view, std::size_t most) {
    std::vector<Item> items;
    const auto& expansion = view.assessment().expansion;
    if (!expansion) return items;
    for (const auto& opportunity : expansion->opportunities) {
        if (items.size() == most) break;
        items.push_back({{},
                         {{"what", known(what_text(opportunity, view.account()))},
                          {"why", known(why_text(opportunity, view.account()))},
                          {"value", worth_fact(view, opportunity)},
                          {"effort", known(std::string{word(opportunity.effort)})},
                          {"rank", known(score_text(opportunity.priority))}}});
    }
    return items;
}

}  // namespace csm::templates
