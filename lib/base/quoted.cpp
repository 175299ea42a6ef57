// SPDX-License-Identifier: MIT
#include "base/quoted.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <cmath>

namespace csm::read {

namespace {

constexpr std::size_t longest_excerpt = 40;

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

struct Quote {
    std::string operator()(std::nullptr_t) const { return "null"; }

    std::string operator()(bool flag) const { return flag ? "true" : "false"; }

    std::string operator()(double number) const {
        if (!std::isfinite(number)) return "a number that is too large";
        std::string text;
        append_shortest(text, number);
        return text;
    }

    std::string operator()(std::string_view text) const { return quoted(text); }
};

}  // namespace

std::string quoted(const Scalar& value) { return std::visit(Quote{}, value); }

std::string quoted(std::string_view text) {
    auto size = std::min(text.size(), longest_excerpt);
    while (size > 0 && size < text.size() && continues_character(text[size])) --size;
    return "\"" + std::string{text.substr(0, size)} + (size < text.size() ? "…\"" : "\"");
}

}  // namespace csm::read
