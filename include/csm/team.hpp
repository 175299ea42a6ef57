// SPDX-License-Identifier: MIT
#pragma once

#include <csm/portfolio.hpp>
#include <csm/selection.hpp>
#include <csm/summary.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// Whether a figure reaches its target.
enum class TargetState : std::uint8_t { met, not_met, unknown };

/// met, not_met or unknown.
std::string_view word(TargetState state);

/// On which side of its target a figure is met.
enum class TargetSide : std::uint8_t { above, at_least, at_most, below };

/// above, at_least, at_most or below, as keys of the output have it.
std::string_view word(TargetSide side);

/// What a figure of a team is counted in.
enum class TeamUnit : std::uint8_t { percent, points, days };

/// percent, points or days.
std::string_view word(TeamUnit unit);

/// What of an account goes into the figures of its owner and of the team.
struct TeamFigures {
    std::string owner;                         ///< empty when not known
    std::size_t segment = 0;                   ///< index into `Model::segments`
    std::optional<double> arr;                 ///< none when not known
    HealthFigures health;                      ///< of its score
    std::optional<double> nps_score;           ///< the answer, 0–10
    std::optional<double> time_to_value_days;  ///< from the start of the onboarding to the first value
};

/// The slot of what the metric nps_score reads, in the first scorecard that has it.
std::optional<std::size_t> nps_slot(const Model& model);

/// What of the account goes into the figures of a team; `nps` is the `nps_slot` of the model.
TeamFigures team_figures_of(const Account& account, const Model& model, const Settings& settings,
                            std::optional<std::size_t> nps);

/// The accounts of one owner, or of the whole team.
struct Book {
    std::uint64_t accounts = 0;             ///< that were added
    double arr = 0;                         ///< sum of those that are known
    std::uint64_t without_arr = 0;          ///< accounts whose ARR is not known
    std::vector<std::uint64_t> by_segment;  ///< accounts by index into `Model::segments`
    HealthSummary health;
    std::uint64_t promoters = 0;         ///< answers from 9 on
    std::uint64_t detractors = 0;        ///< answers up to 6
    std::uint64_t answers = 0;           ///< the passive ones too
    double time_to_value_sum = 0;        ///< days
    std::uint64_t with_first_value = 0;  ///< accounts of which both days are known

    void add(const TeamFigures& figures);  ///< one account more

    /// How much of a full book this is, by the touch model: Σ accounts / accounts a manager can carry, over
    /// the segments. 1 is a full book.
    double load(const Model& model) const;
};

/// A figure of a team or an owner beside its target. Values are rounded to one decimal and judged as shown.
struct TeamFigure {
    std::string_view name;   ///< key in the output, such as average_health
    std::string_view label;  ///< for people
    TeamUnit unit = TeamUnit::percent;
    TargetSide side = TargetSide::above;
    std::optional<double> value;   ///< none when not known
    std::optional<double> target;  ///< none where there is nothing to reach
    std::uint64_t accounts = 0;    ///< that the value is over
    std::uint64_t left_out = 0;    ///< accounts of the book of which it is not known
    std::string reason{};          ///< why there is no value or no target; empty when both are there

    TargetState state() const;
};

/// The figures of csm team: every owner and all of them. Accounts are added in the order of the input.
struct TeamSummary {
    Book all;
    std::map<std::string, Book, NameOrder> by_owner;  ///< accounts without an owner under ""

    void add(const TeamFigures& figures);  ///< one account more

    /// How many owners have an account; "no owner" is none.
    std::uint64_t owners() const;
};

/// A row of csm team: who, what they carry, and how that compares with the model's targets.
struct TeamRow {
    enum class Group : std::uint8_t { team, owner, no_owner };

    Group group = Group::team;
    std::string owner;  ///< of the group `owner` only
    std::uint64_t accounts = 0;
    double arr = 0;
    std::uint64_t without_arr = 0;
    std::vector<TeamFigure> figures;  ///< always the same ones, in a fixed order

    /// The figure of that name, which must exist.
    const TeamFigure& figure(std::string_view name) const;
};

/// team, owner or no_owner.
std::string_view word(TeamRow::Group group);

/// The team, then the owners by falling load and, where that is equal, by name; "no owner" comes last. What
/// needs two days in time has no value. Source of the rules: docs/team.md.
std::vector<TeamRow> team_rows(const TeamSummary& summary, const Model& model);

/// Owners who carry more than a full book.
std::uint64_t over_capacity(const std::vector<TeamRow>& rows);

/// What csm team finds in a portfolio.
struct Team {
    std::vector<TeamRow> rows;   ///< the team first
    std::uint64_t owners = 0;    ///< with an account
    std::uint64_t selected = 0;  ///< accounts that passed the filters
    std::uint64_t rejected = 0;  ///< records left out while reading
};

/// Reads the portfolio and sums the selected accounts up; `problem` is told what is wrong with the input.
/// Fails as Portfolio::read does.
Result<Team> team_of(Portfolio& portfolio, const Selection& selection, const Model& model,
                     const Settings& settings, std::function<void(Problem)> problem);

}  // namespace csm
