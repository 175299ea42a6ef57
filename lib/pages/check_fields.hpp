// SPDX-License-Identifier: MIT
#pragma once

#include <csm/check.hpp>
#include <csm/document.hpp>

namespace csm::documents {

/// How many accounts have a value, for every field and every segment that has accounts.
void add_completeness(Document& document, const CheckResult& check, const Model& model);

/// Numbers, dates and words of every field that has some.
void add_distributions(Document& document, const CheckResult& check);

}  // namespace csm::documents
