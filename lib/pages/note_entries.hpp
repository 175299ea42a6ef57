// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>
#include <csm/record_notes.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm::pages {

/// The entries of a list of the notes, such as goals; none when it is empty or not given.
const std::vector<FieldEntry>& entries_of(const RecordNotes& notes, std::string_view list);

/// A value of an entry as it is shown; empty when it is not given.
std::string text_at(const FieldEntry& entry, std::string_view key);

/// A number of an entry, or null.
const double* number_at(const FieldEntry& entry, std::string_view key);

/// A day of an entry; nothing when it is not given.
std::optional<Date> day_at(const FieldEntry& entry, std::string_view key);

/// Whether the text is that word, whatever the case of its letters.
bool is_word(std::string_view text, std::string_view word);

/// Whether a milestone is neither done nor dropped and its day has passed, or its status says late.
bool is_late(const FieldEntry& milestone, Date as_of);

/// Whether a goal is neither met nor dropped and its day has passed, or its status says behind.
bool is_behind(const FieldEntry& goal, Date as_of);

/// What the entry is called at `key`; where it has no such text `otherwise`, so that a sentence has no blank.
std::string name_in(const FieldEntry& entry, std::string_view key, std::string_view otherwise);

/// The contact who decides, else the first one whose influence is not given; null when there is neither. It
/// has a name.
const FieldEntry* decider_in(const RecordNotes& notes);

/// The name of the contact who decides, else of the first one whose influence is not given; empty when there
/// is neither.
std::string decider_of(const RecordNotes& notes);

/// The name of a contact who is well disposed and does not decide; empty when nobody like that is named.
std::string champion_of(const RecordNotes& notes);

}  // namespace csm::pages
