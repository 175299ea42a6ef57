// SPDX-License-Identifier: MIT
#pragma once

#include <csm/problem.hpp>
#include <csm/record_notes.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace csm::read {

/// Told a field of the record and what is wrong with it.
using FieldDefect = std::function<void(ProblemKind kind, std::string field, std::string message)>;

/// Reads what the record that begins the text holds for letters. The record came without a syntax error
/// before; what has the wrong type counts as missing.
RecordNotes read_record_notes(std::string_view text, const FieldDefect& defect);

/// Joins the notes of a second record of a customer: each is taken from the record that has it. `conflict`
/// is told the field that both give differently.
void merge_record_notes(RecordNotes& first, RecordNotes second,
                        const std::function<void(std::string_view field)>& conflict);

}  // namespace csm::read
