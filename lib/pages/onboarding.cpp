// SPDX-License-Identifier: MIT
#include "pages/account_table.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <string>

namespace csm {

using namespace pages;

namespace {

using OnboardingRow = columns::ScoredRow<OnboardingResult>;

constexpr auto left = Align::left, right = Align::right;

Tone tone_of(OnboardingState state) {
    switch (state) {
    case OnboardingState::overrun:
    case OnboardingState::stalled: return Tone::bad;
    case OnboardingState::unknown: return Tone::unknown;
    case OnboardingState::not_started: return Tone::plain;
    default: return Tone::good;
    }
}

Tone tone_of(FirstValue state) {
    switch (state) {
    case FirstValue::met: return Tone::good;
    case FirstValue::late: return Tone::caution;
    case FirstValue::warning: return Tone::bad;
    case FirstValue::open: return Tone::plain;
    default: return Tone::unknown;
    }
}

Tone tone_of(Gate gate) {
    if (gate == Gate::unknown) return Tone::unknown;
    return gate == Gate::met ? Tone::good : Tone::caution;
}

/// The word as people read it: "on_track" becomes "on track".
std::string spaced(std::string_view word) {
    std::string text{word};
    std::ranges::replace(text, '_', ' ');
    return text;
}

std::string days_text(long days) {
    return std::to_string(days) + (days == 1 || days == -1 ? " day" : " days");
}

std::string whole(double number) {
    std::string text;
    append_shortest(text, number);
    return text;
}

Cell day_cell(const OnboardingRow& row) {
    if (!row.scored.day) return {};
    return {Count{*row.scored.day}, row.scored.state == OnboardingState::overrun ? Tone::bad : Tone::plain};
}

Cell done_cell(const OnboardingRow& row) {
    return text_cell(std::to_string(row.scored.done) + "/" + std::to_string(row.scored.milestones.size()));
}

Cell since_cell(const OnboardingRow& row) {
    const auto since = row.scored.stalled_since();
    return since ? Cell{*since} : text_cell(" ");
}

Cell first_value_cell(const OnboardingRow& row) {
    const auto& check = row.scored.first_value;
    const auto tone = tone_of(check.state);
    if (check.days) return text_cell(std::to_string(*check.days) + " d", tone);
    if (check.reached_on) return text_cell("reached", tone);
    return text_cell(check.state == FirstValue::unknown ? "" : "open", tone);
}

int decimals_of(const OnboardingResult& result) {
    const double least = result.activation_percent / 100;
    return decimals_beside(*result.active_share, [least](double share) { return share >= least; });
}

Cell activation_cell(const OnboardingRow& row) {
    const auto& result = row.scored;
    if (!result.active_share) return {};
    return {Share{*result.active_share, decimals_of(result)}, tone_of(result.activation)};
}

AccountColumns<OnboardingResult> onboarding_columns() {
    return {{"Account", [](const auto& row) { return text_cell(name_of(row.account)); }, left, 0, true},
            {"Id", [](const auto& row) { return text_cell(row.account.customer_id); }, left, as_ids_are},
            {"Owner", [](const auto& row) { return text_cell(row.account.owner); }, left, 4, true},
            {"Day", day_cell, right},
            {"Done", done_cell, right},
            {"State",
             [](const auto& row) {
                 return text_cell(spaced(word(row.scored.state)), tone_of(row.scored.state));
             }},
            {"Since", since_cell, left, 2},
            {"Value", first_value_cell, right, 3},
            {"Active", activation_cell, right, 3}};
}

std::string next_text(const OnboardingResult& result) {
    if (!result.next) return {};
    const auto& next = result.milestones[*result.next];
    auto text = next.name + (next.owner.empty() ? "" : ", " + next.owner);
    text += next.due ? ", due " + iso_text(*next.due) : std::string{", no due day"};
    return text + (next.phase.empty() ? "" : " (" + next.phase + ")");
}

std::string first_value_text(const FirstValueCheck& check) {
    const auto target =
        " (target " + whole(check.target_days) + ", warning from " + whole(check.warning_days) + ")";
    switch (check.state) {
    case FirstValue::unknown: return "first value: not known, for the first day is not" + target;
    case FirstValue::met:
        return (check.days ? "first value after " + days_text(*check.days)
                           : std::string{"first value before the first day"}) +
               target;
    case FirstValue::open: return "first value not reached yet" + target;
    default:
        return (check.days ? "first value only after " + days_text(*check.days)
                           : std::string{"first value still not reached"}) +
               target;
    }
}

std::string gates_text(const OnboardingResult& result) {
    std::string text = result.kick_off == Gate::met ? "kick-off held" : "kick-off open";
    text += "; " + first_value_text(result.first_value) + "; ";
    if (!result.active_share) return text + "active seats not known";
    text += "seats active ";
    append_percent_beside(text, *result.active_share, result.activation_percent / 100);
    return text + ", at least " + whole(result.activation_percent) + " %";
}

std::vector<Note> notes_on(const OnboardingResult& result) {
    std::vector<Note> notes;
    if (result.next) notes.push_back({"next", next_text(result)});
    notes.push_back({"why", result.reason});
    notes.push_back({"gates", gates_text(result)});
    notes.push_back({"do", result.next_action});
    return notes;
}

Facts totals(const OnboardingSummary& summary) {
    const auto count = [](std::uint64_t value, Tone tone) {
        return Cell{Count{static_cast<std::int64_t>(value)}, value == 0 ? Tone::plain : tone};
    };
    return {{{"In onboarding", count(summary.in_onboarding, Tone::plain), ""},
             {"Stalled", count(summary.stalled, Tone::bad), "the overrun ones are among them"},
             {"Overrun", count(summary.overrun, Tone::bad), ""},
             {"Complete", count(summary.complete, Tone::good), ""},
             {"Without kick-off", count(summary.without_kickoff, Tone::caution), ""},
             {"Stalled ARR", {Money{summary.stalled_arr}, Tone::plain}, ""}}};
}

}  // namespace

Document onboarding_document(const Listing<OnboardingResult>& listing, const OnboardingSummary& summary,
                             const Model& model, const Settings& settings) {
    Document document;
    document.blocks.emplace_back(Heading{1, "Onboarding of " +
                                                counted(summary.accounts, "account", "accounts") + ", " +
                                                std::to_string(summary.stalled) + " stalled"});
    document.blocks.emplace_back(Paragraph{"as of " + iso_text(settings.as_of) + ", model " + model.name +
                                               " " + model.version + selection_text(settings),
                                           Tone::muted});
    add_rejected(document, listing.rejected);
    if (summary.accounts == 0) {
        document.blocks.emplace_back(Paragraph{
            "No selected account has a kick-off, a first value or milestones, or is in the phase onboarding.",
            Tone::plain});
        return document;
    }
    document.blocks.emplace_back(totals(summary));
    const auto columns = onboarding_columns();
    auto table = table_of(columns, listing);
    for (const auto& [account, result] : listing.rows)
        add_row(table, columns, {account, result, model, {}}, notes_on(result));
    document.blocks.emplace_back(Heading{2, "Accounts"});
    document.blocks.emplace_back(std::move(table));
    return document;
}

}  // namespace csm
