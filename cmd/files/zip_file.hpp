// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace csm::cmd {

/// What becomes of a member of an archive by its name and content: its new content, or nothing where it stays
/// as it is.
using MemberChange =
    std::function<std::optional<std::string>(std::string_view name, std::string_view content)>;

/// The ZIP archive with the members whose names begin so changed; all else keeps its bytes. Nothing when it
/// is damaged, or holds what documents of office programs do not: encryption, parts, members of 4 GB.
std::optional<std::string> with_changed_members(std::string_view archive, std::string_view names_begin,
                                                const MemberChange& change);

}  // namespace csm::cmd
