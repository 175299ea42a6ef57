// SPDX-License-Identifier: MIT
#include "read/expectation.hpp"

#include "normalised.hpp"

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

std::string_view expected(Shape shape) {
    switch (shape) {
    case Shape::object:
    case Shape::modules:
    case Shape::module: return "an object";
    case Shape::dates: return "a date as YYYY-MM-DD, or an object of dates";
    case Shape::texts: return "a list of texts";
    case Shape::text: return "a text";
    case Shape::date: return "a date as YYYY-MM-DD";
    case Shape::number: return "a number";
    case Shape::flag: return "true or false";
    case Shape::word: return "a word";
    }
    return "another value";
}

std::string quoted(const Scalar& value) { return std::visit(Quote{}, value); }

std::string quoted(std::string_view text) {
    auto size = std::min(text.size(), longest_excerpt);
    while (size > 0 && size < text.size() && continues_character(text[size])) --size;
    return "\"" + std::string{text.substr(0, size)} + (size < text.size() ? "…\"" : "\"");
}

bool is_priced(const Model& model, std::string_view tier) {
    const auto& prices = model.expansion.tier_factors;
    return std::any_of(prices.begin(), prices.end(),
                       [&](const Price& price) { return price.key == tier || matches(tier, price.key); });
}

}  // namespace csm::read
