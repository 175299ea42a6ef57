// SPDX-License-Identifier: MIT
#include <csm/error.hpp>
#include <csm/escaped.hpp>

namespace csm {

std::string describe(const Error& error) {
    std::string text = error.where;
    if (!text.empty() && !error.message.empty()) text += ": ";
    text += error.message;
    if (!text.empty() && !error.hint.empty()) text += "; ";
    text += error.hint;
    return escaped(text);
}

}  // namespace csm
