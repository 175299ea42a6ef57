// SPDX-License-Identifier: MIT
#include "model/field_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace csm::model_file {

namespace {

constexpr std::array<std::string_view, 13> own_fields{"customers",
                                                      "customer_id",
                                                      "name",
                                                      "segment",
                                                      "owner",
                                                      "industry",
                                                      "lifecycle_stage",
                                                      "contract_start_date",
                                                      "contract_end_date",
                                                      "product_usage",
                                                      "departments",
                                                      "contract.plan_tier",
                                                      "contract.available_tiers"};

/// Read by csm too, but as numbers, so that metrics may measure them.
constexpr std::array<std::string_view, 3> own_numbers{"arr", "contract.licensed_seats",
                                                      "contract.active_seats"};

constexpr auto deepest_field = 8;
constexpr std::size_t most_fields = 2000;

bool is_within(std::string_view name, std::string_view outer) {
    return name.starts_with(outer) && (name.size() == outer.size() || name[outer.size()] == '.');
}

bool is_dotted_name(std::string_view name) {
    return !name.empty() && name.front() != '.' && name.back() != '.' &&
           name.find("..") == std::string_view::npos &&
           std::count(name.begin(), name.end(), '.') < deepest_field;
}

std::string defect_of(const Field& field, const std::vector<Field>& fields) {
    const std::string_view name = field.name;
    if (!is_dotted_name(name))
        return "expected a dotted name such as usage.login_frequency, got \"" + std::string{name} + "\"";
    if (name == "measured_on" || name.ends_with(".measured_on") ||
        name.find("measured_on.") != std::string_view::npos)
        return "csm reads measured_on itself; measure another field";
    for (const auto own : own_fields)
        if (is_within(name, own) || is_within(own, name))
            return "csm reads " + std::string{own} + " itself; measure another field";
    if (field.kind != ValueKind::number && std::ranges::find(own_numbers, name) != own_numbers.end())
        return "csm reads " + field.name + " as a number; its curve cannot take words";
    for (const auto& other : fields)
        if (other.name != name && (is_within(name, other.name) || is_within(other.name, name)))
            return "\"" + std::string{name} + "\" and \"" + other.name +
                   "\" cannot both be fields: one lies inside the other";
    return {};
}

}  // namespace

std::size_t FieldTable::slot(const Place& place, Field field) {
    const auto same = std::find_if(fields_.begin(), fields_.end(),
                                   [&](const Field& other) { return other.name == field.name; });
    if (same != fields_.end()) {
        if (same->kind != field.kind || same->words != field.words)
            place.complain("\"" + field.name + "\" is already read with other values by another metric");
        else if (!same->valid_days)
            same->valid_days = field.valid_days;
        else if (field.valid_days && same->valid_days != field.valid_days)
            place.complain("\"" + field.name + "\" is already valid for other days in another metric");
        return static_cast<std::size_t>(same - fields_.begin());
    }
    if (fields_.size() == most_fields) {
        if (!std::exchange(is_full_, true))
            place.complain("is one field too many: a model measures at most 2,000");
        return 0;
    }
    if (const auto defect = defect_of(field, fields_); !defect.empty() && place) place.complain(defect);
    fields_.push_back(std::move(field));
    return fields_.size() - 1;
}

}  // namespace csm::model_file
