// SPDX-License-Identifier: MIT
#include <csm/problem_groups.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace csm {

namespace {

/// A block whose members the input names, and what a member may hold.
struct NamedMembers {
    std::string_view block;
    std::array<std::string_view, 2> parts{};
};

constexpr NamedMembers named_members[] = {{"product_usage.", {".adopted", ".usage_pct"}},
                                          {"adoption_plan.", {".target_pct", ".enablement"}},
                                          {"texts."},
                                          {"internal."},
                                          {"history[*].values."}};

std::string without_positions(std::string_view field) {
    constexpr std::string_view digits = "0123456789";
    std::string text;
    while (!field.empty()) {
        const auto end = std::min(field.find('['), field.size());
        text += field.substr(0, end);
        field.remove_prefix(end);
        const auto close = field.empty() ? field.npos : field.find_first_not_of(digits, 1);
        const bool is_position = close != field.npos && close > 1 && field[close] == ']';
        if (is_position) text += "[*]";
        if (!is_position && !field.empty()) text += '[';
        field.remove_prefix(is_position ? close + 1 : std::min<std::size_t>(1, field.size()));
    }
    return text;
}

}  // namespace

std::string group_field(std::string_view field) {
    if (field.find_first_of(".[") == field.npos) return std::string{field};
    for (const auto& [block, parts] : named_members) {
        const auto known = block.starts_with("history") ? without_positions(field) : std::string{field};
        if (!known.starts_with(block)) continue;
        for (const auto part : parts)
            if (!part.empty() && known.ends_with(part) && known.size() > block.size() + part.size())
                return fmt::format("{}*{}", block, part);
        return fmt::format("{}*", block);
    }
    return without_positions(field);
}

bool ProblemLimit::lists(const Problem& problem) {
    count_ += problem.count;
    auto& listed = listed_of_[{problem.kind, group_field(problem.field)}];
    if (listed == most_of_a_group) return false;
    ++listed;
    ++listed_;
    return true;
}

void ProblemGroups::add(Problem problem) {
    total_ += problem.count;
    const auto count = problem.count;
    auto field = group_field(problem.field);
    const auto [entry, is_new] = by_kind_.try_emplace({problem.kind, field}, groups_.size());
    if (is_new) groups_.push_back({problem.kind, std::move(field), 0, std::move(problem)});
    groups_[entry->second].count += count;
}

std::vector<ProblemGroup> ProblemGroups::groups() const {
    auto groups = groups_;
    std::ranges::stable_sort(groups, std::ranges::greater{}, &ProblemGroup::count);
    return groups;
}

}  // namespace csm
