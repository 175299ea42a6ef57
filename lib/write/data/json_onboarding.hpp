// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/json_scorecard.hpp"

#include <csm/onboarding.hpp>

namespace csm::render {

/// The customer object of csm onboarding.
class OnboardingObject {
  public:
    /// The model must live as long.
    OnboardingObject(const Model& model, const JsonPlace& place) : model_{model}, place_{place} {}

    /// Appends one object; any thread may ask it.
    void append(TextBuffer& out, const Account& account, const OnboardingResult& result) const;

  private:
    const Model& model_;
    JsonPlace place_;
};

/// The members of the summary of csm onboarding.
void write_onboarding_summary(JsonWriter& json, const OnboardingSummary& summary);

}  // namespace csm::render
