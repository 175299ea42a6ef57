// SPDX-License-Identifier: MIT
#include "letters/slots.hpp"

#include <csm/benchmarks.hpp>

#include <array>

namespace csm::templates {

namespace {

using View = AccountView;

constexpr auto safe = Voice::customer_safe;

/// What the benchmarks say of the account's segment; a dash where they say nothing.
template <class Text>
Fact of_segment(const View& view, Text text) {
    const auto* segment = standard_benchmarks().of_segment(view.model.segments[view.account().segment].name);
    return segment == nullptr ? dash() : known(text(*segment));
}

std::string percent(double value) { return number_text(value) + " %"; }

/// The median of a goal of the benchmarks, whose name tells its unit.
Fact median_of(std::string_view name) {
    const auto* goal = standard_benchmarks().of_goal(name);
    if (goal == nullptr) return dash();
    return known(name.ends_with("_percent") ? percent(goal->median) : number_text(goal->median));
}

using Segment = SegmentBenchmarks;

constexpr std::array slots{
    AccountSlot{"benchmark.health_median", safe,
                [](const View& v) {
                    return of_segment(v, [](const Segment& s) { return number_text(s.health.median); });
                }},
    AccountSlot{"benchmark.health_target", safe,
                [](const View& v) {
                    return of_segment(v, [](const Segment& s) { return number_text(s.health.target); });
                }},
    AccountSlot{"benchmark.health_top_quartile", safe,
                [](const View& v) {
                    return of_segment(v, [](const Segment& s) { return number_text(s.health.top_quartile); });
                }},
    AccountSlot{"benchmark.csat_median", safe, [](const View&) { return median_of("csat_of_5"); }},
    AccountSlot{"benchmark.meeting_attendance_median", safe,
                [](const View&) { return median_of("meeting_attendance_percent"); }},
    AccountSlot{"benchmark.time_to_first_value_target", safe,
                [](const View& v) {
                    return of_segment(v, [](const Segment& s) {
                        const auto days = s.time_to_first_value.target;
                        return number_text(days) + (days == 1 ? " day" : " days");
                    });
                }},
    AccountSlot{"benchmark.touch", safe,
                [](const View& v) { return of_segment(v, [](const Segment& s) { return s.touch; }); }},
    AccountSlot{
        "benchmark.qbr", safe,
        [](const View& v) { return of_segment(v, [](const Segment& s) { return s.business_review; }); }},
    AccountSlot{
        "benchmark.health_review", safe,
        [](const View& v) { return of_segment(v, [](const Segment& s) { return s.health_review; }); }},
    AccountSlot{"benchmark.nrr_median", Voice::internal,
                [](const View& v) {
                    return of_segment(
                        v, [](const Segment& s) { return percent(s.net_revenue_retention.median); });
                }},
    AccountSlot{"benchmark.grr_median", Voice::internal,
                [](const View& v) {
                    return of_segment(
                        v, [](const Segment& s) { return percent(s.gross_revenue_retention.median); });
                }},
    AccountSlot{"benchmark.logo_churn_median", Voice::internal,
                [](const View& v) {
                    return of_segment(v,
                                      [](const Segment& s) { return percent(s.annual_logo_churn.median); });
                }},
};

}  // namespace

std::span<const AccountSlot> benchmark_slots() { return slots; }

}  // namespace csm::templates
