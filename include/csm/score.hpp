// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/number.hpp>
#include <csm/scorecard.hpp>
#include <csm/words.hpp>

#include <boost/container/small_vector.hpp>

#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

namespace csm {

/// What one metric has to do with a score.
struct Contribution {
    std::uint32_t dimension = 0;  ///< index into `Scorecard::dimensions`
    std::uint32_t metric = 0;     ///< index into that dimension's metrics
    std::uint32_t position = 0;   ///< among all metrics of the scorecard
    bool measured = false;        ///< false: absent or unusable
    double value = 0;   ///< the raw value, or the default that stands for it; NaN when neither is used
    double score = 0;   ///< what the curve makes of the value: 0–100, or points in an additive dimension
    double weight = 0;  ///< effective share of the whole score, 0–1; 0 when the metric is left out
    double points = 0;  ///< tenths of points lost (health) or added (risk); all of them sum exactly

    /// Whether the model's default is used, for nothing was measured.
    bool is_default() const { return !measured && !std::isnan(value); }
};

/// A dimension's score, rounded to one decimal; none when nothing in it was measured.
struct DimensionScore {
    std::optional<double> score;  ///< 0–100
    double weight = 0;            ///< effective share of the whole score, 0–1
};

/// A finding of the scorecard that fired on the account, with the severity that it has there.
struct FiredFinding {
    std::uint32_t finding = 0;             ///< index into `Scorecard::findings`
    Severity severity = Severity::medium;  ///< of the first condition that holds
    double value = 0;  ///< what was found: of the finding's field, encoded as in `Account::values`
};

/// A scorecard applied to an account. A result of scores only has no contributions and no findings.
struct CardResult {
    std::optional<double> raw;  ///< weighted mean of the dimension scores; none when nothing was measured
    double coverage = 0;        ///< share of the scorecard's weight that was measured, 0–1, four decimals
    boost::container::small_vector<DimensionScore, 6> dimensions;  ///< in the order of the model
    boost::container::small_vector<Contribution, 18>
        contributions;                                          ///< every metric, in the order of the model
    boost::container::small_vector<FiredFinding, 16> findings;  ///< in the order of the model
};

/// The verdict as it would be if the values that became too old still counted.
template <class Class>
struct WithAged {
    std::optional<double> score;  ///< 0–100, one decimal
    Class verdict;                ///< by that score
};

/// The fields of the account's values that became too old and that the scorecard looks at, as indexes into
/// `Model::fields`, in the order of its metrics.
std::vector<std::size_t> aged_fields(const Scorecard& card, const Account& account);

/// What contributions count: points missing from 100, or points above 0.
enum class Polarity : std::uint8_t { lost_points, added_points };

/// Whether the metrics' contributions and the findings are worked out, or only the scores.
enum class Detail : std::uint8_t { explained, scores_only };

/// By how many points the health score lies below the previous period's, for the findings that look at it.
struct HealthDrop {
    std::size_t slot = 0;           ///< the field that stands for it
    double points = missing_value;  ///< NaN when one of the two scores is not known
};

/// How an account is scored.
struct Evaluation {
    Missing missing = Missing::exclude;
    Polarity polarity = Polarity::lost_points;
    Detail detail = Detail::explained;
    std::optional<HealthDrop> health_drop{};
};

/// Scores an account: curves, dimensions, weighted mean, coverage, findings. Contributions sum to the rounded
/// `raw` (added) or to 100 minus it (lost), to the tenth. Source of the formulas: docs/scoring.md.
CardResult evaluate(const Scorecard& card, const Account& account, const Evaluation& how);

/// The overall score as the scorecard rounds it: to tenths, or ⌊raw + ½⌋.
inline double round_overall(const Scorecard& card, double raw) {
    return card.rounding.overall_to_whole ? std::floor(raw + 0.5) : round_to_tenth(raw);
}

/// The value that the condition compares with, when it is on a change.
inline double previous_of(const Condition& condition, const Account& account) {
    return condition.previous ? account.values[*condition.previous] : no_previous;
}

/// Whether the test holds for the account.
inline bool holds(const FieldTest& test, const Account& account) {
    return passes(test.condition, account.values[test.field], previous_of(test.condition, account));
}

/// The verdict that the floors leave, the strictest of those that hold; the first of several alike counts.
/// `is_worse(a, b)` tells whether a is a graver verdict than b.
template <class Class>
Class limited_by(const std::vector<Floor<Class>>& floors, const Account& account, Class computed,
                 std::optional<Limited<Class>>& limited, auto is_worse) {
    auto verdict = computed;
    for (std::size_t i = 0; i < floors.size(); ++i) {
        if (!is_worse(floors[i].limit, verdict) || !holds(floors[i].when, account)) continue;
        verdict = floors[i].limit;
        limited = Limited<Class>{i, computed};
    }
    return verdict;
}

/// The metric a contribution of that scorecard belongs to; lives as long as the scorecard.
const Metric& metric_of(const Scorecard& card, const Contribution& contribution);

/// The `count` contributions with the most points, or fewer: largest first, equal ones in the order of the
/// model; none with 0 points. They live as long as `result`.
boost::container::small_vector<const Contribution*, 4> largest_contributions(const CardResult& result,
                                                                             std::size_t count);

}  // namespace csm
