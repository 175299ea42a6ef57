// SPDX-License-Identifier: MIT
#include "read/json/record_builder.hpp"

#include "base/normalised.hpp"
#include "model/place.hpp"
#include "read/csv/date_cell.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <cmath>

namespace csm::read {

namespace {

/// Beyond this doubles are no longer exact to a cent, and sums of a portfolio could overflow.
constexpr double largest_number = 1e15;

constexpr std::size_t most_defects = 100;  // of a record; nobody reads more

std::string range_message(const SchemaNode& node, double number) {
    std::string text;
    append_shortest(text, number);
    const bool between = node.least && node.most;
    const bool below = !between && node.least;
    text += between ? " is outside " : below ? " is below " : " is above ";
    append_shortest(text, below || between ? *node.least : *node.most);
    if (between) append_shortest(text += " to ", *node.most);
    return text + "; used as given";
}

bool is_whole(std::string_view number) {
    return number.find_first_not_of("-0123456789") == std::string_view::npos;
}

/// The index of the word, as written or else as words are compared.
std::optional<std::size_t> find_word(const Field& field, std::string_view text) {
    const auto exact = std::find(field.words.begin(), field.words.end(), text);
    if (exact != field.words.end()) return static_cast<std::size_t>(exact - field.words.begin());
    const auto key = normalised(text);
    for (std::size_t i = 0; i < field.words.size(); ++i)
        if (matches(field.words[i], key)) return i;
    for (const auto& [alias, word] : field.aliases)
        if (alias == key) return word;
    return std::nullopt;
}

bool out_of_range(const SchemaNode& node, double number) {
    return (node.least && number < *node.least) || (node.most && number > *node.most);
}

/// Whether the model's price list has the plan tier.
bool is_priced(const Model& model, std::string_view tier) {
    const auto& prices = model.expansion.tier_factors;
    return std::any_of(prices.begin(), prices.end(),
                       [&](const Price& price) { return price.key == tier || matches(tier, price.key); });
}

}  // namespace

void RecordBuilder::begin() {
    ++record_number_;
    defects_.clear();
    unlisted_defects_ = 0;
    module_names_.clear();
    for (auto* text : {&account_.customer_id, &account_.name, &account_.owner, &account_.industry,
                       &account_.lifecycle_stage, &account_.plan_tier})
        text->clear();
    account_.segment = model_.default_segment;
    account_.segment_given = false;
    account_.arr.reset();
    account_.contract_start.reset();
    account_.contract_end.reset();
    account_.licensed_seats.reset();
    account_.active_seats.reset();
    account_.available_tiers.clear();
    account_.modules.clear();
    account_.departments_current.clear();
    account_.departments_potential.clear();
    account_.oldest_measured.reset();
    dates_.begin();
    account_.values.assign(model_.fields.size(), missing_value);
}

void RecordBuilder::number(const SchemaNode& node, double number, std::string_view as_written) {
    see(node);
    if (node.shape == Shape::number) return set_number(node, number);
    if (node.target != Target::customer_id || !is_whole(as_written)) return mismatch(node, quoted(number));
    account_.customer_id = as_written;
    note(node, ProblemKind::number_as_id,
         "expected a text, got " + account_.customer_id + "; used as \"" + account_.customer_id + "\"");
}

void RecordBuilder::text(const SchemaNode& node, std::string_view text) {
    see(node);
    switch (node.shape) {
    case Shape::text: return set_text(node, text);
    case Shape::word: return set_word(node, text);
    case Shape::dates:
    case Shape::date: return set_date(node, text);
    default: return mismatch(node, quoted(text));
    }
}

void RecordBuilder::flag(const SchemaNode& node, bool flag) {
    see(node);
    if (node.shape == Shape::flag) return set_flag(node, flag);
    mismatch(node, quoted(flag));
}

void RecordBuilder::null(const SchemaNode& node) {
    see(node);
    mismatch(node, "null");
}

bool RecordBuilder::open(const SchemaNode& node, bool is_object) {
    see(node);
    const bool wants_object =
        node.shape == Shape::object || node.shape == Shape::modules || node.shape == Shape::dates;
    if (is_object && wants_object) {
        if (node.shape == Shape::modules) account_.modules.given = true;
        return true;
    }
    if (!is_object && node.shape == Shape::texts) {
        list_of(node.target).given = true;
        return true;
    }
    mismatch(node, is_object ? "an object" : "a list");
    return false;
}

void RecordBuilder::open_module(std::string_view name) {
    forget_module(name);
    auto& module = account_.modules.add();
    module.name.assign(name);
    module.adopted.reset();
    module.usage_percent.reset();
    for (const auto& part : schema_.module().children) last_seen_[part.id] = 0;
}

void RecordBuilder::reject_module(std::string_view name, std::string_view got) {
    forget_module(name);
    add_defect(
        got == "null" ? ProblemKind::null : ProblemKind::wrong_type, "product_usage." + std::string{name},
        "expected an object with adopted and usage_pct, got " + std::string{got} + "; treated as missing");
}

void RecordBuilder::forget_module(std::string_view name) {
    const auto modules = account_.modules.items();
    if (!module_names_.may_contain(modules, name)) return;
    const auto same = std::find_if(modules.begin(), modules.end(),
                                   [&](const Module& module) { return same_text(module.name, name); });
    if (same == modules.end()) return;
    add_defect(ProblemKind::given_twice, "product_usage." + std::string{name},
               "is given twice; the last one is used");
    account_.modules.remove(static_cast<std::size_t>(same - modules.begin()));
    module_names_.remove_one();
}

void RecordBuilder::add_defect(ProblemKind kind, std::string field, std::string message) {
    if (every_defect_ || defects_.size() < most_defects)
        defects_.push_back({trail_.offset(), kind, std::move(field), std::move(message)});
    else
        ++unlisted_defects_;
}

void RecordBuilder::add_item(const SchemaNode& list, const Scalar& value) {
    const auto* text = std::get_if<std::string_view>(&value);
    if (!text) return reject_item(list, quoted(value));
    list_of(list.target).add().assign(*text);
    if (list.target == Target::available_tiers) check_tier(list, *text);
}

void RecordBuilder::reject_item(const SchemaNode& list, std::string_view got) {
    note(list, ProblemKind::wrong_item,
         "expected a list of texts, found " + std::string{got} + " in it; left out");
}

void RecordBuilder::set_number(const SchemaNode& node, double number) {
    if (!(std::abs(number) <= largest_number))
        return note(node, ProblemKind::too_large, "the number is too large; treated as missing");
    if (out_of_range(node, number)) note(node, ProblemKind::out_of_range, range_message(node, number));
    if (node.slot >= 0) account_.values[static_cast<std::size_t>(node.slot)] = number;
    if (auto* own = number_of(node.target)) *own = number;
    if (node.target == Target::module_usage) module().usage_percent = number;
}

void RecordBuilder::set_flag(const SchemaNode& node, bool flag) {
    if (node.slot >= 0) account_.values[static_cast<std::size_t>(node.slot)] = flag ? 1 : 0;
    if (node.target == Target::module_adopted) module().adopted = flag;
}

void RecordBuilder::set_text(const SchemaNode& node, std::string_view text) {
    if (node.target == Target::segment) return set_segment(node, text);
    if (auto* own = text_of(node.target)) own->assign(text);
    if (node.target == Target::plan_tier) check_tier(node, text);
}

void RecordBuilder::check_tier(const SchemaNode& node, std::string_view tier) {
    if (!is_priced(model_, tier))
        note(node, ProblemKind::unknown_tier,
             "unknown plan tier " + quoted(tier) + "; priced with the model's factor for unknown tiers");
}

void RecordBuilder::set_segment(const SchemaNode& node, std::string_view text) {
    if (const auto segment = find_segment(model_, text)) {
        account_.segment = *segment;
        account_.segment_given = true;
        return;
    }
    std::vector<std::string> names;
    for (const auto& segment : model_.segments) names.push_back(segment.name);
    note(node, ProblemKind::unknown_word,
         "unknown word " + quoted(text) + "; treated as missing" + model_file::suggestion(text, names));
}

void RecordBuilder::set_word(const SchemaNode& node, std::string_view text) {
    const auto slot = static_cast<std::size_t>(node.slot);
    const auto& field = model_.fields[slot];
    if (const auto word = find_word(field, text))
        account_.values[slot] = static_cast<double>(*word);
    else
        note(node, ProblemKind::unknown_word,
             "unknown word " + quoted(text) + "; treated as missing" +
                 model_file::suggestion(text, field.words));
}

void RecordBuilder::set_date(const SchemaNode& node, std::string_view text) {
    const auto date = parse_iso_date(text);
    // What stands for no date is none, or lies before any that a customer can have.
    if ((!date || date->year() <= 1900) && is_zero_date(text))
        return note(node, ProblemKind::null, quoted(text) + std::string{no_date} + "; treated as missing");
    if (!date)
        return note(node, ProblemKind::not_a_date,
                    "expected a date as YYYY-MM-DD, got " + quoted(text) + "; treated as missing");
    if (node.target == Target::measured_on) return dates_.set(node.measured, *date);
    (node.target == Target::contract_start ? account_.contract_start : account_.contract_end) = *date;
}

void RecordBuilder::age(Date as_of, std::size_t offset) {
    if (dates_.is_empty()) return;
    for (auto& [slot, kind, message] : dates_.apply(account_, as_of))
        defects_.push_back({offset, kind, model_.fields[slot].name, std::move(message)});
}

void RecordBuilder::mismatch(const SchemaNode& node, std::string_view got) {
    const bool is_date = node.shape == Shape::date || node.shape == Shape::dates;
    const auto kind = is_date         ? ProblemKind::not_a_date
                      : got == "null" ? ProblemKind::null
                                      : ProblemKind::wrong_type;
    note(node, kind,
         "expected " + std::string{expected(node.shape)} + ", got " + std::string{got} +
             "; treated as missing");
}

void RecordBuilder::note(const SchemaNode& node, ProblemKind kind, std::string message) {
    auto name = node.name;
    if (node.target == Target::module_adopted || node.target == Target::module_usage)
        name = "product_usage." + module().name + "." + node.key;
    add_defect(kind, std::move(name), std::move(message));
}

void RecordBuilder::see(const SchemaNode& node) {
    if (last_seen_[node.id] == record_number_) {
        note(node, ProblemKind::given_twice, "is given twice; the last one is used");
        forget(node);
    }
    last_seen_[node.id] = record_number_;
}

void RecordBuilder::forget(const SchemaNode& node) {
    if (node.slot >= 0) account_.values[static_cast<std::size_t>(node.slot)] = missing_value;
    if (auto* text = text_of(node.target)) text->clear();
    if (auto* number = number_of(node.target)) number->reset();
    if (node.shape == Shape::texts) list_of(node.target).clear();
    if (node.shape == Shape::modules) {
        account_.modules.clear();
        module_names_.clear();
    }
    if (node.target == Target::segment) account_.segment_given = false;
    if (node.target == Target::module_adopted) module().adopted.reset();
    if (node.target == Target::module_usage) module().usage_percent.reset();
    if (node.target == Target::contract_start) account_.contract_start.reset();
    if (node.target == Target::contract_end) account_.contract_end.reset();
    for (const auto& child : node.children) {
        forget(child);
        last_seen_[child.id] = 0;
    }
}

std::string* RecordBuilder::text_of(Target target) {
    switch (target) {
    case Target::customer_id: return &account_.customer_id;
    case Target::name: return &account_.name;
    case Target::owner: return &account_.owner;
    case Target::industry: return &account_.industry;
    case Target::lifecycle_stage: return &account_.lifecycle_stage;
    case Target::plan_tier: return &account_.plan_tier;
    default: return nullptr;
    }
}

std::optional<double>* RecordBuilder::number_of(Target target) {
    switch (target) {
    case Target::arr: return &account_.arr;
    case Target::licensed_seats: return &account_.licensed_seats;
    case Target::active_seats: return &account_.active_seats;
    default: return nullptr;
    }
}

Listed<std::string>& RecordBuilder::list_of(Target target) {
    switch (target) {
    case Target::available_tiers: return account_.available_tiers;
    case Target::departments_current: return account_.departments_current;
    default: return account_.departments_potential;
    }
}

Module& RecordBuilder::module() { return account_.modules.items().back(); }

}  // namespace csm::read
