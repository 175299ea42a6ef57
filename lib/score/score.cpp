// SPDX-License-Identifier: MIT
#include <csm/number.hpp>
#include <csm/score.hpp>

#include "score/apportion.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

namespace csm {

namespace {

/// What an account has of a metric and what that is worth.
struct Measurement {
    double value = missing_value;
    double score = 0;
    bool measured = false;
    bool used = false;  ///< measured, or a default stands in
};

/// A change is measured only where both of its values are.
[[gnu::noinline]] Measurement measure_change(const Metric& metric, const double* values, Cohort cohort) {
    const double value = values[metric.field], previous = values[*metric.previous];
    if (std::isnan(value) || std::isnan(previous)) return {};
    return {value, curve_score(metric.curve, value, cohort, previous), true, true};
}

[[gnu::always_inline]] inline Measurement measure(const Metric& metric, const double* values, Cohort cohort,
                                                  Missing missing) {
    if (metric.previous) [[unlikely]]
        return measure_change(metric, values, cohort);
    const double value = values[metric.field];
    const bool measured = !std::isnan(value);
    if (!measured && (missing == Missing::exclude || std::isnan(metric.default_value))) return {};
    const double counted = measured ? value : metric.default_value;
    return {counted, curve_score(metric.curve, counted, cohort), measured, true};
}

struct Sums {
    double weight = 0;  ///< of the metrics used
    double score = 0;   ///< weighted, or points
    std::size_t used = 0;
    double measured = 0;  ///< share of the dimension that was measured
    std::size_t measured_count = 0;

    void add(double share, const Measurement& measurement, bool are_points) {
        if (measurement.measured) {
            measured += share;
            ++measured_count;
        }
        if (!measurement.used) return;
        ++used;
        weight += share;
        score += are_points ? measurement.score : share * measurement.score;
    }
};

/// The dimension's score before it is rounded; the mean runs over what is used, and over everything without a
/// division.
std::optional<double> dimension_score(const Dimension& dimension, const Sums& sums) {
    if (sums.used == 0 || (dimension.combine == Combine::weighted && sums.weight == 0)) return std::nullopt;
    if (dimension.combine == Combine::points || sums.used == dimension.metrics.size())
        return clamp_score(sums.score);
    return clamp_score(sums.score / sums.weight);
}

/// The score of the worst metric that is used; one is.
[[gnu::noinline, gnu::cold]] double worst_score(const Dimension& dimension, const Account& account,
                                                const Evaluation& how) {
    double worst = how.polarity == Polarity::lost_points ? 100 : 0;
    for (const auto& metric : dimension.metrics) {
        const auto [value, score, measured, used] =
            measure(metric, account.values.data(), account.cohort(), how.missing);
        if (used)
            worst = how.polarity == Polarity::lost_points ? std::min(worst, score) : std::max(worst, score);
    }
    return worst;
}

std::optional<double> rounded(std::optional<double> score, const Rounding& rounding) {
    return score && rounding.dimensions_to_tenths ? round_to_tenth(*score) : score;
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
    const bool points = dimension.combine == Combine::points;
    if (polarity == Polarity::added_points)
        return points ? contribution.score : metric.weight * contribution.score;
    if (points) return curve_maximum(metric.curve) - contribution.score;
    return metric.weight * (100 - contribution.score);
}

/// In a dimension that is as its worst metric, that one bears all; the first of several alike.
void leave_worst(std::span<double> parts) {
    const auto worst = std::max_element(parts.begin(), parts.end());
    for (auto part = parts.begin(); part != parts.end(); ++part)
        if (part != worst) *part = 0;
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
        if (dimension.combine == Combine::worst && first < last) {
            leave_worst({parts.begin() + static_cast<std::ptrdiff_t>(first), last - first});
            sum = std::accumulate(parts.begin() + static_cast<std::ptrdiff_t>(first),
                                  parts.begin() + static_cast<std::ptrdiff_t>(last), 0.0);
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
    const double score = round_overall(card, *result.raw);
    const double total = polarity == Polarity::added_points ? score : 100 - score;
    const auto tenths = apportion_tenths(parts, std::lround(total * 10));
    for (std::size_t i = 0; i < tenths.size(); ++i)
        result.contributions[i].points = static_cast<double>(tenths[i]) / 10;
}

/// What a finding looks at.
struct Seen {
    double value = 0;
    const Contribution* contribution = nullptr;  ///< of the metric that uses the value, if one does
};

/// A test on what the curve of the finding's metric makes of the value.
[[gnu::noinline]] bool holds_on_curve(const Condition& condition, const Seen& seen, const Scorecard& card,
                                      Cohort cohort) {
    if (seen.contribution == nullptr) return false;
    if (condition.test == Condition::Test::score_below) return seen.contribution->score < condition.threshold;
    return seen.value >
           std::get<Headroom>(metric_of(card, *seen.contribution).curve).limit[cohort] * condition.threshold;
}

double value_of(std::size_t field, const Account& account, const Evaluation& how) {
    return how.health_drop && field == how.health_drop->slot ? how.health_drop->points
                                                             : account.values[field];
}

bool holds_beside(const FieldTest& test, const Account& account, const Evaluation& how) {
    return passes(test.condition, value_of(test.field, account, how), previous_of(test.condition, account));
}

/// What the finding looks at; its value is NaN when it is not known and no default stands in.
Seen look(const Finding& finding, const CardResult& result, const Account& account, const Evaluation& how) {
    if (!finding.metric) return {value_of(finding.field, account, how), nullptr};
    const auto& contribution = result.contributions[*finding.metric];
    if (!std::isnan(contribution.value)) return {contribution.value, &contribution};
    // One value of a series is enough for a test of its own, though not for the metric's on its change.
    return {account.values[finding.field], nullptr};
}

void find(const Scorecard& card, CardResult& result, const Account& account, const Evaluation& how) {
    const auto cohort = account.cohort();
    bool any = false;
    for (std::uint32_t i = 0; i < card.findings.size(); ++i) {
        const auto& finding = card.findings[i];
        const auto seen = look(finding, result, account, how);
        if (std::isnan(seen.value) || (finding.beside && !holds_beside(*finding.beside, account, how)))
            continue;
        const auto holding = std::find_if(
            finding.conditions.begin(), finding.conditions.end(), [&](const Condition& condition) {
                return looks_at_curve(condition.test)
                           ? holds_on_curve(condition, seen, card, cohort)
                           : passes(condition, seen.value, previous_of(condition, account));
            });
        if (holding == finding.conditions.end()) continue;
        result.findings.push_back({i, holding->severity, seen.value});
        any = any || !finding.needs_other;
    }
    if (any) return;
    result.findings.clear();
}

}  // namespace

CardResult evaluate(const Scorecard& card, const Account& account, const Evaluation& how) {
    CardResult result;
    const bool explained = how.detail == Detail::explained;
    const auto* const values = account.values.data();
    const auto cohort = account.cohort();
    const auto missing = how.missing;
    double coverage = 0;
    std::size_t unmeasured = 0;
    std::uint32_t position = 0;
    for (std::uint32_t d = 0; d < card.dimensions.size(); ++d) {
        const auto& dimension = card.dimensions[d];
        const bool are_points = dimension.combine == Combine::points;
        Sums sums;
        std::uint32_t m = 0;
        for (const auto& metric : dimension.metrics) {
            const auto measurement = measure(metric, values, cohort, missing);
            sums.add(metric.weight, measurement, are_points);
            if (explained) {
                const auto& [value, score, measured, used] = measurement;
                result.contributions.push_back(
                    {d, m++, position++, measured, value, score, used ? metric.weight : 0, 0});
            }
        }
        auto whole = dimension_score(dimension, sums);
        if (whole && dimension.combine == Combine::worst) [[unlikely]]
            whole = worst_score(dimension, account, how);
        result.dimensions.push_back({rounded(whole, card.rounding), dimension.weight});
        coverage += dimension.weight * sums.measured;
        unmeasured += dimension.metrics.size() - sums.measured_count;
    }
    result.coverage = unmeasured == 0 ? 1 : round_share(coverage);
    result.raw = weighted_mean(result);
    if (!explained) return result;
    explain(card, result, how.polarity);
    find(card, result, account, how);
    return result;
}

std::vector<std::size_t> aged_fields(const Scorecard& card, const Account& account) {
    std::vector<std::size_t> fields;
    const auto add = [&](std::size_t field) {
        const auto is_aged = std::ranges::find(account.aged, field, &AgedValue::slot) != account.aged.end();
        if (is_aged && std::isnan(account.values[field])) fields.push_back(field);
    };
    for (const auto& dimension : card.dimensions)
        for (const auto& metric : dimension.metrics) add(metric.field);
    return fields;
}

const Metric& metric_of(const Scorecard& card, const Contribution& contribution) {
    return card.dimensions[contribution.dimension].metrics[contribution.metric];
}

boost::container::small_vector<const Contribution*, 4> largest_contributions(const CardResult& result,
                                                                             std::size_t count) {
    boost::container::small_vector<const Contribution*, 4> largest;
    if (count == 0) return largest;
    double least = 0;  // what one must be more than to be among them
    for (const auto& contribution : result.contributions) {
        if (contribution.points <= least) continue;
        const auto place = std::find_if(largest.begin(), largest.end(), [&](const Contribution* other) {
            return other->points < contribution.points;
        });
        largest.insert(place, &contribution);
        if (largest.size() > count) largest.pop_back();
        if (largest.size() == count) least = largest.back()->points;
    }
    return largest;
}

}  // namespace csm
