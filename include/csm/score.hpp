// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/scorecard.hpp>
#include <csm/words.hpp>

#include <boost/container/small_vector.hpp>

#include <cstdint>
#include <optional>

namespace csm {

/// What one metric has to do with a score.
struct Contribution {
    std::uint32_t dimension = 0;  ///< index into `Scorecard::dimensions`
    std::uint32_t metric = 0;     ///< index into that dimension's metrics
    std::uint32_t position = 0;   ///< among all metrics of the scorecard
    bool measured = false;        ///< false: absent or unusable
    double value = 0;  ///< the raw value, or the default that stands for it; meaningless when neither is used
    double score = 0;  ///< what the curve makes of the value: 0–100, or points in an additive dimension
    double weight = 0;  ///< effective share of the whole score, 0–1; 0 when the metric is left out
    double points = 0;  ///< tenths of points lost (health) or added (risk); all of them sum exactly
};

/// A dimension's score, rounded to one decimal; none when nothing in it was measured.
struct DimensionScore {
    std::optional<double> score;
    double weight = 0;  ///< effective share of the whole score, 0–1
};

/// A finding that fired.
struct FiredFinding {
    std::uint32_t finding = 0;  ///< index into `Scorecard::findings`
    Severity severity = Severity::medium;
};

/// A scorecard applied to an account.
struct CardResult {
    std::optional<double>
        raw;  ///< weighted mean of the rounded dimension scores, unrounded; none when nothing was measured
    double coverage = 0;  ///< share of the scorecard's weight that was measured, 0–1, four decimals
    boost::container::small_vector<DimensionScore, 6> dimensions;
    boost::container::small_vector<Contribution, 18>
        contributions;                                          ///< every metric, in the order of the model
    boost::container::small_vector<FiredFinding, 16> findings;  ///< in the order of the model
};

/// What contributions count: points missing from 100, or points above 0.
enum class Polarity : std::uint8_t { lost_points, added_points };

/// Whether the metrics' contributions and the findings are worked out, or only the scores.
enum class Detail : std::uint8_t { explained, scores_only };

/// Scores an account: curves, rounded dimensions, weighted mean, coverage, findings. Contributions sum to the
/// rounded `raw` (added) or to 100 minus it (lost), to the tenth. Source of the formulas: docs/scoring.md.
CardResult evaluate(const Scorecard& card, const Account& account, Missing missing, Polarity polarity,
                    Detail detail = Detail::explained);

/// The metric a contribution belongs to.
const Metric& metric_of(const Scorecard& card, const Contribution& contribution);

/// The contributions with the most points, largest first, equal ones in the order of the model; none with 0
/// points.
boost::container::small_vector<const Contribution*, 4> largest_contributions(const CardResult& result,
                                                                             std::size_t count);

}  // namespace csm
