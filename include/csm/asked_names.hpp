// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>
#include <csm/portfolio.hpp>
#include <csm/selection.hpp>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace csm {

/// What the accounts of a portfolio are called, as the input spells it; of what was asked for only.
struct AccountNames {
    std::set<std::string> ids;     ///< every customer_id
    std::set<std::string> names;   ///< of customers; without the empty one
    std::set<std::string> owners;  ///< likewise

    /// Takes over what another part of the reading has gathered, which may leave that empty.
    void merge(AccountNames& other);
};

/// Reads the portfolio for the names that the filters ask for; `problem` is told what is wrong with the
/// input. Fails as Portfolio::read does.
Result<AccountNames> read_names(Portfolio& portfolio, const Filters& wanted,
                                std::function<void(Problem)> problem);

/// Customers and owners that were asked for, as the accounts have them.
struct AskedNames {
    NamesAsked customers, owners;
    std::vector<std::string> taken;  ///< a sentence for each that was taken by its beginning
    std::optional<Error> unclear;    ///< of the first that no account has, or that may be several
};

/// Looks up whom the filters mean. A customer_id means the account that has it. A name of a customer or an
/// owner may differ in capitals of ASCII, in blanks around it, and in blanks, - and _ within it. From three
/// letters on it may be the beginning of a name, when one name alone begins so; not when it is to be taken
/// `exactly`.
AskedNames look_up(const Filters& wanted, const AccountNames& names, bool exactly);

}  // namespace csm
