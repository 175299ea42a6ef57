// SPDX-License-Identifier: MIT
#pragma once

#include "support/models.hpp"

#include <csm/portfolio_check.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace csm::test {

/// What a check finds in a text, as of 2026-12-01; throws when it cannot be read.
CheckResult check_text(std::string_view text, const ReadOptions& options = {},
                       const Model& model = standard_model());

/// The same for accounts C1, C2, …, each given by its members.
CheckResult check_records(const std::vector<std::string>& members);

/// Accounts C1, C2, … that hold only this field: check_values("usage.dau_mau_ratio", {"12", "15"}).
CheckResult check_values(std::string_view field, const std::vector<std::string>& values);

/// The codes of the suspicions, each with its field.
std::vector<std::string> suspected(const CheckResult& check);

}  // namespace csm::test
