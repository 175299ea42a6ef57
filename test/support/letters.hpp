// SPDX-License-Identifier: MIT
#pragma once

#include "support/models.hpp"

#include <csm/letter_template.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace csm::test {

/// 2026-12-01, what is not measured left out.
const Settings& letter_settings();

/// The template; throws with its defects when it has some.
LetterTemplate template_of(std::string_view text, const Model& model = standard_model());

/// "2:1: message" of each defect; empty when there is none.
std::vector<std::string> template_defects(std::string_view text, const Model& model = standard_model());

/// What a letter about the only record of a portfolio is filled from; throws when it cannot be read.
AccountContent content_of(std::string_view record, const Model& model = standard_model());

/// The accounts of the sample portfolio and its notes for letters, joined.
const std::vector<AccountContent>& sample_contents();

/// The filled text.
std::string filled(std::string_view text, const AccountContent& content,
                   const Model& model = standard_model());

/// The same for a record given by its members besides customer_id, with a blank line less at the ends.
std::string filled_with(std::string_view text, std::string_view members,
                        const Model& model = standard_model());

}  // namespace csm::test
