// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/where.hpp>

#include <boost/system/result.hpp>

#include <cstddef>
#include <optional>
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
    std::vector<std::string> owners;     ///< by name
    std::vector<Band> classes;           ///< of health; insufficient_data stands for no verdict
    std::vector<Tier> tiers;             ///< of churn risk, likewise
    std::string where{};                 ///< an expression that holds for them; empty: none
};

/// Names that are asked for.
struct NamesAsked {
    std::vector<std::string> names;      ///< one for each, to be shown
    std::vector<std::string> ids;        ///< the customer_ids among them
    std::vector<std::string> spellings;  ///< every spelling that accounts have of the others
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

    /// Takes customers and owners as accounts have them.
    void rename(NamesAsked customers, NamesAsked owners);

    /// Admits only accounts for which the expression of the filters holds, which was read.
    void restrict_to(Where where);

    /// Whether it has to know the median of the portfolio's ARR.
    bool looks_at_median() const { return where_ && where_->looks_at_median(); }

    /// The filters, each name once.
    const Filters& filters() const { return filters_; }

  private:
    bool is_of(const Account& account) const;  // of a customer that is asked for

    Filters filters_;
    std::vector<std::string> customer_ids_, customer_names_, owners_;  // in every spelling
    std::vector<std::size_t> segments_, phases_;
    std::optional<Where> where_;
};

}  // namespace csm
