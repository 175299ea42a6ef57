// SPDX-License-Identifier: MIT
#pragma once

#include "base/line_index.hpp"
#include "read/json/json_frame.hpp"

#include <csm/portfolio_day.hpp>

#include <optional>
#include <string>

namespace csm::read {

/// The day of the document whose beginning `part` is; fails where its "as_of" is no date. `lines` are those
/// of the source of that name.
Result<std::optional<Date>> day_in(const FramePart& part, const std::string& name, LineIndex& lines);

}  // namespace csm::read
