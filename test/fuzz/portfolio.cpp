// SPDX-License-Identifier: MIT
// Any bytes as one source, most of them a document.
#include "shared/reading.hpp"
#include "shared/require.hpp"
#include "shared/target.hpp"

#include <boost/json/parse.hpp>

#include <array>

namespace csm::fuzz {

namespace {

bool is_json(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    boost::json::error_code failure;
    boost::json::parse({text.data(), text.size()}, failure);
    return !failure;
}

/// Whether an error is about what a document holds, not about its being JSON.
bool is_about_content(std::string_view error) {
    constexpr std::array messages{"holds no customers", "holds no usable customer record",
                                  "expected an object with \"customers\"", "must be a list of customers",
                                  "stands twice in the document"};
    return std::ranges::any_of(
        messages, [&](std::string_view message) { return error.find(message) != std::string_view::npos; });
}

}  // namespace

}  // namespace csm::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace csm::fuzz;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const csm::Source source{"p.json", text};
    const auto told = read_in_every_way({&source, 1});
    if (is_json(text))
        require(told.error.empty() || is_about_content(told.error), "JSON is refused: " + told.error);
    else
        require(!told.error.empty() || text.find('\n') != std::string_view::npos,
                "what is not JSON, and has no lines, is accepted");
    for (std::size_t i = 0; i < std::min<std::size_t>(told.accounts.size(), 4); ++i)
        require_sound_scores(told.accounts[i]);
    return 0;
}
