// SPDX-License-Identifier: MIT
#include "letters/tags.hpp"

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

/// Looks no farther than the blanks around the tag: a line may be the whole template.
bool is_alone(std::string_view text, const Tag& tag) {
    constexpr std::string_view blanks_in_line = " \t\r";
    const auto before = text.substr(0, tag.begin).find_last_not_of(blanks_in_line);
    const auto after = text.find_first_not_of(blanks_in_line, tag.end);
    return (before == text.npos || text[before] == '\n') && (after == text.npos || text[after] == '\n');
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
