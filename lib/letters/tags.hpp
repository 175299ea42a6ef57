// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace csm::templates {

/// What a tag of a template does.
enum class TagKind : std::uint8_t { slot, section, inverted, end, comment, refused, unclosed };

/// What stands in {{…}}.
struct Tag {
    TagKind kind = TagKind::slot;  ///< by the sign behind the braces
    std::string name;              ///< of the slot or the section; for a refused one what is written in it
    std::size_t begin = 0;         ///< where its {{ stands
    std::size_t end = 0;           ///< behind its }}
    bool is_alone = false;         ///< nothing but blanks stands beside it on its line
};

/// The text without blanks, tabs and line ends at both ends; a view of it.
std::string_view trimmed(std::string_view text);

/// The first tag at or after `from`; both places are the end of the text when there is none.
Tag next_tag(std::string_view text, std::size_t from);

// Marks that read_template leaves in the text for the filling: before the name of a slot that begins a line
// or a cell of a table, and where a tag stood alone on a line.
inline constexpr char line_mark = '\x01';   ///< a slot begins a line
inline constexpr char cell_mark = '\x03';   ///< a slot begins a cell
inline constexpr char alone_mark = '\x02';  ///< a tag stood alone

}  // namespace csm::templates
