// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace csm {

/// The part of an Account that a field of the input fills.
using OwnMember = std::variant<std::monostate, std::string Account::*, std::size_t Account::*,
                               std::optional<double> Account::*, std::optional<Date> Account::*,
                               Listed<std::string> Account::*, Listed<Module> Account::*,
                               Listed<PlanLimit> Account::*, Listed<Milestone> Account::*>;

/// A field of a customer that csm reads whatever the model measures.
struct OwnField {
    std::string_view name;  ///< dotted, as the input has it
    OwnMember member;       ///< what it fills

    /// The block that the field stands in, such as "contract"; empty for one of the record itself.
    constexpr std::string_view block() const {
        const auto dot = name.find('.');
        if (dot != std::string_view::npos) return name.substr(0, dot);
        const bool is_block = std::holds_alternative<Listed<Module> Account::*>(member) ||
                              std::holds_alternative<Listed<PlanLimit> Account::*>(member);
        return is_block ? name : std::string_view{};
    }
};

/// All of them, in the order in which a record holds them: fields of the record before blocks. A new one is a
/// member of Account, a row here, and its lines in the schema of the portfolio; reading, joining, checking,
/// CSV and import follow.
inline constexpr std::array own_fields{OwnField{"customer_id", &Account::customer_id},
                                       OwnField{"name", &Account::name},
                                       OwnField{"segment", &Account::segment},
                                       OwnField{"arr", &Account::arr},
                                       OwnField{"owner", &Account::owner},
                                       OwnField{"industry", &Account::industry},
                                       OwnField{"lifecycle_stage", &Account::lifecycle_stage},
                                       OwnField{"contract_start_date", &Account::contract_start},
                                       OwnField{"contract_end_date", &Account::contract_end},
                                       OwnField{"notice_by", &Account::notice_by},
                                       OwnField{"contract.licensed_seats", &Account::licensed_seats},
                                       OwnField{"contract.active_seats", &Account::active_seats},
                                       OwnField{"contract.plan_tier", &Account::plan_tier},
                                       OwnField{"contract.available_tiers", &Account::available_tiers},
                                       OwnField{"product_usage", &Account::modules},
                                       OwnField{"departments.current", &Account::departments_current},
                                       OwnField{"departments.potential", &Account::departments_potential},
                                       OwnField{"plan_limits", &Account::plan_limits},
                                       OwnField{"onboarding.kickoff", &Account::kickoff},
                                       OwnField{"onboarding.first_value_on", &Account::first_value_on},
                                       OwnField{"onboarding.milestones", &Account::milestones}};

/// Calls `use(field, member)` for each of them, with the member in its own type.
template <class Use>
constexpr void for_each_own_field(Use&& use) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (use(own_fields[I], std::get<own_fields[I].member.index()>(own_fields[I].member)), ...);
    }
    (std::make_index_sequence<own_fields.size()>{});
}

/// Whether the member of a field is exactly this one of Account; false when the field fills none.
template <class T>
constexpr bool is_member(const OwnMember& own, T Account::*member) {
    return std::holds_alternative<T Account::*>(own) && std::get<T Account::*>(own) == member;
}

}  // namespace csm
