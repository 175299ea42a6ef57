// SPDX-License-Identifier: MIT
#include "read/json/record_builder.hpp"

#include "base/normalised.hpp"
#include "model/place.hpp"
#include "read/csv/date_cell.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <variant>

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

/// Of a segment only whether it was given: which one follows without it stays what it is.
void forget_member(Account& account, std::size_t Account::*) { account.segment_given = false; }

template <class T>
void forget_member(Account& account, std::optional<T> Account::*member) {
    (account.*member).reset();
}

template <class T>
void forget_member(Account& account, T Account::*member) {
    (account.*member).clear();
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
    clear_own();
    account_.oldest_measured.reset();
    dates_.begin();
    account_.values.assign(model_.fields.size(), missing_value);
}

void RecordBuilder::clear_own() {
    for_each_own_field([this](const OwnField&, auto member) { forget_member(account_, member); });
    account_.segment = model_.default_segment;
}

void RecordBuilder::number(const SchemaNode& node, double number, std::string_view as_written) {
    see(node);
    if (node.shape == Shape::number) return set_number(node, number);
    if (!node.is(&Account::customer_id) || !is_whole(as_written)) return mismatch(node, quoted(number));
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
        list_of(node).given = true;
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
    list_of(list).add().assign(*text);
    if (list.is(&Account::available_tiers)) check_tier(list, *text);
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
    if (const auto* own = std::get_if<std::optional<double> Account::*>(&node.own)) account_.** own = number;
    if (node.part == Part::module_usage) module().usage_percent = number;
}

void RecordBuilder::set_flag(const SchemaNode& node, bool flag) {
    if (node.slot >= 0) account_.values[static_cast<std::size_t>(node.slot)] = flag ? 1 : 0;
    if (node.part == Part::module_adopted) module().adopted = flag;
}

void RecordBuilder::set_text(const SchemaNode& node, std::string_view text) {
    if (node.is(&Account::segment)) return set_segment(node, text);
    if (const auto* own = std::get_if<std::string Account::*>(&node.own)) (account_.**own).assign(text);
    if (node.is(&Account::plan_tier)) check_tier(node, text);
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
    if (node.part == Part::measured_on) return dates_.set(node.measured, *date);
    account_.*std::get<std::optional<Date> Account::*>(node.own) = *date;
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
    if (node.part == Part::module_adopted || node.part == Part::module_usage)
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
    std::visit(
        [this](auto member) {
            if constexpr (!std::is_same_v<decltype(member), std::monostate>) forget_member(account_, member);
        },
        node.own);
    if (node.shape == Shape::modules) module_names_.clear();
    if (node.part == Part::module_adopted) module().adopted.reset();
    if (node.part == Part::module_usage) module().usage_percent.reset();
    for (const auto& child : node.children) {
        forget(child);
        last_seen_[child.id] = 0;
    }
}

Listed<std::string>& RecordBuilder::list_of(const SchemaNode& node) {
    return account_.*std::get<Listed<std::string> Account::*>(node.own);
}

Module& RecordBuilder::module() { return account_.modules.items().back(); }

}  // namespace csm::read
