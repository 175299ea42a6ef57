// SPDX-License-Identifier: MIT
#include "base/embedded.hpp"

#include <csm/document_template.hpp>

#include <array>

namespace csm {

std::span<const BuiltInTemplate> built_in_templates() {
    static const std::array<BuiltInTemplate, 7> all{{
        {"qbr", "the quarterly business review", embedded::qbr_template},
        {"executive-review", "the meeting of both sides' executives", embedded::executive_review_template},
        {"success-plan", "objectives, milestones and adoption that both sides agree on",
         embedded::success_plan_template},
        {"onboarding", "the first 90 days, as checklists with dates", embedded::onboarding_template},
        {"save-plan", "four weeks that turn an account around", embedded::save_plan_template},
        {"escalation", "one message to the person who can help", embedded::escalation_template},
        {"weekly", "the team's week", embedded::weekly_template},
    }};
    return all;
}

}  // namespace csm
