// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace csm {

/// A target of the model, what was reached, and whether that is enough.
struct TargetCheck {
    std::string name;    ///< green_share, yellow_share, red_share, expansion_pipeline
    double actual = 0;   ///< share, 0–1
    double target = 0;   ///< in the same unit
    std::string limit;   ///< at_least, at_most or below
    bool met = false;    ///< whether it is reached
    std::string remark;  ///< what a miss calls for; may be empty

    /// How many decimals the share needs in percent to be shown on its side of the target.
    int decimals() const;
};

}  // namespace csm
