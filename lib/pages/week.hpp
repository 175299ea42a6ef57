// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>
#include <csm/week_queue.hpp>

#include <vector>

namespace csm::pages {

/// What the week asks for beside the accounts of the queue: those that exceed what their owners can take on,
/// those that nobody can judge and what to collect for them, and those that are put off. When nothing at all
/// needs a person it says so.
std::vector<Paragraph> week_remarks(const WeekPlan& plan);

}  // namespace csm::pages
