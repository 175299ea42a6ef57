// SPDX-License-Identifier: MIT
#pragma once

#include "line/outcome.hpp"
#include "line/scoring_arguments.hpp"

#include <csm/assessment.hpp>

#include <set>
#include <string>
#include <vector>

namespace csm::cmd {

/// Which accounts the filters let through. An account passes a filter when it has one of its values.
class Selection {
  public:
    /// Fails for a segment that the model does not have.
    static boost::system::result<Selection, Failure> make(const ScoringArguments& arguments,
                                                          const Model& model);

    /// The customers and owners that were seen; filled only under filters on them.
    struct Seen {
        std::set<std::string> customers;
        std::set<std::string> owners;
    };

    /// `model` and `settings` serve to score the account when there is a filter on class or tier.
    bool admits(const Account& account, const Model& model, const Settings& settings, Seen& seen) const;

    /// A sentence for every customer or owner asked for that no account has, with the nearest that was seen.
    std::vector<std::string> unmatched(const Seen& seen) const;

  private:
    bool admits_words(const Account& account, Seen& seen) const;

    const ScoringArguments* arguments_ = nullptr;
    std::vector<std::size_t> segments_;
};

}  // namespace csm::cmd
