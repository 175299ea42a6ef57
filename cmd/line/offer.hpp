// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::cmd {

/// What the shells offer for a value besides the words of a closed list: names of files or folders, words, or
/// both.
struct Offer {
    enum class Names : std::uint8_t { none, files, folders };

    Names names = Names::none;
    std::string_view
        endings{};  ///< of the files, separated by blanks: "json csv"; empty for files of any name
    std::function<std::vector<std::string>()> words{};  ///< called only when completions are written
};

/// Files with one of these endings, or all files; and the folders on the way to them.
inline Offer files(std::string_view endings = {}) { return {Offer::Names::files, endings}; }

/// Words among which the user need not stay.
inline Offer words(std::function<std::vector<std::string>()> list) {
    return {Offer::Names::none, {}, std::move(list)};
}

}  // namespace csm::cmd
