// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace csm::test {

/// An output as expected files hold it: of an HTML page without what its style and scripts say, which come
/// from other files, and with a line a table row; of a workbook the cells of every sheet; of gzip data the
/// text. Other texts stay as they are.
std::string readable_output(std::string output);

/// The cells of a workbook, a line a row: numbers with their format, charts and conditional colours by their
/// place.
std::string cells_of_workbook(std::string_view archive);

}  // namespace csm::test
