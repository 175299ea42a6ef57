// SPDX-License-Identifier: MIT
#include "property/account_generator.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <cmath>

namespace csm::test {

namespace json = boost::json;

namespace {

/// Sets a member by its dotted name.
void set(json::object& record, std::string_view name, json::value value) {
    const auto dot = name.find('.');
    if (dot == std::string_view::npos) {
        record[name] = std::move(value);
        return;
    }
    auto& member = record[name.substr(0, dot)];
    if (!member.is_object()) member.emplace_object();
    set(member.get_object(), name.substr(dot + 1), std::move(value));
}

void set_text(json::object& record, std::string_view name, const std::string& text) {
    if (!text.empty()) set(record, name, json::value(text));
}

void set_number(json::object& record, std::string_view name, std::optional<double> number) {
    if (number) set(record, name, *number);
}

void set_date(json::object& record, std::string_view name, std::optional<Date> date) {
    if (date) set(record, name, json::value(iso_text(*date)));
}

void set_list(json::object& record, std::string_view name, const Listed<std::string>& list) {
    if (list.given) set(record, name, json::array(list.items().begin(), list.items().end()));
}

void set_modules(json::object& record, const Listed<Module>& modules) {
    if (!modules.given) return;
    json::object usage;
    for (const auto& module : modules.items()) {
        json::object entry;
        if (module.adopted) entry["adopted"] = *module.adopted;
        set_number(entry, "usage_pct", module.usage_percent);
        usage[module.name] = std::move(entry);
    }
    set(record, "product_usage", std::move(usage));
}

json::value value_of(const Field& field, double value) {
    switch (field.kind) {
    case ValueKind::flag: return value != 0;
    case ValueKind::word: return json::string(field.words[static_cast<std::size_t>(value)]);
    case ValueKind::number: break;
    }
    return value;
}

json::object record_of(const Account& account, const Model& model) {
    json::object record;
    set_text(record, "customer_id", account.customer_id);
    set_text(record, "name", account.name);
    set_text(record, "owner", account.owner);
    set_text(record, "segment", model.segments[account.segment].name);
    set_number(record, "arr", account.arr);
    set_date(record, "contract_start_date", account.contract_start);
    set_date(record, "contract_end_date", account.contract_end);
    set_number(record, "contract.licensed_seats", account.licensed_seats);
    set_number(record, "contract.active_seats", account.active_seats);
    set_text(record, "contract.plan_tier", account.plan_tier);
    set_list(record, "contract.available_tiers", account.available_tiers);
    set_modules(record, account.modules);
    set_list(record, "departments.current", account.departments_current);
    set_list(record, "departments.potential", account.departments_potential);
    for (std::size_t slot = 0; slot < model.fields.size(); ++slot)
        if (!std::isnan(account.values[slot]))
            set(record, model.fields[slot].name, value_of(model.fields[slot], account.values[slot]));
    return record;
}

}  // namespace

std::string portfolio_text(const std::vector<Account>& accounts, const Model& model) {
    json::array records;
    for (const auto& account : accounts) records.push_back(record_of(account, model));
    return json::serialize(json::object{{"customers", std::move(records)}});
}

}  // namespace csm::test
