// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>
#include <csm/render.hpp>

#include <string>

namespace csm {

/// The lines of a table; empty for a table without rows and closing remark.
std::string table_text(const Table& table, const TextStyle& style);

}  // namespace csm
