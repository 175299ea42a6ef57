// SPDX-License-Identifier: MIT
#include <csm/escaped.hpp>
#include <csm/problem.hpp>

namespace csm {

namespace {

std::string place_of(const Problem& problem) {
    std::string place = problem.file;
    if (problem.line == 0) return place;
    if (!place.empty()) place += ':';
    place += std::to_string(problem.line);
    if (problem.column != 0) place += ':' + std::to_string(problem.column);
    return place;
}

/// The text, or its beginning where it is longer than anybody reads.
std::string shortened(const std::string& text) {
    constexpr std::size_t longest = 80;
    if (text.size() <= longest) return text;
    auto size = longest;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
    return text.substr(0, size) + "…";
}

void append_word(std::string& words, const std::string& word) {
    if (word.empty()) return;
    if (!words.empty()) words += ' ';
    words += word;
}

std::string subject_of(const Problem& problem) {
    std::string subject = problem.record;
    if (!problem.customer_id.empty()) append_word(subject, '(' + shortened(problem.customer_id) + ')');
    append_word(subject, shortened(problem.field));
    return subject;
}

}  // namespace

std::string describe(const Problem& problem) {
    std::string text;
    for (const std::string& part : {place_of(problem), subject_of(problem), problem.message}) {
        if (part.empty()) continue;
        if (!text.empty()) text += ": ";
        text += part;
    }
    return escaped(text);
}

}  // namespace csm
