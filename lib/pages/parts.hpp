// SPDX-License-Identifier: MIT
#pragma once

#include <csm/advice.hpp>
#include <csm/documents.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace csm::documents {

Tone tone_of(Band band);
Tone tone_of(Tier tier);
Tone tone_of(Severity severity);
Tone tone_of(Readiness readiness);

/// The word as people read it: "insufficient_data" becomes "no verdict".
std::string label_of(Band band);
std::string label_of(Tier tier);

/// The account's name, or its id when it has none.
std::string name_of(const Account& account);

Cell money_cell(std::optional<double> amount);
Cell points_cell(std::optional<double> points, Tone tone = Tone::plain, bool with_sign = false);
Cell days_cell(const Urgency& urgency);
Cell text_cell(std::string_view text, Tone tone = Tone::plain);

/// "1 account", "40 accounts".
std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural);

/// "as of 2026-12-01, model standard 1.0.0, not measured: left out"
std::string basis_text(const Model& model, const Settings& settings);

/// What was left out of a table of `shown` of the selected accounts, for its end; empty when nothing was.
std::string more_text(std::size_t shown, std::uint64_t selected);

/// "91 opportunities; they overlap"
std::string overlap_text(std::uint64_t opportunities);

/// The column of the ids. Short ones, which people type, stay on a narrow page longer than other columns;
/// long ones are the first to go.
template <class Scored>
Column id_column(const Listing<Scored>& listing) {
    constexpr std::size_t short_id = 10;
    const bool are_short = std::ranges::all_of(
        listing.rows, [](const auto& row) { return row.account.customer_id.size() <= short_id; });
    return {"Id", Align::left, are_short ? 1 : 9};
}

/// "why" and "do".
std::vector<Note> notes_of(const Advice& advice);

/// Adds a sentence when records were left out.
void add_rejected(Document& document, std::uint64_t rejected);

}  // namespace csm::documents
