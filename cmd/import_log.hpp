// SPDX-License-Identifier: MIT
#pragma once

#include "terminal/io.hpp"

#include <csm/import.hpp>

#include <span>
#include <string>

namespace csm::cmd {

/// Tells what an import assumed, what was wrong, and which columns it did not use.
void tell_import(Io& io, const Imported& imported, bool every_problem);

/// Tells what was assumed, and what a mapping file says in vain.
void tell_notices(Io& io, std::span<const Problem> notices);

/// What becomes of every column, one line each; the file's name stands above its columns.
std::string explain_columns(std::span<const ColumnUse> columns);

/// The names of columns that csm knows, one line each.
std::string explain_known_columns(std::span<const ColumnUse> known);

}  // namespace csm::cmd
