// SPDX-License-Identifier: MIT
#pragma once

#include <csm/model.hpp>
#include <csm/score.hpp>

namespace csm {

/// An account's health; 100 is good. `score` = 100 − the points of all contributions, to the tenth.
struct HealthResult {
    CardResult card;                      ///< findings are recommendations
    std::optional<double> score{};        ///< 0–100, one decimal; none when nothing was measured
    Band band = Band::insufficient_data;  ///< by the segment's `green_from` and `yellow_from`
    boost::container::small_vector<Band, 6> dimension_bands{};    ///< by dimension; no floor applies
    boost::container::small_vector<Trend, 6> dimension_trends{};  ///< by dimension
    Trend trend = Trend::no_data;               ///< of the score; no_data without both scores
    std::optional<double> previous{};           ///< the previous period's overall score, as given
    std::optional<double> change{};             ///< score − previous, one decimal; none without a trend
    std::optional<WithAged<Band>> with_aged{};  ///< none where no value became too old that counts here
    std::optional<Limited<Band>> floor{};       ///< set where a floor of the model made the band worse
};

/// A trend that only comes from values that became too old is none; see docs/scoring.md, "Values that age".
/// Scores health by docs/scoring.md, "Health". Below the model's coverage floor the band is
/// `insufficient_data`, except when defaults stand in; the score is there all the same.
HealthResult score_health(const Account& account, const Model& model, Missing missing,
                          Detail detail = Detail::explained);

}  // namespace csm
