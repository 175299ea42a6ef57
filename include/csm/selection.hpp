// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>

#include <boost/system/result.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm {

/// Which accounts are meant. An account passes a filter when it has one of its values, and every filter that
/// is empty.
struct Filters {
    std::vector<std::string> customers;  ///< by customer_id or name
    std::vector<std::string> segments;   ///< names or aliases of the model
    std::vector<std::string> phases;     ///< names or aliases of the model, or unknown
    std::vector<std::string> owners;     ///< as accounts have them
    std::vector<Band> classes;           ///< of health; insufficient_data stands for no verdict
    std::vector<Tier> tiers;             ///< of churn risk, likewise
};

/// The filters as a phrase: "owner Dana Reyes, risk tier critical or high"; "all accounts" without any.
std::string phrase_of(const Filters& filters);

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

    /// Whether the account passes. `model` and `settings` serve to score it under a filter on class or tier.
    bool admits(const Account& account, const Model& model, const Settings& settings) const;

    /// Takes customers and owners as these filters spell them.
    void rename(Filters filters) { filters_ = std::move(filters); }

    /// The filters as they are asked for.
    const Filters& filters() const { return filters_; }

  private:
    Filters filters_;
    std::vector<std::size_t> segments_, phases_;
};

}  // namespace csm
