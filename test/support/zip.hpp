// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace csm::test {

/// The content of a member of a ZIP archive, such as xl/workbook.xml; throws std::runtime_error when there is
/// no such member.
std::string zip_member(std::string_view archive, std::string_view name);

}  // namespace csm::test
