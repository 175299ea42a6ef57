// SPDX-License-Identifier: MIT
#include "letters/header.hpp"

#include "letters/tags.hpp"

#include <algorithm>

namespace csm::templates {

namespace {

constexpr std::string_view blanks = " \t\r\n";

template <class Value>
void keep(Value& value, std::string_view word, std::string_view first, std::string_view second,
          const std::function<void(std::string)>& wrong) {
    if (word == first)
        value = Value{0};
    else if (word == second)
        value = Value{1};
    else
        wrong("takes " + std::string{first} + " or " + std::string{second} + ", not \"" + std::string{word} +
              "\"");
}

}  // namespace

Header read_header(std::string_view text, const HeaderDefect& defect) {
    Header header;
    const auto comment = next_tag(text, 0);
    const auto first = text.find_first_not_of(blanks);
    if (comment.kind != TagKind::comment || comment.begin != first) return header;
    header.end = std::min(text.find_first_not_of(blanks, comment.end), text.size());
    auto begin = comment.begin;
    while (begin < comment.end) {
        const auto end = std::min(text.find('\n', begin), comment.end);
        const auto line = text.substr(begin, end - begin);
        const auto colon = std::min(line.find(':'), line.size());
        auto key = trimmed(line.substr(0, colon));
        if (key.starts_with("{{!")) key = trimmed(key.substr(3));
        auto word = trimmed(line.substr(std::min(colon + 1, line.size())));
        if (word.ends_with("}}")) word = trimmed(word.substr(0, word.size() - 2));
        const auto wrong = [&](const std::string& message) {
            defect(begin, std::string{key} + " " + message);
        };
        if (key == "voice") keep(header.voice, word, "customer-safe", "internal", wrong);
        if (key == "scope") keep(header.scope, word, "account", "portfolio", wrong);
        begin = end + 1;
    }
    return header;
}

}  // namespace csm::templates
