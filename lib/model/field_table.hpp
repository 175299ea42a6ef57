// SPDX-License-Identifier: MIT
#pragma once

#include "model/place.hpp"

namespace csm::model_file {

/// Hands out the slots of the input fields that the metrics read.
class FieldTable {
  public:
    /// The slot of the field at `place`, made on first use; a defect when csm reads that field itself or when
    /// another metric reads it as something else.
    std::size_t slot(const Place& place, Field field);

    const Field& operator[](std::size_t slot) const { return fields_[slot]; }

    std::vector<Field> take() { return std::move(fields_); }

  private:
    std::vector<Field> fields_;
    bool is_full_ = false;  // and that was told
};

}  // namespace csm::model_file
