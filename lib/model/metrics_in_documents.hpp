// SPDX-License-Identifier: MIT
#pragma once

#include "model/place.hpp"

#include <optional>
#include <vector>

namespace csm::model_file {

/// What the metrics of a model say of documents: who may be shown them, in which lists they stand, and whose
/// change they measure. Some of it is known only when all metrics are read.
class MetricsInDocuments {
  public:
    /// Reads these members of the next metric, which measures `field`.
    void read(const Place& place, Metric& metric, const Field& field);

    /// Once all metrics are read: finds the fields that changes are of, and reports those that no metric
    /// reads. A model that says nothing of documents gets what its blocks say.
    void settle(Model& model) const;

  private:
    std::vector<Place> changes_;  // of every metric, in order; absent places for those that are none
    bool is_said_ = false;        // by any metric
};

}  // namespace csm::model_file
