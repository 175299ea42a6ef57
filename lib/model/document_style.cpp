// SPDX-License-Identifier: MIT
#include <csm/document_style.hpp>

#include <csm/escaped.hpp>

#include <cstddef>

namespace csm {

bool is_currency(std::string_view text) {
    constexpr std::size_t longest = 12;
    return text.size() <= longest && text.find_first_not_of(' ') != std::string_view::npos &&
           text.find_first_of("0123456789") == std::string_view::npos && escaped(text) == text;
}

}  // namespace csm
