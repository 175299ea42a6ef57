// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>

#include <boost/system/result.hpp>

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// Which accounts are meant. An account passes a filter when it has one of its values, and every filter that
/// is empty.
struct Filters {
    std::vector<std::string> customers;  ///< by customer_id or name
    std::vector<std::string> segments;   ///< names or aliases of the model
    std::vector<std::string> phases;     ///< names or aliases of the model, or unknown
    std::vector<std::string> owners;     ///< as they are spelled
    std::vector<Band> classes;           ///< of health; insufficient_data stands for no verdict
    std::vector<Tier> tiers;             ///< of churn risk, likewise
};

/// The filters as a phrase: "owner Dana Reyes, risk tier critical or high"; "all accounts" without any.
std::string phrase_of(const Filters& filters);

/// A value of a filter that no account has.
struct Unmatched {
    std::string_view what;               ///< "customer_id or name", "owner"
    std::string value;                   ///< as it was asked for
    std::optional<std::string> nearest;  ///< that an account has, when it is near enough to be meant
};

/// A segment or phase that the model does not have.
struct UnknownWord {
    std::string_view option;         ///< segment or phase
    std::string name;                ///< as it was asked for
    std::vector<std::string> known;  ///< those that it has
};

/// The filters, ready to be asked for a model's accounts.
class Selection {
  public:
    /// Looks segments and phases up; fails with the first that the model does not have.
    static boost::system::result<Selection, UnknownWord> make(Filters filters, const Model& model);

    /// The customers and owners that were seen; filled only under filters on them.
    struct Seen {
        std::set<std::string> customers;  ///< ids and names
        std::set<std::string> owners;     ///< "" where one is not known

        /// Takes over what another part of the reading has seen, which may leave that empty.
        void merge(Seen& other);
    };

    /// Whether the account passes, and notes in `seen` that it was there. `model` and `settings` serve to
    /// score it under a filter on class or tier.
    bool admits(const Account& account, const Model& model, const Settings& settings, Seen& seen) const;

    /// Every customer and owner that was asked for and not seen.
    std::vector<Unmatched> unmatched(const Seen& seen) const;

    /// The filters as they were given.
    const Filters& filters() const { return filters_; }

  private:
    bool admits_words(const Account& account, Seen& seen) const;

    Filters filters_;
    std::vector<std::size_t> segments_, phases_;
};

}  // namespace csm
