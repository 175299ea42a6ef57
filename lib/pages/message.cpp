// SPDX-License-Identifier: MIT
#include "pages/decisions.hpp"
#include "pages/parts.hpp"
#include "pages/portfolio.hpp"
#include "pages/week.hpp"
#include "pages/week_call.hpp"

#include <csm/number.hpp>
#include <csm/pages.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

namespace csm {

using namespace pages;

namespace {

constexpr std::size_t usual_items = 10;

std::string money_text(double amount) {
    std::string text;
    append_thousands(text, amount);
    return text;
}

/// Puts the item behind the others, or counts it when there are enough.
void add_item(Message& message, MessageItem item, std::size_t most) {
    if (message.items.size() < most) {
        message.items.push_back(std::move(item));
        return;
    }
    ++message.others;
    message.others_arr += item.arr;
}

/// When the contract ends: "in 18 days", "was due 3 days ago".
std::string days_text(long days) {
    if (days == 0) return "today";
    const auto count = counted(static_cast<std::uint64_t>(std::labs(days)), "day", "days");
    return days > 0 ? "in " + count : "was due " + count + " ago";
}

/// Who the account is, with its ARR.
MessageItem item_of(const Account& account, std::string name, Cell level) {
    MessageItem item{.name = std::move(name), .level = std::move(level)};
    if (account.arr) item.facts.push_back({"ARR", {Money{*account.arr}}, {}});
    item.owner = account.owner;
    item.arr = account.arr.value_or(0);
    return item;
}

void add_renewal(MessageItem& item, const Urgency& urgency) {
    if (!urgency.days_to_renewal) return;
    auto cell = days_cell(urgency);
    if (urgency.state != RenewalState::runs_on) cell.value = days_text(*urgency.days_to_renewal);
    item.facts.push_back({"renewal", std::move(cell), {}});
}

MessageItem week_item(const ListedAccount<Assessment>& row, const RecordNotes* records, const Model& model,
                      const Settings& settings) {
    const auto& [account, assessment] = row;
    auto item = item_of(account, marked_name(account, assessment, settings),
                        text_cell(word(assessment.priority), tone_of(assessment.priority)));
    if (assessment.health && assessment.health->score)
        item.facts.push_back({"health", {Points{*assessment.health->score}}, {}});
    if (assessment.churn && assessment.churn->risk)
        item.facts.push_back({"risk", {Points{*assessment.churn->risk}}, {}});
    add_renewal(item, urgency_of(account, model.churn, settings.as_of));
    item.reason = reason_with_open(assessment, records, settings.as_of);
    item.action = action_with_person(assessment, records);
    item.due = assessment.due;
    return item;
}

/// The sentences of paragraphs that stand above the lists of pages.
void add_notices(Message& message, const Document& document) {
    for (const auto& block : document.blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            auto text = paragraph->text;
            if (!text.ends_with('.')) text += '.';
            message.notices.push_back(std::move(text));
        }
}

/// What may be wrong with the figures, and what the team has decided.
template <class Scored>
void add_caveats(Message& message, const Listing<Scored>& listing, const Settings& settings) {
    Document document;
    add_rejected(document, listing.rejected);
    add_decision_counts(document, listing.decisions, settings);
    add_notices(message, document);
}

std::string unjudged_text(std::uint64_t count) {
    return counted(count, "account has no verdict", "accounts have no verdict");
}

void add_week_notices(Message& message, const PortfolioSummary& summary, WeekPlan plan) {
    plan.waiting = {};  // the items that are not shown count them
    for (auto& remark : week_remarks(plan))
        if (remark.tone != Tone::good) message.notices.push_back(std::move(remark.text));
    const auto& overdue = summary.overdue.group;
    if (overdue.accounts > 0)
        message.notices.push_back(counted(overdue.accounts, "contract has ended", "contracts have ended") +
                                  ", ARR " + money_text(overdue.arr) + ": confirm whether " +
                                  (overdue.accounts == 1 ? "it was" : "they were") + " renewed.");
}

std::string week_headline(std::uint64_t queued, double arr, std::uint64_t unjudged) {
    if (queued > 0)
        return counted(queued, "account needs", "accounts need") + " a person this week, ARR " +
               money_text(arr);
    if (unjudged > 0) return unjudged_text(unjudged) + "; no other needs a person this week";
    return "Nothing needs a person this week beyond the usual cadence";
}

/// The parts of the portfolio's page that a mail has room for.
Document portfolio_details(const PortfolioSummary& summary, const Model& model) {
    constexpr std::array<std::string_view, 5> shown{"Health", "Churn risk", "Against the targets", "Renewals",
                                                    "Expansion"};
    Document whole, details;
    add_portfolio(whole, summary, model);
    bool is_shown = false;
    for (auto& block : whole.blocks) {
        if (const auto* heading = std::get_if<Heading>(&block))
            is_shown = std::ranges::find(shown, heading->text) != shown.end();
        if (is_shown) details.blocks.push_back(std::move(block));
    }
    return details;
}

void add_counts(Message& message, const PortfolioSummary& summary) {
    Document document;
    add_key_figures(document, summary);
    for (auto& block : document.blocks)
        if (auto* facts = std::get_if<Facts>(&block))
            std::ranges::move(facts->facts, std::back_inserter(message.counts));
}

template <class Enum, std::size_t Size>
void add_distribution(Message& message, const std::array<std::uint64_t, Size>& counts) {
    for (std::size_t i = 0; i < Size; ++i) {
        const auto value = static_cast<Enum>(i);
        if (counts[i] == 0 && value == Enum::insufficient_data) continue;
        message.counts.push_back(
            {label_of(value), {Count{static_cast<std::int64_t>(counts[i])}, tone_of(value)}, {}});
    }
}

Band level_of(const HealthResult& health) { return health.band; }

Tier level_of(const ChurnResult& churn) { return churn.tier; }

void add_figures(MessageItem& item, const HealthResult& health) {
    if (health.score) item.facts.push_back({"health", {Points{*health.score}}, {}});
    if (health.change) item.facts.push_back({"change", {Points{*health.change, true}}, {}});
}

void add_figures(MessageItem& item, const ChurnResult& churn) {
    if (churn.risk) item.facts.push_back({"risk", {Points{*churn.risk}}, {}});
    add_renewal(item, churn.urgency);
}

Advice advise_on(const Account& account, const Model& model, const HealthResult& health) {
    return advise_on_health(account, model, health);
}

Advice advise_on(const Account& account, const Model& model, const ChurnResult& churn) {
    return advise_on_churn(account, model, churn);
}

template <class Scored>
MessageItem scored_item(const ListedAccount<Scored>& row, const Model& model, const Settings& settings) {
    const auto& [account, scored] = row;
    const auto level = level_of(scored);
    auto item =
        item_of(account, marked_name(account, scored, settings), text_cell(label_of(level), tone_of(level)));
    add_figures(item, scored);
    auto advice = advise_on(account, model, scored);
    item.reason = std::move(advice.reason);
    item.action = std::move(advice.action);
    return item;
}

/// Adds a list of scored accounts to a message that has its texts: those that `concerns`, and of how many
/// there are more.
template <class Scored>
void add_list(Message& message, const Listing<Scored>& listing, const Model& model, const Settings& settings,
              std::size_t most, const auto& concerns) {
    message.basis = basis_text(model, settings);
    add_caveats(message, listing, settings);
    for (const auto& row : listing.rows)
        if (concerns(row.scored)) add_item(message, scored_item(row, model, settings), most);
}

}  // namespace

Message week_message(const Listing<Assessment>& listing, const PortfolioSummary& summary, const Model& model,
                     const Settings& settings, std::optional<std::size_t> most) {
    Message message{.headline = "No account matches the filters",
                    .basis = basis_text(model, settings),
                    .list_title = "This week",
                    .where_others_are = "csm report lists or counts them"};
    const auto& plan = listing.week;
    double arr = plan.waiting.arr;
    for (std::size_t i = 0; i < listing.week_rows.size(); ++i) {
        const auto& row = listing.week_rows[i];
        arr += row.account.arr.value_or(0);
        add_item(message, week_item(row, listing.week_notes_of(i), model, settings),
                 most.value_or(usual_items));
    }
    message.others += plan.waiting.accounts;
    message.others_arr += plan.waiting.arr;
    if (listing.selected > 0) {
        message.headline = week_headline(plan.accounts(), arr, plan.unjudged.accounts);
        add_week_notices(message, summary, plan);
        add_counts(message, summary);
        message.details = portfolio_details(summary, model);
    }
    add_caveats(message, listing, settings);
    return message;
}

Message health_message(const Listing<HealthResult>& listing, const HealthSummary& summary, const Model& model,
                       const Settings& settings, std::optional<std::size_t> most) {
    auto headline = "Health of " + counted(summary.accounts, "account", "accounts");
    if (const auto average = summary.average()) {
        headline += ", average ";
        append_fixed(headline, *average, 1);
    }
    Message message{.headline = std::move(headline),
                    .list_title = "Red and yellow accounts",
                    .where_others_are = "csm health lists them"};
    add_list(message, listing, model, settings, most.value_or(usual_items), [](const HealthResult& health) {
        return health.band == Band::red || health.band == Band::yellow;
    });
    add_distribution<Band>(message, summary.by_band);
    return message;
}

Message churn_message(const Listing<ChurnResult>& listing, const ChurnSummary& summary, const Model& model,
                      const Settings& settings, std::optional<std::size_t> most) {
    Message message{.headline = "Churn risk of " + counted(summary.accounts, "account", "accounts") +
                                ", ARR at risk " + money_text(summary.arr_at_risk),
                    .list_title = "Critical and high risk",
                    .where_others_are = "csm churn lists them"};
    add_list(message, listing, model, settings, most.value_or(usual_items),
             [](const ChurnResult& churn) { return is_critical_or_high(churn.tier); });
    add_distribution<Tier>(message, summary.by_tier);
    return message;
}

}  // namespace csm
