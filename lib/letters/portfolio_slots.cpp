// SPDX-License-Identifier: MIT
#include "letters/slots.hpp"
#include "pages/parts.hpp"
#include "pages/portfolio.hpp"

#include <csm/nearest.hpp>

#include <array>

namespace csm::templates {

namespace {

using View = PortfolioView;

constexpr auto safe = Voice::customer_safe;
constexpr auto internal = Voice::internal;

template <class Enum, std::size_t Size>
Fact count_of(const std::array<std::uint64_t, Size>& counts, Enum value) {
    return known(count_text(static_cast<double>(counts[static_cast<std::size_t>(value)])));
}

Fact counted(std::uint64_t count) { return known(count_text(static_cast<double>(count))); }

const PortfolioSummary& summary_of(const View& view) { return view.content.summary; }

/// Money of a portfolio in which something of it is known.
Fact money_of(const View& view, bool is_known, double amount) {
    return is_known ? known(money_text(view.model, amount)) : dash();
}

Fact total_arr_fact(const View& view) {
    const auto& all = summary_of(view).all;
    return money_of(view, all.arr > 0, all.arr);
}

Fact arr_at_risk_fact(const View& view) {
    return money_of(view, summary_of(view).all.arr > 0, summary_of(view).churn.arr_at_risk);
}

Fact risk_share_fact(const View& view) {
    const auto arr = summary_of(view).all.arr;
    return arr > 0 ? known(share_text(summary_of(view).churn.arr_at_risk / arr)) : dash();
}

Fact average_fact(const View& view) {
    const auto average = summary_of(view).health.average();
    return average ? known(score_text(*average)) : dash();
}

constexpr std::array slots{
    PortfolioSlot{"date", safe, [](const View& v) { return known(date_text(v.model, v.settings.as_of)); }},
    PortfolioSlot{"period", safe, [](const View& v) { return known(quarter_text(v.settings.as_of)); }},
    PortfolioSlot{"next_period", safe,
                  [](const View& v) { return known(quarter_text(v.settings.as_of, 1)); }},
    PortfolioSlot{"model", safe, [](const View& v) { return known(model_text(v.model)); }},
    PortfolioSlot{"selection", internal, [](const View& v) { return known(v.content.selection); }},
    PortfolioSlot{"summary.total_customers", internal,
                  [](const View& v) { return counted(summary_of(v).all.accounts); }},
    PortfolioSlot{"summary.queue_count", internal,
                  [](const View& v) { return counted(v.content.week.accounts()); }},
    PortfolioSlot{"summary.insufficient_data_count", internal,
                  [](const View& v) { return counted(summary_of(v).insufficient); }},
    PortfolioSlot{"summary.total_arr", internal, total_arr_fact},
    PortfolioSlot{"summary.total_arr_at_risk", internal, arr_at_risk_fact},
    PortfolioSlot{"summary.arr_at_risk_share", internal, risk_share_fact},
    PortfolioSlot{"summary.average_score", internal, average_fact},
    PortfolioSlot{"summary.green_count", internal,
                  [](const View& v) { return count_of(summary_of(v).health.by_band, Band::green); }},
    PortfolioSlot{"summary.yellow_count", internal,
                  [](const View& v) { return count_of(summary_of(v).health.by_band, Band::yellow); }},
    PortfolioSlot{"summary.red_count", internal,
                  [](const View& v) { return count_of(summary_of(v).health.by_band, Band::red); }},
    PortfolioSlot{"summary.critical_count", internal,
                  [](const View& v) { return count_of(summary_of(v).churn.by_tier, Tier::critical); }},
    PortfolioSlot{"summary.high_count", internal,
                  [](const View& v) { return count_of(summary_of(v).churn.by_tier, Tier::high); }},
    PortfolioSlot{"summary.medium_count", internal,
                  [](const View& v) { return count_of(summary_of(v).churn.by_tier, Tier::medium); }},
    PortfolioSlot{"summary.low_count", internal,
                  [](const View& v) { return count_of(summary_of(v).churn.by_tier, Tier::low); }},
    PortfolioSlot{"summary.net_estimated_revenue", internal,
                  [](const View& v) {
                      const auto& expansion = summary_of(v).expansion;
                      return money_of(v, expansion.accounts > 0, expansion.net_revenue);
                  }},
    PortfolioSlot{"summary.ready_estimated_revenue", internal,
                  [](const View& v) {
                      const auto& expansion = summary_of(v).expansion;
                      return money_of(v, expansion.accounts > 0, expansion.ready_revenue);
                  }},
    PortfolioSlot{"summary.rejected_count", internal,
                  [](const View& v) { return counted(v.content.rejected); }},
    PortfolioSlot{"summary.problem_count", internal,
                  [](const View& v) { return counted(v.content.problem_count); }},
};

List accounts_list(const PortfolioList& slot, const std::vector<AccountContent>& accounts) {
    List list{{}, known(std::string{slot.none})};
    for (const auto& facts : accounts) list.items.push_back({pages::name_of(facts.account), {}, &facts});
    return list;
}

Item window_item(const View& view, std::string window, const RenewalWindow& renewals) {
    return {{},
            {{"window", known(std::move(window))},
             {"accounts", counted(renewals.group.accounts)},
             {"arr", known(money_text(view.model, renewals.group.arr))},
             {"arr_at_risk", known(money_text(view.model, renewals.group.arr_at_risk))},
             {"exposure", known(money_text(view.model, renewals.exposure))}}};
}

List renewal_windows(const PortfolioList&, const View& view) {
    List list{{window_item(view, "overdue", summary_of(view).overdue)}, dash()};
    for (const auto& window : summary_of(view).renewals)
        list.items.push_back(window_item(view, "within " + number_text(window.days) + " days", window));
    return list;
}

List targets(const PortfolioList& slot, const View& view) {
    List list{{}, known(std::string{slot.none})};
    for (const auto& check : summary_of(view).targets(view.model)) {
        const auto texts = pages::target_texts(check);
        list.items.push_back({{},
                              {{"target", known(texts.label)},
                               {"actual", known(share_text(check.actual, check.decimals()))},
                               {"wanted", known(texts.wanted)},
                               {"verdict", known(texts.verdict)}}});
    }
    return list;
}

std::string place_text(const Problem& problem) {
    auto place = problem.file;
    if (problem.line != 0) place += ":" + std::to_string(problem.line);
    if (!problem.customer_id.empty()) place += " (" + problem.customer_id + ")";
    return place;
}

List problems(const PortfolioList& slot, const View& view) {
    constexpr std::size_t most_listed = 10;
    List list{{}, known(std::string{slot.none})};
    for (const auto& group : view.content.problems) {
        if (list.items.size() == most_listed) break;
        list.items.push_back({{},
                              {{"field", known(group.field.empty() ? "the record" : group.field)},
                               {"kind", known(std::string{label(group.kind)})},
                               {"first", known(place_text(group.first))},
                               {"count", counted(group.count)}}});
    }
    return list;
}

/// One item, when the team has put something off.
List put_off(const PortfolioList&, const View& view) {
    List list{{}, dash()};
    const auto count = view.content.week.put_off;
    if (count > 0) list.items.push_back({{}, {{"accounts", counted(count)}}});
    return list;
}

/// One item, when more accounts need a person than their owners can take on.
List waiting(const PortfolioList&, const View& view) {
    List list{{}, dash()};
    const auto& group = view.content.week.waiting;
    if (group.accounts > 0)
        list.items.push_back(
            {{}, {{"accounts", counted(group.accounts)}, {"arr", known(money_text(view.model, group.arr))}}});
    return list;
}

/// One item, when there are accounts that nobody can judge.
List unjudged(const PortfolioList&, const View& view) {
    List list{{}, dash()};
    const auto& week = view.content.week;
    const auto& group = week.unjudged;
    if (group.accounts > 0)
        list.items.push_back({{},
                              {{"accounts", counted(group.accounts)},
                               {"arr", known(money_text(view.model, group.arr))},
                               {"collect", known(enumerated(week.unmeasured))}}});
    return list;
}

std::vector<PortfolioList> make_lists() {
    return {
        {"queue",
         internal,
         "Nothing needs a person this week beyond the usual cadence.",
         {},
         true,
         [](const PortfolioList& slot, const View& v) { return accounts_list(slot, v.content.queue); }},
        {"changes",
         internal,
         "No account has changed by more than the model's threshold.",
         {},
         true,
         [](const PortfolioList& slot, const View& v) { return accounts_list(slot, v.content.changes); }},
        {"renewals",
         internal,
         "No contract ends within 90 days.",
         {},
         true,
         [](const PortfolioList& slot, const View& v) { return accounts_list(slot, v.content.renewals); }},
        {"ready",
         internal,
         "No account is ready.",
         {},
         true,
         [](const PortfolioList& slot, const View& v) { return accounts_list(slot, v.content.ready); }},
        {"put_off", internal, "", item_slots(internal, {"accounts"}), false, put_off},
        {"waiting", internal, "", item_slots(internal, {"accounts", "arr"}), false, waiting},
        {"unjudged", internal, "", item_slots(internal, {"accounts", "arr", "collect"}), false, unjudged},
        {"renewal_windows", internal, "",
         item_slots(internal, {"window", "accounts", "arr", "arr_at_risk", "exposure"}), false,
         renewal_windows},
        {"targets", internal, "No target can be computed.",
         item_slots(internal, {"target", "actual", "wanted", "verdict"}), false, targets},
        {"problems", internal, "Every value could be read.",
         item_slots(internal, {"field", "kind", "first", "count"}), false, problems},
    };
}

}  // namespace

std::span<const PortfolioSlot> portfolio_slots() { return slots; }

std::span<const PortfolioList> portfolio_lists() {
    static const auto lists = make_lists();
    return lists;
}

}  // namespace csm::templates
