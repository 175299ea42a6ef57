// SPDX-License-Identifier: MIT
#pragma once

#include <csm/churn.hpp>
#include <csm/health.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace csm {

/// What a change of a score is made of, in the order in which one thing after the other is taken from the
/// later day: values that are no longer measured, what the customer did, values that are newly measured, the
/// segment, and for the churn risk the contract's end and the days that went by, and the model.
enum class ChangePart : std::uint8_t { lost_data, behaviour, gained_data, segment, contract, time, model };

/// How many parts there are; what is listed by part has that many items.
inline constexpr std::size_t change_parts = 7;

/// "lost_data", "behaviour" and so on, as JSON has it; lives as long as the program.
std::string_view word(ChangePart part);

/// Whether the score whose verdicts are of the class has the part: health knows neither contract nor time.
template <class Class>
constexpr bool has_part(ChangePart part) {
    return std::is_same_v<Class, Tier> || (part != ChangePart::contract && part != ChangePart::time);
}

/// One of the two things that are compared: a model, and the day on which it looks at an account.
struct DiffSide {
    const Model& model;
    Date as_of;
};

/// How a score of an account changed between two days. The parts sum to the change exactly; source of the
/// formula: docs/history.md, "What a change is made of".
template <class Class>
struct ScoreChange {
    std::optional<double> before{}, after{};                  ///< 0–100, one decimal
    Class from = Class::insufficient_data, to = from;         ///< the verdicts, floors included
    double coverage_before = 0, coverage_after = 0;           ///< 0–1
    std::vector<std::size_t> lost_fields{}, gained_fields{};  ///< of the earlier model's scorecard, by slot
    bool is_comparable = false;                               ///< some metric is measured on both days
    std::array<long, change_parts> parts{};                   ///< in tenths of points; all 0 without a change
    std::vector<std::pair<std::size_t, long>> by_metric{};  ///< the behaviour by field, in tenths; none is 0

    bool has_change() const { return before && after; }

    /// after − before in tenths of points; only with both.
    long change() const;

    /// A part in points.
    double part(ChangePart of) const { return static_cast<double>(parts[static_cast<std::size_t>(of)]) / 10; }
};

/// Compares the health of an account on two days. `after` is the later record as the earlier model reads it,
/// and `own_after` as the later one does; the same where both are one. The accounts are put back as they
/// came.
ScoreChange<Band> compare_health(Account& before, Account& after, const Account& own_after,
                                 const DiffSide& earlier, const DiffSide& later, Missing missing);

/// The same for the churn risk.
ScoreChange<Tier> compare_churn(Account& before, Account& after, const Account& own_after,
                                const DiffSide& earlier, const DiffSide& later, Missing missing);

}  // namespace csm
