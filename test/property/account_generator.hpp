// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/model.hpp>

#include <rapidcheck.h>

#include <string>
#include <vector>

namespace csm::test {

/// How much of a generated account is there.
enum class Completeness { complete, partial };

/// A number as portfolios hold it: mostly within `least` and `most`, often on a tenth or a limit, now and
/// then far outside, but never beyond 1e15, from where on csm takes a number for a mistake.
rc::Gen<double> plausible_number(double least, double most);

/// An account of the model with plausible values; partial ones lack some of them. The ids are not unique.
rc::Gen<Account> an_account(const Model& model, Completeness completeness);

/// Up to a dozen accounts, named C0, C1 and so on and numbered in that order.
rc::Gen<std::vector<Account>> some_accounts(const Model& model, Completeness completeness);

/// The accounts as a portfolio of the layout {"customers": [...]}.
std::string portfolio_text(const std::vector<Account>& accounts, const Model& model);

}  // namespace csm::test
