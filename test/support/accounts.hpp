// SPDX-License-Identifier: MIT
#pragma once

#include "support/models.hpp"

#include <csm/account.hpp>
#include <csm/score.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace csm::test {

/// The account of a record given by its members: account(R"("arr": 120000, "usage": {"login_frequency":
/// 81})"). Its customer_id is C1. Throws when the record cannot be read; problems in it are not reported.
Account account(std::string_view members, const Model& model = standard_model());

/// An enterprise account with every block, best in all of them: health 100, risk 0.6 (an improving
/// satisfaction with support still scores 10). ARR 120000.
std::string_view complete_record();

/// The complete account with changes: account_with({{"support.open_tickets", "5.1"}}).
Account account_with(const std::vector<Patch>& patches, const Model& model = standard_model());

/// The complete account with most of it gone wrong, and a contract that ends on 2026-02-20: of critical or
/// high priority on 2026-02-09.
Account urgent_account(std::string customer_id, std::string owner = {});

/// The codes of the findings that fired, with their severity where `with_severity`: "login-decline high".
std::vector<std::string> fired(const Scorecard& card, const CardResult& result, bool with_severity = false);

/// The contribution of the metric that reads the field.
const Contribution& contribution_of(const Model& model, const Scorecard& card, const CardResult& result,
                                    std::string_view field);

/// The points of all contributions, in order.
std::vector<double> points_of(const CardResult& result);

/// The sum of all points in whole tenths, so that no rounding of doubles is in it.
long tenths_of(const CardResult& result);

}  // namespace csm::test
