// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/date.hpp>
#include <csm/record_notes.hpp>

#include <string>

namespace csm::pages {

/// The next action with the person to take it to, where the notes name one who decides: "Agree on …; contact
/// Maria Keller, economic buyer". Null notes name nobody.
std::string action_with_person(const Assessment& assessment, const RecordNotes* notes);

/// The most urgent of what is open, as a short phrase: an issue, what was promised, a milestone that is late,
/// a goal that is behind; empty when nothing is.
std::string most_urgent_open(const RecordNotes* notes, Date as_of);

/// The reason with what is most urgently open beside it: "…; open: issue "Slow dashboards", high".
std::string reason_with_open(const Assessment& assessment, const RecordNotes* notes, Date as_of);

}  // namespace csm::pages
