// SPDX-License-Identifier: MIT
// Any bytes as the rows of a CSV whose columns are csm's fields, and as a whole CSV.
#include "shared/reading.hpp"
#include "shared/target.hpp"

#include <algorithm>

namespace {

void read(const std::string& text) {
    using namespace csm::fuzz;
    const csm::Source source{"p.csv", text};
    const auto told = read_in_every_way({&source, 1});
    for (std::size_t i = 0; i < std::min<std::size_t>(told.accounts.size(), 4); ++i)
        require_sound_scores(told.accounts[i]);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::string_view header =
        "customer_id,name,segment,arr,contract_end_date,usage.login_frequency,relationship.renewal_sentiment,"
        "relationship_signals.champion_left,contract.licensed_seats,contract.available_tiers\n";
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    read(std::string{header}.append(text));
    read(std::string{text});
    return 0;
}
