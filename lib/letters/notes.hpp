// SPDX-License-Identifier: MIT
#pragma once

#include "letters/fact.hpp"
#include "pages/note_entries.hpp"

namespace csm::templates {

// Documents look at the notes as pages do.
using pages::champion_of;
using pages::day_at;
using pages::decider_of;
using pages::entries_of;
using pages::is_behind;
using pages::is_late;
using pages::is_word;
using pages::name_in;
using pages::number_at;
using pages::text_at;

/// The title of an issue; where it has none "an issue without a title, open since 2026-11-02", as far as that
/// is given.
inline std::string issue_text(const Model& model, const FieldEntry& issue) {
    const auto opened = day_at(issue, "opened");
    return name_in(issue, "title",
                   "an issue without a title" + (opened ? ", open since " + date_text(model, *opened) : ""));
}

}  // namespace csm::templates
