// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace csm {

/// What is wrong. Their words and labels stand in one table, `problem_kinds`.
enum class ProblemKind : std::uint8_t {
    other,
    duplicate_id,     ///< a customer_id that came before
    no_customer_id,   ///< a record without one
    given_twice,      ///< a field, within a record
    files_differ,     ///< two files say different things of a customer
    segment_derived,  ///< it follows from the ARR
    segment_assumed,  ///< it is the model's default
    unknown_tier,
    unknown_phase,  ///< a lifecycle_stage that no phase is called
    days_differ,    ///< the days to the renewal and the contract's end
    unknown_word,
    too_old,         ///< measured so long ago that the value counts as missing
    measured_later,  ///< than the as-of date
    other_day,       ///< than the rest of the source, which ends the reading
    out_of_range,
    too_large,
    number_as_id,  ///< a number where a text belongs, used as one
    not_a_date,
    null,  ///< or a word for no value
    long_row,
    short_row,
    stray_quote,
    not_utf_8,
    wrong_item,  ///< of a list
    no_record,   ///< another value in a record's place
    wrong_type,
    broken_line,
    total_row,       ///< a row that adds up others
    footer_row,      ///< of the report that a table is
    like_no_record,  ///< a row that only looks like one of those
    several_ids,     ///< in one cell
    marked_id,       ///< by spreadsheets or copying, with what is no part of it
    no_shared_ids    ///< two files have hardly any customer in common
};

/// How a kind is called.
struct ProblemKindWords {
    ProblemKind kind = ProblemKind::other;  ///< stands once in the table
    std::string_view word;                  ///< in JSON
    std::string_view label;                 ///< for people
};

/// One row for each kind, in the order of the enumeration.
std::span<const ProblemKindWords> problem_kinds();

/// The kind in JSON, and for people, by that table.
std::string_view word(ProblemKind kind);
std::string_view label(ProblemKind kind);

/// A finding about the input that did not stop the work: where it stands, what is wrong, and what was done
/// about it.
struct Problem {
    std::string file{};         ///< as the input was named; empty when it is about no file
    std::uint64_t line = 0;     ///< from 1; 0 when the place is not a place in a file
    std::uint64_t column = 0;   ///< from 1, in bytes
    std::string record{};       ///< the record's path in the document, such as customers[3]
    std::string customer_id{};  ///< empty when the record has none
    std::string field{};        ///< dotted name such as usage.login_frequency; empty for the whole record
    std::string message{};      ///< such as: expected a number, got "high"; treated as missing
    ProblemKind kind = ProblemKind::other;  ///< for grouping
    std::uint64_t count = 1;  ///< problems that it stands for; more than one when others are not told

    bool operator==(const Problem&) const = default;
};

/// One line: "file:line:column: record (customer) field: message", leaving out what is empty.
std::string describe(const Problem& problem);

}  // namespace csm
