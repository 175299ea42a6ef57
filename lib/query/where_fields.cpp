// SPDX-License-Identifier: MIT
#include <csm/own_field.hpp>
#include <csm/where.hpp>

#include <cmath>

namespace csm {

namespace {

using Kind = WhereField::Kind;

WhereValue value_of(const std::string& text) { return text.empty() ? WhereValue{} : WhereValue{text}; }

template <class Value>
WhereValue value_of(const std::optional<Value>& value) {
    return value ? WhereValue{*value} : WhereValue{};
}

template <class Item>
WhereValue value_of(const Listed<Item>& list) {
    if (!list.given) return {};
    std::vector<std::string> names;
    for (const auto& item : list.items()) {
        if constexpr (std::is_same_v<Item, std::string>)
            names.push_back(item);
        else
            names.push_back(item.name);
    }
    return names;
}

template <class Value>
constexpr Kind kind_of(Value Account::*) {
    if constexpr (std::is_same_v<Value, std::string>) return Kind::text;
    if constexpr (std::is_same_v<Value, std::optional<double>>) return Kind::number;
    if constexpr (std::is_same_v<Value, std::optional<Date>>) return Kind::date;
    return Kind::list;
}

WhereField segment_field(std::string name, const Model& model) {
    WhereField field{std::move(name), Kind::word, [](WhereAccount& asked) {
                         return value_of(asked.model().segments[asked.account().segment].name);
                     }};
    for (const auto& segment : model.segments) {
        field.words.emplace_back(segment.name, segment.name);
        for (const auto& alias : segment.aliases) field.words.emplace_back(alias, segment.name);
    }
    return field;
}

WhereField phase_field(const Model& model) {
    WhereField field{"phase", Kind::word, [](WhereAccount& asked) {
                         const auto phase = asked.account().phase;
                         return phase == 0 ? WhereValue{}
                                           : value_of(asked.model().lifecycle.phases[phase].name);
                     }};
    for (const auto& phase : model.lifecycle.phases) {
        if (&phase == &model.lifecycle.phases.front()) continue;
        field.words.emplace_back(phase.name, phase.name);
        for (const auto& alias : phase.aliases) field.words.emplace_back(alias, phase.name);
    }
    return field;
}

WhereField days_field() {
    return {"days_to_renewal", Kind::number, [](WhereAccount& asked) {
                const auto days =
                    urgency_of(asked.account(), asked.model().churn, asked.settings().as_of).days_to_renewal;
                return days ? WhereValue{static_cast<double>(*days)} : WhereValue{};
            }};
}

WhereField measured_field(const Model& model, std::size_t slot) {
    const auto& field = model.fields[slot];
    const auto value = [slot](WhereAccount& asked) { return asked.account().values[slot]; };
    const bool is_number = field.kind == ValueKind::number;
    WhereField result{field.name, is_number ? Kind::number : Kind::word, {}};
    if (is_number) {
        result.value = [value](WhereAccount& asked) {
            const double number = value(asked);
            return std::isnan(number) ? WhereValue{} : WhereValue{number};
        };
        return result;
    }
    auto words = field.kind == ValueKind::flag ? std::vector<std::string>{"false", "true"} : field.words;
    for (const auto& word : words) result.words.emplace_back(word, word);
    for (const auto& [alias, index] : field.aliases) result.words.emplace_back(alias, words[index]);
    result.value = [value, words = std::move(words)](WhereAccount& asked) {
        const double index = value(asked);
        return std::isnan(index) ? WhereValue{} : WhereValue{words[static_cast<std::size_t>(index)]};
    };
    return result;
}

}  // namespace

std::vector<WhereField> where_fields(const Model& model) {
    std::vector<WhereField> fields{days_field(), phase_field(model)};
    for_each_own_field([&](const OwnField& field, auto member) {
        if constexpr (std::is_same_v<decltype(member), std::size_t Account::*>)
            fields.push_back(segment_field(std::string{field.name}, model));
        else if constexpr (!std::is_same_v<decltype(member), std::monostate>)
            fields.push_back({std::string{field.name}, kind_of(member),
                              [member](WhereAccount& asked) { return value_of(asked.account().*member); }});
    });
    for (std::size_t slot = 0; slot < model.fields.size(); ++slot)
        if (!model.fields[slot].is_internal) fields.push_back(measured_field(model, slot));
    return fields;
}

}  // namespace csm
