// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>

#include <span>
#include <string_view>

namespace csm {

/// A page of the documentation that is part of the program.
struct Guide {
    std::string_view name;     ///< health-scoring
    std::string_view summary;  ///< one line, without a full stop
    std::string_view text;     ///< Markdown
};

/// The guides, in the order in which they are listed; they live as long as the program.
std::span<const Guide> guides();

/// What Markdown says, for any renderer: emphasis and the addresses of links are left out. Any text can be
/// read; what is no markup is prose.
Document read_markdown(std::string_view text);

}  // namespace csm
