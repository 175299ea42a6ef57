// SPDX-License-Identifier: MIT
#include "import/column_flow.hpp"

#include <algorithm>
#include <set>

namespace csm::import {

void add_flows(Flows& flows, const Flows& more) {
    for (const auto& flow : more)
        if (std::ranges::find(flows, flow) == flows.end()) flows.push_back(flow);
}

Flows made_of(Flows flows, FlowKind kind) {
    for (auto& flow : flows) flow.kind = std::max(flow.kind, kind);
    return flows;
}

std::size_t ColumnFlow::add_column(ColumnId id) {
    nodes_.push_back({{}, id, true});
    return nodes_.size() - 1;
}

std::size_t ColumnFlow::add_derived(Flows from) {
    nodes_.push_back({std::move(from), {}, false});
    return nodes_.size() - 1;
}

void ColumnFlow::extend(std::size_t node, const Flows& from) { add_flows(nodes_[node].from, from); }

/// Each column once in every kind in which it comes.
std::vector<std::pair<ColumnId, FlowKind>> ColumnFlow::reached(const Flows& flows) const {
    std::vector<std::pair<ColumnId, FlowKind>> columns;
    std::set<Flow> seen(flows.begin(), flows.end());
    Flows open(flows);
    while (!open.empty()) {
        const auto flow = open.back();
        open.pop_back();
        const auto& node = nodes_[flow.node];
        if (node.is_column) columns.emplace_back(node.id, flow.kind);
        for (const auto& from : node.from) {
            const Flow next{from.node, std::max(from.kind, flow.kind)};
            if (seen.insert(next).second) open.push_back(next);
        }
    }
    std::ranges::sort(columns);
    return columns;
}

std::vector<ColumnId> ColumnFlow::columns_up_to(FlowKind most, const Flows& flows) const {
    std::vector<ColumnId> ids;
    for (const auto& [id, kind] : reached(flows))
        if (kind <= most && (ids.empty() || ids.back() != id)) ids.push_back(id);
    return ids;
}

std::vector<ColumnId> ColumnFlow::origins(const Flows& flows) const {
    return columns_up_to(FlowKind::text, flows);
}

std::vector<ColumnId> ColumnFlow::sources(const Flows& flows) const {
    return columns_up_to(FlowKind::calculated, flows);
}

void ColumnFlow::compare(const Flows& one, const Flows& other, bool is_excluded) {
    if (!one.empty() && !other.empty()) comparisons_.push_back({one, other, is_excluded});
}

void ColumnFlow::treat(const Flows& flows, ColumnWork work) {
    if (!flows.empty()) works_.emplace_back(flows, work);
}

void ColumnFlow::compare_with_word(const Flows& flows, const std::string& word) {
    if (!flows.empty()) words_.emplace_back(flows, word);
}

std::vector<std::vector<ColumnId>> ColumnFlow::compared() const {
    std::vector<std::vector<ColumnId>> groups;
    for (const auto& [one, other, is_excluded] : comparisons_) {
        const auto left = origins(one);
        const auto right = origins(other);
        std::vector<ColumnId> group;
        const auto add = [&group](const auto& ids, const auto& others) {
            for (const auto& id : ids)
                if (std::ranges::any_of(others, [&](const ColumnId& it) { return it.table != id.table; }))
                    group.push_back(id);
        };
        add(left, right);
        add(right, left);
        if (!group.empty()) groups.push_back(std::move(group));
    }
    return groups;
}

std::vector<ComparedColumns> ColumnFlow::joins() const {
    std::vector<ComparedColumns> joins;
    for (const auto& [one, other, is_excluded] : comparisons_) {
        const auto is_made = [this](const Flows& flows) {
            return std::ranges::any_of(reached(flows),
                                       [](const auto& column) { return column.second != FlowKind::same; });
        };
        if (is_excluded || is_made(one) || is_made(other)) continue;
        ComparedColumns columns{origins(one), origins(other)};
        const auto has_other_table = [&columns](const ColumnId& id) {
            return std::ranges::any_of(columns.other,
                                       [&id](const ColumnId& it) { return it.table != id.table; });
        };
        const auto is_on_both_sides = [&columns](const ColumnId& id) {
            return std::ranges::binary_search(columns.other, id);
        };
        if (std::ranges::any_of(columns.one, has_other_table) &&
            std::ranges::none_of(columns.one, is_on_both_sides))
            joins.push_back(std::move(columns));
    }
    return joins;
}

std::map<ColumnId, ColumnTreatment> ColumnFlow::treatments() const {
    std::map<ColumnId, ColumnTreatment> all;
    for (const auto& [flows, work] : works_)
        for (const auto& [id, kind] : reached(flows))
            if (kind == FlowKind::same) all[id].work |= static_cast<std::uint8_t>(work);
    for (const auto& [flows, word] : words_)
        for (const auto& [id, kind] : reached(flows))
            if (kind == FlowKind::same) all[id].words.push_back(word);
    return all;
}

}  // namespace csm::import
