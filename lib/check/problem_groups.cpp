// SPDX-License-Identifier: MIT
#include <csm/problem_groups.hpp>

#include <algorithm>

namespace csm {

namespace {

struct Kind {
    std::string_view mark;  // in the message; the first row that matches counts
    std::string_view word;
    std::string_view label;
};

constexpr Kind kinds[] = {
    {"came before, in line", "duplicate_id", "customer_id again"},
    {"is missing; the record is left out", "no_customer_id", "no customer_id"},
    {"is given twice", "given_twice", "given twice"},
    {"differs from what an earlier file says", "files_differ", "files differ"},
    {"follows from the ARR", "segment_derived", "segment from the ARR"},
    {"nor is the ARR", "segment_assumed", "segment assumed"},
    {"unknown plan tier", "unknown_tier", "unknown plan tier"},
    {"unknown word", "unknown_word", "unknown word"},
    {"count as missing", "too_old", "measured too long ago"},
    {"was measured on", "measured_later", "measured after the day"},
    {"is outside", "out_of_range", "out of range"},
    {"is below", "out_of_range", "out of range"},
    {"is above", "out_of_range", "out of range"},
    {"is too large", "too_large", "number too large"},
    {"; used as \"", "number_as_id", "number for a text"},
    {"expected a date", "not_a_date", "not a date"},
    {"got null", "null", "null for a value"},
    {"says that there is no value", "null", "null for a value"},
    {"the row is left out", "long_row", "row too long"},
    {"what is missing counts as empty", "short_row", "row too short"},
    {"a quote stands within", "stray_quote", "quote in a text"},
    {"is not UTF-8", "not_utf_8", "not UTF-8"},
    {"in it; left out", "wrong_item", "wrong item in list"},
    {"; left out", "no_record", "not a record"},
    {"; treated as missing", "wrong_type", "wrong type"},
    {"the rest is left out", "broken_line", "line not JSON"},
    {"the line is left out", "broken_line", "line not JSON"},
};

/// The message without what it quotes from the input, which may look like a message itself.
std::string without_quoted(std::string message) {
    const auto first = message.find('"'), last = message.rfind('"');
    if (first < last) message.erase(first + 1, last - first - 1);
    return message;
}

/// Modules are the user's names; problems of any module are one group.
std::string group_field(const std::string& field) {
    constexpr std::string_view modules = "product_usage.";
    if (!field.starts_with(modules)) return field;
    const auto part = field.rfind('.');
    const bool has_part =
        part >= modules.size() && (field.ends_with(".adopted") || field.ends_with(".usage_pct"));
    return "product_usage.*" + (has_part ? field.substr(part) : std::string{});
}

}  // namespace

std::pair<std::string_view, std::string_view> kind_of(const Problem& problem) {
    const auto message = without_quoted(problem.message);
    for (const auto& kind : kinds)
        if (message.find(kind.mark) != std::string::npos) return {kind.word, kind.label};
    return {"other", "other"};
}

void ProblemGroups::add(Problem problem) {
    ++total_;
    const auto [kind, label] = kind_of(problem);
    auto field = group_field(problem.field);
    const auto [entry, is_new] = by_kind_.try_emplace({std::string{kind}, field}, groups_.size());
    if (is_new)
        groups_.push_back({std::string{kind}, std::string{label}, std::move(field), 0, std::move(problem)});
    ++groups_[entry->second].count;
}

std::vector<ProblemGroup> ProblemGroups::groups() const {
    auto groups = groups_;
    std::ranges::stable_sort(groups, std::ranges::greater{}, &ProblemGroup::count);
    return groups;
}

}  // namespace csm
