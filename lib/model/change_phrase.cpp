// SPDX-License-Identifier: MIT
#include <csm/change_phrase.hpp>

namespace csm {

std::optional<ChangePhrase> change_phrase(std::string_view sentence) {
    constexpr std::string_view slot = "{change";
    for (auto begin = sentence.find(slot); begin != std::string_view::npos;
         begin = sentence.find(slot, begin + 1)) {
        const auto end = sentence.find('}', begin);
        if (end == std::string_view::npos) return std::nullopt;
        auto units = sentence.substr(begin + slot.size(), end - begin - slot.size());
        if (units == " " || (!units.empty() && !units.starts_with(' '))) continue;
        if (!units.empty()) units.remove_prefix(1);
        const auto one = units.substr(0, units.find('|'));
        const auto several = one.size() == units.size() ? one : units.substr(one.size() + 1);
        return ChangePhrase{sentence.substr(0, begin), sentence.substr(end + 1), several, one};
    }
    return std::nullopt;
}

}  // namespace csm
