// SPDX-License-Identifier: MIT
#include "pages/parts.hpp"

#include <csm/diff_pages.hpp>
#include <csm/number.hpp>
#include <csm/scorecard.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <utility>

namespace csm {

using namespace pages;

namespace {

/// What the pages call a part, and whether it says something of the customer.
struct PartTitle {
    std::string_view title;
    std::string_view meaning;
};

constexpr std::array<PartTitle, change_parts> part_titles{
    {{"Data lost", "values that are no longer measured"},
     {"Behaviour", "what the customers did, in what both days have measured"},
     {"Data new", "values that were not measured before"},
     {"Segment", "accounts that are in another segment"},
     {"Contract", "other contract ends"},
     {"Time", "the days that went by to the contract ends"},
     {"Model", "another model"}}};

const PartTitle& title_of(ChangePart part) { return part_titles[static_cast<std::size_t>(part)]; }

/// The order in which people read them: what the customer did comes first.
constexpr std::array<ChangePart, change_parts> parts_as_read{
    ChangePart::behaviour, ChangePart::lost_data, ChangePart::gained_data, ChangePart::segment,
    ChangePart::contract,  ChangePart::time,      ChangePart::model};

double points(long tenths) { return static_cast<double>(tenths) / 10; }

/// What is good for one score is bad for the other.
template <class Class>
Tone tone_of_change(double change) {
    if (change == 0) return Tone::muted;
    const bool is_better = std::is_same_v<Class, Band> ? change > 0 : change < 0;
    return is_better ? Tone::good : Tone::bad;
}

template <class Class>
Cell change_cell(std::optional<double> change) {
    return change
               ? Cell{Points{round_to_tenth(*change), true}, tone_of_change<Class>(round_to_tenth(*change))}
               : Cell{{}, Tone::unknown};
}

std::string day_and_model(const DiffPlan& plan) {
    const auto& [earlier, later] = std::tie(plan.earlier, plan.later);
    const auto named = [](const Model& model) { return model.name + " " + model.version; };
    std::string text = "model " + named(earlier.model);
    if (earlier.model.digest != later.model.digest) text += " → " + named(later.model);
    return text + ", values not measured are " +
           (plan.missing == Missing::exclude ? "left out" : "replaced by the model's defaults");
}

double arr_of(std::span<const LoneAccount> accounts) {
    double sum = 0;
    for (const auto& account : accounts) sum += account.arr.value_or(0);
    return sum;
}

std::string with_arr(std::span<const LoneAccount> accounts, std::string_view which) {
    if (accounts.empty()) return {};
    std::string text{which};
    text += ", ARR ";
    append_thousands(text, arr_of(accounts));
    return text;
}

void add_counts(Document& document, const PortfolioDiff& diff) {
    const auto count = [](std::uint64_t number) { return Cell{Count{static_cast<std::int64_t>(number)}}; };
    document.blocks.emplace_back(
        Facts{{{"On both days", count(diff.all.accounts), {}},
               {"Gone", count(diff.only_before.size()), with_arr(diff.only_before, "only on the first day")},
               {"New", count(diff.only_after.size()), with_arr(diff.only_after, "only on the second day")}}});
    if (diff.is_mass_move())
        document.blocks.emplace_back(Paragraph{
            "More than 15 % of the accounts moved by over 5 points: look at the data before you act on the "
            "scores. The parts say how much of it is data that appeared or vanished.",
            Tone::bad});
}

template <class Class>
void add_mean(Document& document, const CardDiff<Class>& card) {
    Facts facts;
    facts.facts.push_back({"Mean change", change_cell<Class>(card.mean.mean_change()),
                           counted(card.mean.compared, "account", "accounts") + " compared"});
    for (const auto part : parts_as_read)
        if (has_part<Class>(part) && card.mean.parts[static_cast<std::size_t>(part)] != 0)
            facts.facts.push_back({std::string{title_of(part).title},
                                   change_cell<Class>(card.mean.mean_part(part)),
                                   std::string{title_of(part).meaning}});
    constexpr bool is_health = std::is_same_v<Class, Band>;
    const auto count = [](std::uint64_t number) { return Cell{Count{static_cast<std::int64_t>(number)}}; };
    facts.facts.push_back({is_health ? "Worse class" : "More urgent tier", count(card.worse), {}});
    facts.facts.push_back({is_health ? "Better class" : "Less urgent tier", count(card.better), {}});
    document.blocks.emplace_back(std::move(facts));
}

/// Who went from one class to another.
template <class Class>
void add_migration(Document& document, const CardDiff<Class>& card) {
    Flow flow{.counted = "accounts", .before = {}, .after = {}, .streams = {}};
    std::uint64_t moved = 0;
    for (std::size_t from = 0; from < verdicts<Class>; ++from) {
        const auto verdict = static_cast<Class>(from);
        flow.before.push_back({label_of(verdict), tone_of(verdict)});
        for (std::size_t to = 0; to < verdicts<Class>; ++to) {
            const auto count = card.migration[from][to];
            if (count == 0) continue;
            const auto next = static_cast<Class>(to);
            const bool is_worse_now = is_worse(next, verdict), is_better_now = is_worse(verdict, next);
            flow.streams.push_back({from, to, count,
                                    is_worse_now    ? Tone::bad
                                    : is_better_now ? Tone::good
                                                    : Tone::unknown});
            if (from != to) moved += count;
        }
    }
    flow.after = flow.before;
    const std::string what = std::is_same_v<Class, Band> ? "class" : "tier";
    if (moved == 0)
        document.blocks.emplace_back(Paragraph{"No account changed its " + what + ".", Tone::muted});
    else
        document.blocks.emplace_back(std::move(flow));
}

template <class Class>
const Scorecard& card_of(const Model& model) {
    if constexpr (std::is_same_v<Class, Band>)
        return model.health.card;
    else
        return model.churn.card;
}

std::string label_of_field(const Scorecard& card, std::size_t field) {
    for (const auto& dimension : card.dimensions)
        for (const auto& metric : dimension.metrics)
            if (metric.field == field) return metric.label;
    return {};
}

std::string signed_points(long tenths) {
    std::string text = tenths < 0 ? "-" : "+";
    append_fixed(text, points(std::abs(tenths)), 1);
    return text;
}

/// The metrics that moved the behaviour most: "Login trend -6.1, NPS change +2.0".
template <class Class>
std::string why(const ScoreChange<Class>& change, const Model& model) {
    constexpr std::size_t named = 2;
    if (!change.has_change())
        return change.before ? "no score any more" : change.after ? "no score before" : "never measured";
    if (!change.is_comparable) return "nothing is measured on both days";
    auto metrics = change.by_metric;
    std::ranges::stable_sort(metrics, std::greater{},
                             [](const auto& entry) { return std::abs(entry.second); });
    if (metrics.size() > named) metrics.resize(named);
    std::string text;
    for (const auto& [field, tenths] : metrics)
        text += (text.empty() ? "" : ", ") + label_of_field(card_of<Class>(model), field) + " " +
                signed_points(tenths);
    return text;
}

/// The parts that some of the accounts have; behaviour always.
template <class Class>
std::vector<ChangePart> parts_of(std::span<const AccountDiff* const> listed,
                                 ScoreChange<Class> AccountDiff::*of) {
    std::vector<ChangePart> parts;
    for (const auto part : parts_as_read) {
        const auto has = [&](const AccountDiff* account) { return (account->*of).part(part) != 0; };
        if (has_part<Class>(part) && (part == ChangePart::behaviour || std::ranges::any_of(listed, has)))
            parts.push_back(part);
    }
    return parts;
}

/// Those whose behaviour changed this score most come first.
template <class Class>
std::vector<const AccountDiff*> by_behaviour(std::span<const AccountDiff> listed,
                                             ScoreChange<Class> AccountDiff::*of) {
    std::vector<const AccountDiff*> accounts;
    for (const auto& account : listed) accounts.push_back(&account);
    std::ranges::stable_sort(accounts, std::greater{}, [of](const AccountDiff* account) {
        const auto& change = account->*of;
        return change.is_comparable ? std::abs(change.part(ChangePart::behaviour)) : -1;
    });
    return accounts;
}

template <class Class>
Table accounts_table(std::span<const AccountDiff> all, ScoreChange<Class> AccountDiff::*of,
                     const DiffPlan& plan) {
    const auto listed = by_behaviour(all, of);
    const auto parts = parts_of<Class>(listed, of);
    Table table{.columns = {{"Account", Align::left, 0, true},
                            {"Before", Align::right},
                            {"After", Align::right},
                            {"Change", Align::right}},
                .rows = {},
                .more = {}};
    for (const auto part : parts)
        table.columns.push_back({std::string{title_of(part).title}, Align::right,
                                 part == ChangePart::behaviour ? 0 : 1 + static_cast<int>(part)});
    for (const auto* account : listed) {
        const auto& change = account->*of;
        const bool is_known = change.has_change();
        Row row;
        row.cells = {text_cell(account->name.empty() ? account->customer_id : account->name),
                     points_cell(change.before, tone_of(change.from)),
                     points_cell(change.after, tone_of(change.to)),
                     change_cell<Class>(is_known ? std::optional{points(change.change())} : std::nullopt)};
        for (const auto part : parts)
            row.cells.push_back(
                change_cell<Class>(is_known ? std::optional{change.part(part)} : std::nullopt));
        if (auto text = why(change, plan.earlier.model); !text.empty())
            row.notes.push_back({"why", std::move(text)});
        if (change.from != change.to)
            row.notes.push_back({"class", label_of(change.from) + " → " + label_of(change.to),
                                 is_worse(change.to, change.from) ? Tone::bad : Tone::plain});
        table.rows.push_back(std::move(row));
    }
    return table;
}

template <class Class>
void add_card(Document& document, std::string_view title, const CardDiff<Class>& card,
              std::span<const AccountDiff> listed, ScoreChange<Class> AccountDiff::*of, const DiffPlan& plan,
              std::uint64_t matched) {
    document.blocks.emplace_back(Heading{2, std::string{title}});
    add_mean(document, card);
    add_migration(document, card);
    if (listed.empty()) return;
    auto table = accounts_table(listed, of, plan);
    table.more = more_text(listed.size(), matched);
    document.blocks.emplace_back(std::move(table));
}

void add_groups(Document& document, const PortfolioDiff& diff, DiffBy by) {
    if (by == DiffBy::nothing) return;
    document.blocks.emplace_back(Heading{2, by == DiffBy::owner ? "By owner" : "By segment"});
    Table table{.columns = {{by == DiffBy::owner ? "Owner" : "Segment", Align::left, 0, true},
                            {"Accounts", Align::right, 1},
                            {"Health", Align::right},
                            {"Behaviour", Align::right, 2},
                            {"Risk", Align::right},
                            {"Behaviour", Align::right, 3},
                            {"Worse class", Align::right, 1},
                            {"Worse tier", Align::right, 1}},
                .rows = {},
                .more = {}};
    for (const auto& [name, group] : diff.groups)
        table.rows.push_back({{name.empty() ? text_cell("none", Tone::unknown) : text_cell(name),
                               {Count{static_cast<std::int64_t>(group.accounts)}},
                               change_cell<Band>(group.health.mean.mean_change()),
                               change_cell<Band>(group.health.mean.mean_part(ChangePart::behaviour)),
                               change_cell<Tier>(group.churn.mean.mean_change()),
                               change_cell<Tier>(group.churn.mean.mean_part(ChangePart::behaviour)),
                               {Count{static_cast<std::int64_t>(group.health.worse)}},
                               {Count{static_cast<std::int64_t>(group.churn.worse)}}},
                              {}});
    document.blocks.emplace_back(std::move(table));
}

void add_lone(Document& document, std::string title, std::span<const LoneAccount> accounts) {
    constexpr std::size_t shown = 20;
    if (accounts.empty()) return;
    document.blocks.emplace_back(Heading{2, std::move(title)});
    Table table{.columns = {{"Id", Align::left, 0, true}, {"ARR", Align::right}}, .rows = {}, .more = {}};
    for (const auto& [customer_id, arr] : accounts.first(std::min(shown, accounts.size())))
        table.rows.push_back({{text_cell(customer_id), money_cell(arr)}, {}});
    if (accounts.size() > shown)
        table.more =
            counted(accounts.size() - shown, "more account", "more accounts") + "; JSON lists all of them";
    document.blocks.emplace_back(std::move(table));
}

}  // namespace

Document diff_document(const PortfolioDiff& diff, std::span<const AccountDiff> listed, const DiffPlan& plan) {
    Document document;
    document.blocks.emplace_back(
        Heading{1, "Changes of " + counted(diff.all.accounts, "account", "accounts") + ", " +
                       iso_text(plan.earlier.as_of) + " to " + iso_text(plan.later.as_of)});
    document.blocks.emplace_back(Paragraph{day_and_model(plan), Tone::muted});
    add_rejected(document, diff.rejected);
    add_counts(document, diff);
    add_card(document, "Health, 100 is good", diff.all.health, listed, &AccountDiff::health, plan,
             diff.all.accounts);
    add_card(document, "Churn risk, 100 is bad", diff.all.churn, listed, &AccountDiff::churn, plan,
             diff.all.accounts);
    add_groups(document, diff, plan.by);
    add_lone(document, "Gone", diff.only_before);
    add_lone(document, "New", diff.only_after);
    return document;
}

Workbook diff_workbook(const PortfolioDiff& diff, std::span<const AccountDiff> listed, const DiffPlan& plan) {
    return {.created = plan.later.as_of,
            .summary = diff_document(diff, {}, plan),
            .sheets = {{"Health", accounts_table(listed, &AccountDiff::health, plan)},
                       {"Churn risk", accounts_table(listed, &AccountDiff::churn, plan)}}};
}

}  // namespace csm
