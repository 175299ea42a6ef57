// SPDX-License-Identifier: MIT
#pragma once

#include <csm/model.hpp>
#include <csm/score.hpp>

namespace csm {

/// An account's health; 100 is good.
struct HealthResult {
    CardResult card;
    std::optional<double> score{};  ///< 0–100, one decimal; none when nothing was measured
    Band band = Band::insufficient_data;
    boost::container::small_vector<Band, 6> dimension_bands{};
    boost::container::small_vector<Trend, 6> dimension_trends{};
    Trend trend = Trend::no_data;
    std::optional<double> previous{};  ///< the previous period's overall score
    std::optional<double> change{};    ///< score − previous, one decimal
};

/// Scores health. Below the model's coverage floor the band is `insufficient_data`, except when defaults
/// stand in.
HealthResult score_health(const Account& account, const Model& model, Missing missing,
                          Detail detail = Detail::explained);

}  // namespace csm
