// SPDX-License-Identifier: MIT
#include <csm/escaped.hpp>
#include <csm/problem.hpp>

namespace csm {

namespace {

constexpr ProblemKindWords kinds[] = {
    {ProblemKind::other, "other", "other"},
    {ProblemKind::duplicate_id, "duplicate_id", "customer_id again"},
    {ProblemKind::no_customer_id, "no_customer_id", "no customer_id"},
    {ProblemKind::given_twice, "given_twice", "given twice"},
    {ProblemKind::files_differ, "files_differ", "files differ"},
    {ProblemKind::segment_derived, "segment_derived", "segment from the ARR"},
    {ProblemKind::segment_assumed, "segment_assumed", "segment assumed"},
    {ProblemKind::unknown_tier, "unknown_tier", "unknown plan tier"},
    {ProblemKind::unknown_phase, "unknown_phase", "unknown phase"},
    {ProblemKind::days_differ, "days_differ", "days do not fit a date"},
    {ProblemKind::unknown_word, "unknown_word", "unknown word"},
    {ProblemKind::too_old, "too_old", "measured too long ago"},
    {ProblemKind::measured_later, "measured_later", "measured after the day"},
    {ProblemKind::other_day, "other_day", "of another day"},
    {ProblemKind::out_of_range, "out_of_range", "out of range"},
    {ProblemKind::too_large, "too_large", "number too large"},
    {ProblemKind::number_as_id, "number_as_id", "number for a text"},
    {ProblemKind::not_a_date, "not_a_date", "not a date"},
    {ProblemKind::null, "null", "null for a value"},
    {ProblemKind::long_row, "long_row", "row too long"},
    {ProblemKind::short_row, "short_row", "row too short"},
    {ProblemKind::stray_quote, "stray_quote", "quote in a text"},
    {ProblemKind::not_utf_8, "not_utf_8", "not UTF-8"},
    {ProblemKind::wrong_item, "wrong_item", "wrong item in list"},
    {ProblemKind::no_record, "no_record", "not a record"},
    {ProblemKind::wrong_type, "wrong_type", "wrong type"},
    {ProblemKind::broken_line, "broken_line", "line not JSON"},
    {ProblemKind::total_row, "total_row", "total of others"},
    {ProblemKind::footer_row, "footer_row", "footer of a report"},
    {ProblemKind::like_no_record, "like_no_record", "looks like a total"},
    {ProblemKind::several_ids, "several_ids", "several ids in a cell"},
    {ProblemKind::marked_id, "marked_id", "marks around an id"},
    {ProblemKind::no_shared_ids, "no_shared_ids", "few ids in common"},
};

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

std::span<const ProblemKindWords> problem_kinds() { return kinds; }

std::string_view word(ProblemKind kind) { return kinds[static_cast<std::size_t>(kind)].word; }

std::string_view label(ProblemKind kind) { return kinds[static_cast<std::size_t>(kind)].label; }

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
