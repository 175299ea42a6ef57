// SPDX-License-Identifier: MIT
#include "base/embedded.hpp"

#include <csm/guide.hpp>

#include <array>

namespace csm {

std::span<const Guide> guides() {
    static const std::array<Guide, 10> all{{
        {"health-scoring", "why the scores weigh what they weigh, and how to read them",
         embedded::health_scoring_md},
        {"playbooks", "what to do at each level of risk, at renewal, in onboarding", embedded::playbooks_md},
        {"benchmarks", "what other portfolios reach, by segment and industry", embedded::benchmarks_md},
        {"templates", "documents filled from templates, and templates of your own", embedded::templates_md},
        {"formats", "every field of the input and every key of the outputs", embedded::formats_md},
        {"importing", "from CSV exports and raw tables to a portfolio", embedded::importing_md},
        {"scoring-model", "the method and every constant, and how to change them", embedded::scoring_md},
        {"exit-codes", "what the exit status says, and gates for scripts", embedded::exit_codes_md},
        {"reliability", "what csm withstands, and what it does not promise", embedded::reliability_md},
        {"weekly", "a weekly run by cron, systemd or a CI job", embedded::weekly_md},
    }};
    return all;
}

}  // namespace csm
