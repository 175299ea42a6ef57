// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

namespace csm {

/// Accounts that are judged alike: their segment and where they are in their contract.
struct Cohort {
    // NOLINTNEXTLINE(google-explicit-constructor): a segment alone is one in no known phase
    constexpr Cohort(std::size_t of_segment, std::size_t in_phase = 0)
        : segment{of_segment},
          phase{in_phase} {}

    std::size_t segment = 0;  ///< index into `Model::segments`
    std::size_t phase = 0;    ///< index into `Lifecycle::phases`
};

/// Where a cohort stands in a list that has one item per segment, or one per segment and phase.
constexpr std::size_t index_of(Cohort cohort, std::size_t phases) {
    return phases == 1 ? cohort.segment : cohort.segment * phases + cohort.phase;
}

/// One number per segment of the model, or per segment and phase where they differ.
struct ByCohort {
    std::vector<double> values;  ///< all phases of the first segment, then of the second
    std::size_t phases = 1;      ///< how many values a segment has: 1, or one a phase

    double operator[](Cohort cohort) const { return values[index_of(cohort, phases)]; }
};

}  // namespace csm
