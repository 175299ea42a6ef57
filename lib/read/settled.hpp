// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/model.hpp>
#include <csm/problem.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace csm::read {

/// What there is to tell about what follows from an account's values.
struct Settled {
    ProblemKind kind = ProblemKind::other;
    std::string field;
    std::string message;
};

/// Works out what an account's values leave open, once all of them are there: the segment that follows from
/// the ARR, the end of the contract that follows from the days to it, fields that follow from others, and,
/// with a day, the phase of the contract. What of an onboarding cannot have been is taken out.
std::vector<Settled> settle(Account& account, const Model& model, std::optional<Date> as_of);

/// Words that no phase has are told of once, not for every account.
class ToldOnce {
  public:
    /// Whether to tell it: false for the same unknown word again.
    bool is_new(const Problem& problem) {
        return problem.kind != ProblemKind::unknown_phase || told_.insert(problem.message).second;
    }

  private:
    std::set<std::string> told_;
};

}  // namespace csm::read
