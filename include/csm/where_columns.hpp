// SPDX-License-Identifier: MIT
#pragma once

#include <csm/where.hpp>

#include <string_view>
#include <vector>

namespace csm {

/// The names that an expression may compare in a command, such as "health": the columns of its CSV, then the
/// fields of the input, then the columns that the CSV of csm report, health, churn and expand has and that
/// mean the same everywhere. A command whose rows are not accounts, such as "team", has the columns of the
/// report. They live as long as the model.
std::vector<WhereField> comparable_fields(std::string_view command, const Model& model);

}  // namespace csm
