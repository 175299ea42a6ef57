// SPDX-License-Identifier: MIT
#include <csm/problem_groups.hpp>

#include <algorithm>
#include <string_view>

namespace csm {

namespace {

/// Modules are the user's names; problems of any module are one group.
std::string group_field(const std::string& field) {
    constexpr std::string_view modules = "product_usage.";
    if (!field.starts_with(modules)) return field;
    const auto part = field.rfind('.');
    const bool has_part =
        part >= modules.size() && (field.ends_with(".adopted") || field.ends_with(".usage_pct"));
    return "product_usage.*" + (has_part ? field.substr(part) : std::string{});
}

}  // namespace

void ProblemGroups::add(Problem problem) {
    ++total_;
    auto field = group_field(problem.field);
    const auto [entry, is_new] = by_kind_.try_emplace({problem.kind, field}, groups_.size());
    if (is_new) groups_.push_back({problem.kind, std::move(field), 0, std::move(problem)});
    ++groups_[entry->second].count;
}

std::vector<ProblemGroup> ProblemGroups::groups() const {
    auto groups = groups_;
    std::ranges::stable_sort(groups, std::ranges::greater{}, &ProblemGroup::count);
    return groups;
}

}  // namespace csm
