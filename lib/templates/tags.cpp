// SPDX-License-Identifier: MIT
#include "templates/tags.hpp"

#include <algorithm>

namespace csm::templates {

namespace {

constexpr std::string_view opening = "{{", closing = "}}", blanks = " \t\r\n";

TagKind kind_of(char sigil) {
    switch (sigil) {
    case '#': return TagKind::section;
    case '^': return TagKind::inverted;
    case '/': return TagKind::end;
    case '!': return TagKind::comment;
    case '{':
    case '&':
    case '>':
    case '=': return TagKind::refused;
    default: return TagKind::slot;
    }
}

bool is_alone(std::string_view text, const Tag& tag) {
    const auto line = tag.begin == 0 ? 0 : text.rfind('\n', tag.begin - 1) + 1;  // npos + 1 is 0
    const auto line_end = std::min(text.find('\n', tag.end), text.size());
    return trimmed(text.substr(line, tag.begin - line)).empty() &&
           trimmed(text.substr(tag.end, line_end - tag.end)).empty();
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

Tag next_tag(std::string_view text, std::size_t from) {
    Tag tag;
    tag.begin = std::min(text.find(opening, from), text.size());
    tag.end = text.size();
    if (tag.begin == text.size()) return tag;
    const auto inner = tag.begin + opening.size();
    const auto end = text.find(closing, inner);
    if (end == std::string_view::npos) {
        tag.kind = TagKind::unclosed;
        return tag;
    }
    tag.end = end + closing.size();
    const auto content = trimmed(text.substr(inner, end - inner));
    tag.kind = content.empty() ? TagKind::slot : kind_of(content.front());
    const bool has_sigil = tag.kind != TagKind::slot && tag.kind != TagKind::refused;
    tag.name = has_sigil ? trimmed(content.substr(1)) : content;
    tag.is_alone = is_alone(text, tag);
    return tag;
}

}  // namespace csm::templates
