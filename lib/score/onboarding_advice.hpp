// SPDX-License-Identifier: MIT
#pragma once

#include <csm/onboarding.hpp>

#include <string>

namespace csm::score {

/// Why the onboarding is stalled, in the order of its stalls: a phrase that begins in lower case or with a
/// name; empty when it is not.
std::string stall_reason(const OnboardingResult& result, const Model& model);

/// Why an onboarding stands as it does, as a sentence without a full stop; the rest of the result is known.
std::string onboarding_reason(const OnboardingResult& result, const Model& model, Date as_of);

/// What to do next, likewise.
std::string onboarding_action(const OnboardingResult& result);

}  // namespace csm::score
