// SPDX-License-Identifier: MIT
#include "bench/record_text.hpp"

namespace csm::bench {

namespace {

constexpr std::uint64_t gaps_series = 0x67617073;

}  // namespace

RecordText::RecordText(std::string& out, const Recipe& recipe, std::uint64_t position)
    : out_{out},
      recipe_{recipe},
      gaps_{Random::at(recipe.seed ^ gaps_series, position)},
      depth_{recipe.layout == Layout::document ? 2U : 0U} {
    if (recipe.layout == Layout::document) out_.append(depth_, ' ');
    out_ += '{';
    ++depth_;
}

void RecordText::number(std::string_view name, int value) { decimal(name, value, 0); }

void RecordText::decimal(std::string_view name, int value, int decimals) {
    if (!keeps()) return;
    key(name);
    int unit = 1;
    for (int i = 0; i < decimals; ++i) unit *= 10;
    if (value < 0) out_ += '-';
    const int magnitude = value < 0 ? -value : value;
    out_ += std::to_string(magnitude / unit);
    if (magnitude % unit == 0) return;
    out_ += '.';
    for (int rest = magnitude % unit; rest > 0; rest %= unit) {
        unit /= 10;
        out_ += static_cast<char>('0' + rest / unit);
        if (unit == 1) break;
    }
}

void RecordText::flag(std::string_view name, bool value) {
    if (!keeps()) return;
    key(name);
    out_ += value ? "true" : "false";
}

void RecordText::text(std::string_view name, std::string_view value) {
    if (keeps()) required(name, value);
}

void RecordText::required(std::string_view name, std::string_view value) {
    key(name);
    out_.append(1, '"').append(value).append(1, '"');
}

void RecordText::open(std::string_view name, char bracket) {
    key(name);
    out_ += bracket;
    ++depth_;
    first_ = true;
}

void RecordText::close(char bracket) {
    --depth_;
    if (!first_) {
        if (recipe_.layout == Layout::document) out_.append(1, '\n').append(depth_, ' ');
    }
    out_ += bracket;
    first_ = false;
}

void RecordText::item(std::string_view value) {
    if (!keeps()) return;
    next_line();
    out_.append(1, '"').append(value).append(1, '"');
}

void RecordText::key(std::string_view name) {
    next_line();
    out_.append(1, '"').append(name).append(recipe_.layout == Layout::document ? "\": " : "\":");
}

void RecordText::next_line() {
    if (!first_) out_ += ',';
    first_ = false;
    if (recipe_.layout == Layout::document) out_.append(1, '\n').append(depth_, ' ');
}

}  // namespace csm::bench
