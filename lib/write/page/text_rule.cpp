// SPDX-License-Identifier: MIT
#include "write/page/text_rule.hpp"

namespace csm {

std::string rule(std::string_view mark, int columns) {
    std::string line;
    for (int column = 0; column < columns; ++column) line += mark;
    return line;
}

}  // namespace csm
