// SPDX-License-Identifier: MIT
#include <csm/number.hpp>
#include <csm/score.hpp>

#include "score/apportion.hpp"

#include <algorithm>
#include <cmath>

namespace csm {

namespace {

/// What an account has of a metric and what that is worth.
struct Measurement {
    double value = 0;
    double score = 0;
    bool measured = false;
    bool used = false;  ///< measured, or a default stands in
};

Measurement measure(const Metric& metric, const Account& account, Missing missing) {
    const double value = account.values[metric.field];
    const bool measured = !std::isnan(value);
    if (!measured && missing == Missing::exclude) return {};
    const double counted = measured ? value : metric.default_value;
    return {counted, curve_score(metric.curve, counted, account.segment), measured, true};
}

struct Sums {
    double weight = 0;  ///< of the metrics used
    double score = 0;   ///< weighted, or points
    std::size_t used = 0;
    double measured = 0;  ///< share of the dimension that was measured
    std::size_t measured_count = 0;

    void add(const Metric& metric, const Measurement& measurement, bool additive) {
        if (measurement.measured) {
            measured += metric.weight;
            ++measured_count;
        }
        if (!measurement.used) return;
        ++used;
        weight += metric.weight;
        score += additive ? measurement.score : metric.weight * measurement.score;
    }
};

/// The dimension's score; the mean runs over what is used, and over everything without a division.
std::optional<double> dimension_score(const Dimension& dimension, const Sums& sums) {
    if (sums.used == 0 || (!dimension.additive && sums.weight == 0)) return std::nullopt;
    if (dimension.additive || sums.used == dimension.metrics.size())
        return round_to_tenth(clamp_score(sums.score));
    return round_to_tenth(clamp_score(sums.score / sums.weight));
}

/// Weighted mean of the dimensions that have a score; makes their weights the effective ones.
std::optional<double> weighted_mean(CardResult& result) {
    double sum = 0;
    double weight = 0;
    bool complete = true;
    for (auto& dimension : result.dimensions) {
        if (dimension.score) {
            sum += dimension.weight * *dimension.score;
            weight += dimension.weight;
        } else {
            complete = false;
            dimension.weight = 0;
        }
    }
    if (weight == 0) return std::nullopt;
    if (complete) return sum;
    for (auto& dimension : result.dimensions) dimension.weight /= weight;
    return sum / weight;
}

/// A metric's part of what its dimension lost or added, before it is scaled to the dimension's share.
double part(const Dimension& dimension, const Contribution& contribution, Polarity polarity) {
    if (contribution.weight == 0) return 0;
    const auto& metric = dimension.metrics[contribution.metric];
    if (polarity == Polarity::added_points)
        return dimension.additive ? contribution.score : metric.weight * contribution.score;
    if (dimension.additive) return curve_maximum(metric.curve) - contribution.score;
    return metric.weight * (100 - contribution.score);
}

using Parts = boost::container::small_vector<double, 18>;

/// Shares out each dimension's points among its metrics; the parts sum to the unrounded score (or to 100
/// minus it).
Parts exact_parts(const Scorecard& card, CardResult& result, Polarity polarity) {
    Parts parts(result.contributions.size());
    std::size_t first = 0;
    for (std::size_t d = 0; d < card.dimensions.size(); ++d) {
        const auto& dimension = card.dimensions[d];
        const auto last = first + dimension.metrics.size();
        double sum = 0, weight = 0;
        for (auto i = first; i < last; ++i) {
            sum += parts[i] = part(dimension, result.contributions[i], polarity);
            weight += result.contributions[i].weight;
        }
        const auto& [score, share] = result.dimensions[d];
        const double points =
            !score ? 0 : share * (polarity == Polarity::added_points ? *score : 100 - *score);
        for (auto i = first; i < last; ++i) {
            auto& contribution = result.contributions[i];
            contribution.weight = weight == 0 ? 0 : contribution.weight / weight * share;
            parts[i] = sum > 0 ? parts[i] / sum * points : contribution.weight * points;
        }
        first = last;
    }
    return parts;
}

void explain(const Scorecard& card, CardResult& result, Polarity polarity) {
    if (!result.raw) return;
    const auto parts = exact_parts(card, result, polarity);
    const double score = round_to_tenth(*result.raw);
    const double total = polarity == Polarity::added_points ? score : 100 - score;
    const auto tenths = apportion_tenths(parts, std::lround(total * 10));
    for (std::size_t i = 0; i < tenths.size(); ++i)
        result.contributions[i].points = static_cast<double>(tenths[i]) / 10;
}

bool holds(const Condition& condition, const Contribution& contribution, const Scorecard& card,
           std::size_t segment) {
    const double value = contribution.value;
    switch (condition.test) {
    case Condition::Test::below: return value < condition.threshold;
    case Condition::Test::at_most: return value <= condition.threshold;
    case Condition::Test::above: return value > condition.threshold;
    case Condition::Test::at_least: return value >= condition.threshold;
    case Condition::Test::equals: return value == condition.threshold;
    case Condition::Test::score_below: return contribution.score < condition.threshold;
    case Condition::Test::above_share_of_limit:
        return value >
               std::get<Headroom>(metric_of(card, contribution).curve).limit[segment] * condition.threshold;
    }
    return false;
}

void find(const Scorecard& card, CardResult& result, std::size_t segment, Missing missing) {
    for (std::uint32_t i = 0; i < card.findings.size(); ++i) {
        const auto& finding = card.findings[i];
        const auto& contribution = result.contributions[finding.metric];
        if (!contribution.measured && missing == Missing::exclude) continue;
        const auto holding = std::find_if(
            finding.conditions.begin(), finding.conditions.end(),
            [&](const Condition& condition) { return holds(condition, contribution, card, segment); });
        if (holding != finding.conditions.end()) result.findings.push_back({i, holding->severity});
    }
}

}  // namespace

CardResult evaluate(const Scorecard& card, const Account& account, Missing missing, Polarity polarity,
                    Detail detail) {
    CardResult result;
    const bool explained = detail == Detail::explained;
    double coverage = 0;
    std::size_t unmeasured = 0;
    std::uint32_t position = 0;
    for (std::uint32_t d = 0; d < card.dimensions.size(); ++d) {
        const auto& dimension = card.dimensions[d];
        Sums sums;
        for (std::uint32_t m = 0; m < dimension.metrics.size(); ++m) {
            const auto& metric = dimension.metrics[m];
            const auto [value, score, measured, used] = measure(metric, account, missing);
            sums.add(metric, {value, score, measured, used}, dimension.additive);
            if (explained)
                result.contributions.push_back(
                    {d, m, position++, measured, value, score, used ? metric.weight : 0, 0});
        }
        result.dimensions.push_back({dimension_score(dimension, sums), dimension.weight});
        coverage += dimension.weight * sums.measured;
        unmeasured += dimension.metrics.size() - sums.measured_count;
    }
    result.coverage = unmeasured == 0 ? 1 : round_share(coverage);
    result.raw = weighted_mean(result);
    if (!explained) return result;
    explain(card, result, polarity);
    find(card, result, account.segment, missing);
    return result;
}

const Metric& metric_of(const Scorecard& card, const Contribution& contribution) {
    return card.dimensions[contribution.dimension].metrics[contribution.metric];
}

boost::container::small_vector<const Contribution*, 4> largest_contributions(const CardResult& result,
                                                                             std::size_t count) {
    boost::container::small_vector<const Contribution*, 4> largest;
    for (const auto& contribution : result.contributions) {
        if (contribution.points <= 0) continue;
        if (largest.size() >= count && (count == 0 || largest.back()->points >= contribution.points))
            continue;
        const auto place = std::find_if(largest.begin(), largest.end(), [&](const Contribution* other) {
            return other->points < contribution.points;
        });
        largest.insert(place, &contribution);
        if (largest.size() > count) largest.pop_back();
    }
    return largest;
}

}  // namespace csm
