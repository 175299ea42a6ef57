// SPDX-License-Identifier: MIT
// Any bytes as the lines after two good ones, which decide that the input is one customer a line.
#include "shared/reading.hpp"
#include "shared/require.hpp"
#include "shared/target.hpp"

namespace {

std::uint64_t lines_with_something(std::string_view text) {
    std::uint64_t lines = 0;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        if (line.find_first_not_of(" \t\r") != std::string_view::npos) ++lines;
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return lines;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace csm::fuzz;
    constexpr std::string_view good = "{\"customer_id\":\"\\u0030\"}\n{\"customer_id\":\"\\u0031\"}\n";
    const auto text = std::string{good} + std::string{reinterpret_cast<const char*>(data), size};
    const csm::Source source{"p.ndjson", text};
    const auto told = read_in_every_way({&source, 1});
    require_equal(told.error, "", "a line stops the reading of the others");
    require(told.counts.accounts + told.counts.rejected == lines_with_something(text),
            "a line is neither an account nor counted as left out");
    for (std::size_t i = 2; i < std::min<std::size_t>(told.accounts.size(), 6); ++i)
        require_sound_scores(told.accounts[i]);
    return 0;
}
