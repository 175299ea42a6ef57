// SPDX-License-Identifier: MIT
#include "read/csv/shared_ids.hpp"

#include "base/quoted.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace csm::read {

namespace {

std::string listed(std::span<const std::string> ids) {
    std::vector<std::string> texts;
    for (const auto& id : ids) texts.push_back(quoted(std::string_view{id}));
    return fmt::format("{}", fmt::join(texts, ", "));
}

std::string count_of_both(const SharedIds& shared) {
    return shared.both == 0 ? "none" : fmt::format("only {}", shared.both);
}

}  // namespace

bool SharedIds::are_few() const {
    constexpr std::size_t many = 5, tenth = 10;
    const auto smaller = std::min(here, before);
    return smaller > 0 && (both == 0 || (smaller >= many && both * tenth < smaller));
}

std::string told_of_few(const SharedIds& shared, std::span<const std::string> here,
                        std::span<const std::string> before) {
    return fmt::format("{} of its {} came in an earlier file; keys are {} here and {} there",
                       count_of_both(shared),
                       shared.here == 1 ? "1 customer" : fmt::format("{} customers", shared.here),
                       listed(here), listed(before));
}

std::string told_of_few_keys(const SharedIds& shared, std::span<const std::string> here,
                             std::span<const std::string> before, std::string_view place) {
    return fmt::format("{} of its {} in {}, with which the SELECT joins it; keys are {} here and {} there",
                       count_of_both(shared),
                       shared.here == 1 ? std::string{"1 key is"} : fmt::format("{} keys are", shared.here),
                       place, listed(here), listed(before));
}

}  // namespace csm::read
