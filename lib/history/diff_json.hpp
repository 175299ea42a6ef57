// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/json_writer.hpp"

#include <csm/portfolio_diff.hpp>

#include <string_view>

namespace csm::history {

/// The members of the object of an account that both days have.
void write_account(render::JsonWriter& json, const AccountDiff& account, const DiffPlan& plan);

/// The member `key`, an object with the day, the source and the model of a side.
void write_side(render::JsonWriter& json, std::string_view key, const DiffSide& side,
                std::string_view source);

/// The members of the summary.
void write_summary(render::JsonWriter& json, const PortfolioDiff& diff, const DiffPlan& plan);

}  // namespace csm::history
