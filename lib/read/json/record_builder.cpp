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

[[gnu::always_inline]] inline bool out_of_range(const SchemaNode& node, double number) {
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
    limit_names_.clear();
    clear_own();
    account_.oldest_measured.reset();
    account_.aged.clear();
    day_.reset();
    dates_.begin();
    account_.values.assign(model_.fields.size(), missing_value);
}

void RecordBuilder::clear_own() {
    for_each_own_field([this](const OwnField&, auto member) { forget_member(account_, member); });
    account_.segment = model_.default_segment;
}

void RecordBuilder::number(const SchemaNode& node, double number, std::string_view as_written) {
    see(node);
    if (node.shape == Shape::number) [[likely]]
        return set_number(node, number);
    if (node.shape == Shape::quantity) return set_number(node, number);
    if (node.shape == Shape::series) {
        parts_.series.begin(static_cast<std::size_t>(node.slot));
        add_to_series(node, number);
        return end_items(node);
    }
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
    case Shape::quantity: return set_part(node, text);
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
        node.shape == Shape::object || has_parts(node.shape) || node.shape == Shape::dates;
    if (is_object && wants_object) {
        if (node.shape == Shape::modules) account_.modules.given = true;
        if (node.shape == Shape::limits) account_.plan_limits.given = true;
        return true;
    }
    if (!is_object && node.shape == Shape::texts) {
        list_of(node).given = true;
        return true;
    }
    if (!is_object && node.shape == Shape::series) {
        parts_.series.begin(static_cast<std::size_t>(node.slot));
        begin_list(node);
        return true;
    }
    if (!is_object && has_objects(node.shape)) {
        if (node.shape == Shape::goals) parts_.goals.begin();
        if (node.shape == Shape::milestones) account_.milestones.given = true;
        begin_list(node);
        return true;
    }
    mismatch(node, is_object ? "an object" : "a list");
    return false;
}

void RecordBuilder::open_part(const SchemaNode& block, std::string_view name) {
    forget_part(block, name);
    if (block.shape == Shape::limits)
        parts_.begin_limit(name);
    else
        parts_.begin_module(name);
    for (const auto& part : schema_.part_of(block).children) last_seen_[part.id] = 0;
}

void RecordBuilder::reject_part(const SchemaNode& block, std::string_view name, std::string_view got) {
    forget_part(block, name);
    const auto& parts = schema_.part_of(block).children;
    add_defect(got == "null" ? ProblemKind::null : ProblemKind::wrong_type,
               block.name + "." + std::string{name},
               "expected an object with " + parts[0].key + " and " + parts[1].key + ", got " +
                   std::string{got} + "; treated as missing");
}

/// A module or limit of that name that came before gives way.
void RecordBuilder::forget_part(const SchemaNode& block, std::string_view name) {
    if (block.shape == Shape::modules) return forget_part_of(account_.modules, module_names_, block, name);
    forget_part_of(account_.plan_limits, limit_names_, block, name);
}

template <class Part>
void RecordBuilder::forget_part_of(Listed<Part>& parts, PartNames& names, const SchemaNode& block,
                                   std::string_view name) {
    const auto items = parts.items();
    if (!names.may_contain(std::span<const Part>{items}, name)) return;
    const auto same =
        std::ranges::find_if(items, [&](const Part& part) { return same_text(part.name, name); });
    if (same == items.end()) return;
    add_defect(ProblemKind::given_twice, block.name + "." + std::string{name},
               "is given twice; the last one is used");
    parts.remove(static_cast<std::size_t>(same - items.begin()));
    names.remove_one();
}

void RecordBuilder::add_defect(ProblemKind kind, std::string field, std::string message) {
    if (every_defect_ || defects_.size() < most_defects)
        defects_.push_back({trail_.offset(), kind, std::move(field), std::move(message)});
    else
        ++unlisted_defects_;
}

void RecordBuilder::begin_list(const SchemaNode& list) {
    list_ = &list;
    items_seen_ = 0;
}

void RecordBuilder::begin_item(const SchemaNode& list) {
    ++items_seen_;
    for (const auto& part : schema_.item_of(list).children) last_seen_[part.id] = 0;
    if (list.shape == Shape::series)
        parts_.series.begin_point();
    else if (list.shape == Shape::goals)
        parts_.goals.begin_goal();
    else
        parts_.begin_milestone();
}

void RecordBuilder::end_item(const SchemaNode& list) {
    if (list.shape == Shape::milestones) return end_milestone();
    if (list.shape == Shape::goals) return parts_.goals.end_goal();
    const auto& point = parts_.series.point();
    if (!point.value)
        return note(list, ProblemKind::wrong_item,
                    "expected " + std::string{expected(list.shape)} +
                        ", found an object without a value in it; left out");
    if (out_of_range(list, *point.value))
        note(list, ProblemKind::out_of_range, range_message(list, *point.value));
    parts_.series.end_point();
}

/// A milestone that has all its content.
void RecordBuilder::end_milestone() {
    auto& milestone = parts_.milestone();
    if (milestone.name.empty()) {
        milestone.name = "milestone " + std::to_string(items_seen_);
        add_defect(ProblemKind::wrong_item, place_of_item(),
                   "has no name; called \"" + milestone.name + "\"");
    }
    if (milestone.due && milestone.due_day) {
        add_defect(ProblemKind::other, place_of_item() + ".due_day", "is given beside due, which is used");
        milestone.due_day.reset();
    }
    if (milestone.due || milestone.due_day || milestone.done_on) return;
    const bool names_day = std::ranges::any_of(schema_.milestone().children, [&](const SchemaNode& part) {
        const bool is_day = part.part == Part::milestone_due || part.part == Part::milestone_due_day;
        return is_day && last_seen_[part.id] == record_number_;
    });
    if (!names_day)
        add_defect(ProblemKind::wrong_item, place_of_item(),
                   "has neither due nor due_day, so it is never late");
}

void RecordBuilder::end_items(const SchemaNode& list) {
    if (list.shape == Shape::milestones) return;
    if (list.shape == Shape::goals) {
        account_.values[static_cast<std::size_t>(list.slot)] = parts_.goals.share_met();
        return;
    }
    if (const auto undated = parts_.series.settle(); undated > 0)
        note(list, ProblemKind::wrong_item,
             std::to_string(undated) + (undated == 1 ? " value has" : " values have") +
                 " no day among others that do; left out");
    parts_.series.fill(account_, model_);
    if (const auto day = parts_.series.last_day()) dates_.set(list.name, *day);
}

/// One more value at the end of a series.
void RecordBuilder::add_to_series(const SchemaNode& list, double number) {
    if (!is_plausible(number))
        return note(list, ProblemKind::too_large, "a number in it is too large; left out");
    if (out_of_range(list, number)) note(list, ProblemKind::out_of_range, range_message(list, number));
    parts_.series.add(number);
}

void RecordBuilder::add_item(const SchemaNode& list, const Scalar& value) {
    if (list.shape == Shape::series) {
        const auto* number = std::get_if<double>(&value);
        if (!number) return reject_item(list, quoted(value));
        ++items_seen_;
        return add_to_series(list, *number);
    }
    if (has_objects(list.shape)) return reject_item(list, quoted(value));
    const auto* text = std::get_if<std::string_view>(&value);
    if (!text) return reject_item(list, quoted(value));
    list_of(list).add().assign(*text);
    if (list.is(&Account::available_tiers)) check_tier(list, *text);
}

void RecordBuilder::reject_item(const SchemaNode& list, std::string_view got) {
    ++items_seen_;
    if (has_objects(list.shape))
        return add_defect(ProblemKind::wrong_item, place_of_item(),
                          "expected an object, got " + std::string{got} + "; left out");
    note(list, ProblemKind::wrong_item,
         "expected " + std::string{expected(list.shape)} + ", found " + std::string{got} +
             " in it; left out");
}

void RecordBuilder::set_number(const SchemaNode& node, double number) {
    if (!is_plausible(number))
        return note(node, ProblemKind::too_large, "the number is too large; treated as missing");
    if (out_of_range(node, number)) note(node, ProblemKind::out_of_range, range_message(node, number));
    if (node.slot >= 0) account_.values[static_cast<std::size_t>(node.slot)] = number;
    if (const auto* own = std::get_if<std::optional<double> Account::*>(&node.own)) account_.** own = number;
    if (node.part != Part::none) set_part(node, number);
}

void RecordBuilder::set_part(const SchemaNode& node, double number) {
    constexpr double last_day = 3650;
    const bool is_day = number >= 1 && number <= last_day && number == std::floor(number);
    if (node.part == Part::milestone_due_day && !is_day)
        return note(node, ProblemKind::wrong_type,
                    "expected a whole number of days from 1 to 3650, got " + quoted(number) +
                        "; treated as missing");
    parts_.set(node.part, number);
}

void RecordBuilder::set_part(const SchemaNode& node, std::string_view text) {
    parts_.set(node.part, text);
    if (node.part == Part::goal_better && !are_alike(text, "lower") && !are_alike(text, "higher"))
        note(node, ProblemKind::unknown_word,
             "expected higher or lower, got " + quoted(text) + "; taken as higher");
}

void RecordBuilder::set_flag(const SchemaNode& node, bool flag) {
    if (node.slot >= 0) account_.values[static_cast<std::size_t>(node.slot)] = flag ? 1 : 0;
    parts_.set(node.part, flag);
}

void RecordBuilder::set_text(const SchemaNode& node, std::string_view text) {
    if (node.is(&Account::segment)) return set_segment(node, text);
    if (node.part != Part::none) return set_part(node, text);
    if (const auto* own = std::get_if<std::string Account::*>(&node.own)) (account_.**own).assign(text);
    if (node.is(&Account::plan_tier)) check_tier(node, text);
}

void RecordBuilder::check_tier(const SchemaNode& node, std::string_view tier) {
    if (!is_priced(model_, tier))
        note(node, ProblemKind::unknown_tier,
             "unknown plan tier " + quoted(tier) + "; the model's price list does not have it");
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
    if (node.part == Part::record_day) {
        day_ = date;
        return;
    }
    if (node.part != Part::none) return parts_.set(node.part, *date);
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
        name = "product_usage." + parts_.module().name + "." + node.key;
    if (node.part == Part::limit_used || node.part == Part::limit_included)
        name = "plan_limits." + parts_.limit().name + "." + node.key;
    if (is_of_item(node.part)) name = place_of_item() + "." + node.key;
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
    if (node.slot >= 0) forget_value(account_, model_, static_cast<std::size_t>(node.slot));
    std::visit(
        [this](auto member) {
            if constexpr (!std::is_same_v<decltype(member), std::monostate>) forget_member(account_, member);
        },
        node.own);
    if (node.shape == Shape::modules) module_names_.clear();
    if (node.shape == Shape::limits) limit_names_.clear();
    parts_.forget(node.part);
    for (const auto& child : node.children) {
        forget(child);
        last_seen_[child.id] = 0;
    }
}

Listed<std::string>& RecordBuilder::list_of(const SchemaNode& node) {
    return account_.*std::get<Listed<std::string> Account::*>(node.own);
}

std::string RecordBuilder::place_of_item() const {
    return list_->name + "[" + std::to_string(items_seen_ - 1) + "]";
}

}  // namespace csm::read
