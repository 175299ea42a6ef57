// SPDX-License-Identifier: MIT
#include "write/page/message_text.hpp"

#include <csm/number.hpp>

#include <algorithm>

namespace csm::render {

std::string others_text(const Message& message, std::size_t shown) {
    auto count = message.others;
    double arr = message.others_arr;
    for (auto i = std::min(shown, message.items.size()); i < message.items.size(); ++i, ++count)
        arr += message.items[i].arr;
    if (count == 0) return {};
    std::string text;
    append_thousands(text, static_cast<double>(count));
    text += count == 1 ? " more account, ARR " : " more accounts, ARR ";
    append_thousands(text, arr);
    return message.where_others_are.empty() ? text : text + "; " + message.where_others_are;
}

}  // namespace csm::render
