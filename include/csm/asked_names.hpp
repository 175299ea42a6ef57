// SPDX-License-Identifier: MIT
#pragma once

#include <csm/portfolio.hpp>
#include <csm/selection.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// What the accounts of a portfolio are called, as the input spells it.
struct AccountNames {
    std::set<std::string> ids;     ///< every customer_id
    std::set<std::string> names;   ///< of customers; "" where one is not known
    std::set<std::string> owners;  ///< likewise

    /// Takes over what another part of the reading has gathered, which may leave that empty.
    void merge(AccountNames& other);
};

/// Reads the portfolio for the names alone; its problems are not told. Fails as Portfolio::read does.
Result<AccountNames> read_names(Portfolio& portfolio);

/// A name that was taken for what was asked for.
struct TakenName {
    std::string_view option;  ///< customer or owner
    std::string asked;        ///< as it was asked for
    std::string name;         ///< of an account
};

/// A value of a filter that stands for no account, or might stand for several.
struct UnclearName {
    std::string_view option;              ///< customer or owner
    std::string asked;                    ///< as it was asked for
    std::vector<std::string> candidates;  ///< that begin so, or the nearest one, or none
    bool are_beginnings = false;          ///< the candidates begin with what was asked for
};

/// Filters whose customers and owners are spelled as the accounts have them.
struct AskedNames {
    Filters filters;                   ///< every spelling of what was asked for
    std::vector<TakenName> taken;      ///< by their beginning
    std::vector<UnclearName> unclear;  ///< each is an error of whoever asked
};

/// Looks up whom the filters mean. A customer_id must be given as it is; a name of a customer or an owner may
/// differ in capitals and blanks around it, and, unless `exactly`, be only the beginning, from three letters
/// on, when one name alone begins so.
AskedNames look_up(Filters filters, const AccountNames& names, bool exactly);

}  // namespace csm
