// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace csm {

/// The Markdown text with the dashes below the heads of its tables as long as the columns should be wide:
/// word processors and slides divide the page by them. A column is as wide as its longest word at least, and
/// what is left goes to those whose cells are longer. Tables within fenced code stay as they are.
std::string with_table_rules(std::string_view markdown);

}  // namespace csm
