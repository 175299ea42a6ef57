// SPDX-License-Identifier: MIT
#include "line/suggestion.hpp"

#include <csm/nearest.hpp>

#include <fmt/format.h>

#include <optional>

namespace csm::cmd {

std::string did_you_mean(std::string_view word, std::span<const std::string> known, std::string_view prefix) {
    const std::optional<std::string> best = nearest(word, known);
    return best ? fmt::format("did you mean \"{}{}\"?", prefix, *best) : std::string();
}

Error unknown_word(std::string_view subject, std::string_view word, std::span<const std::string> known) {
    return {{},
            fmt::format("{} takes {}, not \"{}\"", subject, alternatives(known), word),
            did_you_mean(word, known)};
}

}  // namespace csm::cmd
