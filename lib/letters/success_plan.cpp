// SPDX-License-Identifier: MIT
#include "letters/plan_days.hpp"
#include "letters/slots.hpp"

#include <array>

namespace csm::templates {

namespace {

using View = AccountView;

constexpr auto safe = Voice::customer_safe;

/// A stretch of a year of the contract, by its days.
struct Stretch {
    std::string_view name;
    long last_day;
    std::string_view aim;
};

constexpr std::array<Stretch, 4> first_year{
    {{"Foundation", 30, "set up, people trained, first result seen"},
     {"Adoption", 90, "the agreed workflows run in the product"},
     {"Value", 180, "results are measured against the objectives"},
     {"Optimisation and growth", 365, "next use cases chosen, next term prepared"}}};

constexpr std::array<Stretch, 4> later_year{
    {{"Set the course", 30, "objectives, baselines and owners agreed for this term"},
     {"Widen the use", 120, "the agreed workflows run in every team"},
     {"Show the value", 240, "results are measured against the objectives"},
     {"Prepare the next term", 365, "next use cases chosen, next term agreed"}}};

Fact no_start() { return missing("contract start", "contract_start_date"); }

std::string state_of(Span stretch, Date as_of) {
    if (stretch.last < as_of) return "done";
    return stretch.first <= as_of ? "now" : "ahead";
}

List term_phases(const AccountList&, const View& view) {
    List list{{}, no_start()};
    const auto term = current_term(view.account(), view.settings.as_of);
    if (!term) return list;
    long first_day = 1;
    for (const auto& [name, last_day, aim] :
         year_of_contract(view.account(), view.settings.as_of) == 1 ? first_year : later_year) {
        const auto last = last_day >= 365 ? term->last : days_after(term->first, last_day - 1);
        const Span stretch{days_after(term->first, first_day - 1), std::min(last, term->last)};
        first_day = last_day + 1;
        if (stretch.first > term->last) break;
        list.items.push_back({{},
                              {{"phase", known(std::string{name})},
                               {"from", known(date_text(view.model, stretch.first))},
                               {"to", known(date_text(view.model, stretch.last))},
                               {"aim", known(std::string{aim})},
                               {"state", known(state_of(stretch, view.settings.as_of))}}});
    }
    return list;
}

Fact day_of_term(const View& view, Date Span::*day) {
    const auto term = current_term(view.account(), view.settings.as_of);
    return term ? known(date_text(view.model, (*term).*day)) : no_start();
}

constexpr std::array slots{
    AccountSlot{"term_start", safe, [](const View& v) { return day_of_term(v, &Span::first); }},
    AccountSlot{"term_end", safe, [](const View& v) { return day_of_term(v, &Span::last); }},
};

}  // namespace

std::span<const AccountSlot> success_plan_slots() { return slots; }

std::span<const AccountList> success_plan_lists() {
    static const std::vector<AccountList> lists{{"term_phases", safe, "",
                                                 item_slots(safe, {"phase", "from", "to", "aim", "state"}),
                                                 false, term_phases}};
    return lists;
}

}  // namespace csm::templates
