// SPDX-License-Identifier: MIT
#pragma once

#include <csm/cell.hpp>

#include <cstdint>
#include <optional>

namespace csm::render {

/// Fill and text of a tone, 0xRRGGBB; readable with each other in print and on screens.
struct Colours {
    std::uint32_t fill;
    std::uint32_t text;
};

/// The colours of a tone that says something; nothing where a text is plain, strong or muted, for which each
/// format has its own.
constexpr std::optional<Colours> colours_of(Tone tone) {
    switch (tone) {
    case Tone::good: return Colours{0xE2F2E5, 0x1B5E20};
    case Tone::caution: return Colours{0xFFF4D6, 0x7A4F01};
    case Tone::bad: return Colours{0xFDE3E1, 0x9B1C1C};
    case Tone::critical: return Colours{0xF3B8B4, 0x6E0F0F};
    case Tone::unknown: return Colours{0xECEFF3, 0x4A5568};
    case Tone::muted:
    case Tone::plain:
    case Tone::strong: break;
    }
    return std::nullopt;
}

}  // namespace csm::render
