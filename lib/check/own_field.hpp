// SPDX-License-Identifier: MIT
#pragma once

#include <csm/check_facts.hpp>
#include <csm/own_field.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace csm::check {

/// The modules' usage, in percent: each module has one, and the check looks at all of them together.
inline constexpr std::string_view module_usage = "product_usage.*.usage_pct";

/// A field that csm reads whatever the model; the member is none for what the modules hold.
struct CheckedOwn {
    std::string_view name;  ///< dotted, as the input has it
    OwnMember member{};     ///< of Account
};

/// All but the customer_id, which every record has. What all commands need comes first.
inline constexpr auto checked_own = [] {
    constexpr std::array<std::string_view, 5> first{"name", "segment", "arr", "contract_start_date",
                                                    "contract_end_date"};
    std::array<CheckedOwn, own_fields.size()> fields{};
    std::size_t count = 0;
    for (const auto name : first)
        for (const auto& own : own_fields)
            if (own.name == name) fields[count++] = {own.name, own.member};
    for (const auto& own : own_fields) {
        bool is_there = own.name == "customer_id";
        for (std::size_t i = 0; i < first.size(); ++i) is_there = is_there || fields[i].name == own.name;
        if (is_there) continue;
        fields[count++] = {own.name, own.member};
        if (is_member(own.member, &Account::modules)) fields[count++] = {module_usage};
    }
    return fields;
}();

/// The index of a field among the checked ones. An unknown name does not compile.
consteval std::size_t own_index(std::string_view name) {
    for (std::size_t i = 0; i < checked_own.size(); ++i)
        if (checked_own[i].name == name) return i;
    throw "no such field";
}

}  // namespace csm::check
