// SPDX-License-Identifier: MIT
#pragma once

#include <csm/advice.hpp>
#include <csm/document.hpp>
#include <csm/health.hpp>
#include <csm/pages.hpp>
#include <csm/record_notes.hpp>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace csm::pages {

/// How good or bad the word is: critical and high are bad, medium is a caution, no verdict is unknown.
Tone tone_of(Band band);
Tone tone_of(Tier tier);
Tone tone_of(Severity severity);
Tone tone_of(Readiness readiness);

/// The word as people read it: "insufficient_data" becomes "no verdict".
std::string label_of(Band band);
std::string label_of(Tier tier);

/// The account's name, or its id when it has none.
std::string name_of(const Account& account);

/// A cell with that value; one that is not known is empty, which is shown as a dash.
Cell money_cell(std::optional<double> amount);
/// Points in the tone of the unknown are in doubt.
Cell points_cell(std::optional<double> points, Tone tone = Tone::plain, bool with_sign = false);
/// Days to the renewal, "12 d": bad when overdue, a caution for 30 or fewer, unknown without a date.
Cell days_cell(const Urgency& urgency);
/// A cell of words in that tone.
Cell text_cell(std::string_view text, Tone tone = Tone::plain);

/// The phase of the account; empty where it is not known.
Cell phase_cell(const Account& account, const Model& model);

/// Items in one line, with a semicolon between them.
std::string in_one_line(std::span<const std::string> items);

/// The count with thousands separators and its noun: "1 account", "40 accounts".
std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural);

/// "; only owner Dana Reyes, where arr > 50000": which accounts a page is about; empty for all.
std::string selection_text(const Settings& settings);

/// What the figures rest on: "as of 2026-12-01, model standard 1.0.0, values not measured are left out".
std::string basis_text(const Model& model, const Settings& settings);

/// What was left out of a table of `shown` of the selected accounts, for its end; empty when nothing was.
std::string more_text(std::size_t shown, std::uint64_t selected);

/// "91 opportunities; they overlap", for one or none without the remark.
std::string overlap_text(std::uint64_t opportunities);

/// The reason as a note "why" and the action as a note "do".
std::vector<Note> notes_of(const Advice& advice);

/// Adds a sentence when records were left out.
void add_rejected(Document& document, std::uint64_t rejected);

/// A character for each value, from ▁ to █ for the largest; · for 0 and less. Values are finite.
std::string sparkline(std::span<const double> values);

/// Adds to a table that has a row of level 0 for every health dimension by how much its score has changed
/// since the previous period. Nothing when no dimension has a previous score.
void add_changes(Table& table, const Account& account, const HealthResult& health, const Scorecard& card);

/// Adds how the health score went over earlier periods, oldest first, up to now. Nothing when fewer than two
/// scores are known.
void add_course(Facts& facts, std::span<const PastPeriod> history, std::optional<double> score);

}  // namespace csm::pages
