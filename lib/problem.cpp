// SPDX-License-Identifier: MIT
#include <csm/problem.hpp>

#include "escaped.hpp"

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

void append_word(std::string& words, const std::string& word) {
    if (word.empty()) return;
    if (!words.empty()) words += ' ';
    words += word;
}

std::string subject_of(const Problem& problem) {
    std::string subject = problem.record;
    if (!problem.customer_id.empty()) append_word(subject, '(' + problem.customer_id + ')');
    append_word(subject, problem.field);
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
