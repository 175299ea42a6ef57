// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document_template.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace csm::templates {

/// What a template's first comment says.
struct Header {
    Voice voice = Voice::customer_safe;
    Scope scope = Scope::account;
    std::size_t end = 0;  ///< where the text of the document begins
};

/// Told an offset and what is wrong there.
using HeaderDefect = std::function<void(std::size_t offset, std::string message)>;

/// Reads the comment that begins a template; without one the template is customer-safe and about an account.
Header read_header(std::string_view text, const HeaderDefect& defect);

}  // namespace csm::templates
