// SPDX-License-Identifier: MIT
#include "write/page/text_ascii.hpp"

#include "base/code_point.hpp"

namespace csm {

namespace {

/// The character that stands for one of csm's marks; 0 for any other.
char ascii_of(char32_t mark) {
    switch (mark) {
    case U'═': return '=';
    case U'─':
    case U'╌':
    case U'–':
    case U'−':
    case U'▃': return '-';
    case U'█':
    case U'▉':
    case U'▊':
    case U'▋':
    case U'▌': return '#';
    case U'▍':
    case U'▎':
    case U'▏': return ':';
    case U'▁': return '_';
    case U'▂': return ',';
    case U'▄': return '~';
    case U'▅': return '=';
    case U'▆': return '+';
    case U'▇': return '*';
    case U'·': return '.';
    case U'…': return '~';
    case U'→': return '>';
    default: return 0;
    }
}

}  // namespace

std::string in_ascii(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto next = first_code_point(text);
        const char mark = next.valid ? ascii_of(next.value) : '\0';
        if (mark != 0)
            result += mark;
        else
            result += text.substr(0, next.bytes);
        text.remove_prefix(next.bytes);
    }
    return result;
}

}  // namespace csm
