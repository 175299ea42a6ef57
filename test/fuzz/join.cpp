// SPDX-License-Identifier: MIT
// Two sources, separated by a line "---", joined on customer_id.
#include "shared/reading.hpp"
#include "shared/require.hpp"
#include "shared/target.hpp"

#include <set>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace csm::fuzz;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    constexpr std::string_view separator = "\n---\n";
    const auto at = std::min(text.find(separator), text.size());
    const auto rest = std::min(at + separator.size(), text.size());
    const std::array sources{csm::Source{"1.json", text.substr(0, at)},
                             csm::Source{"2.json", text.substr(rest)}};
    const auto joined = read_in_every_way(sources);

    std::set<std::string> ids, joined_ids;
    for (const auto& source : sources) {
        const auto alone = read_in_every_way({&source, 1});
        if (joined.error.empty()) require_equal(alone.error, "", "a broken source is joined");
        for (const auto& account : alone.accounts) ids.insert(account.customer_id);
    }
    if (!joined.error.empty()) return 0;
    for (const auto& account : joined.accounts)
        require(joined_ids.insert(account.customer_id).second, "a customer comes out of the join twice");
    require(ids == joined_ids, "the join loses or invents a customer");
    for (std::size_t i = 0; i < std::min<std::size_t>(joined.accounts.size(), 4); ++i)
        require_sound_scores(joined.accounts[i]);
    return 0;
}
