// SPDX-License-Identifier: MIT
#include <csm/snapshot_lines.hpp>

#include "history/compact_json.hpp"

#include <csm/churn.hpp>
#include <csm/health.hpp>
#include <csm/own_field.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace csm {

using history::CompactObject;

namespace {

/// A place of the record: an own field, a value of the model, or a block of such.
struct Member {
    std::string key;
    const OwnField* own = nullptr;
    std::optional<std::size_t> slot{};
    std::vector<Member> members{};  ///< of a block

    bool is_block() const { return !members.empty(); }
};

Member& place_of(std::vector<Member>& members, std::string_view dotted) {
    const auto dot = dotted.find('.');
    const auto key = dotted.substr(0, dot);
    auto found = std::ranges::find(members, key, &Member::key);
    if (found == members.end()) found = members.insert(members.end(), Member{std::string{key}});
    return dot == std::string_view::npos ? *found : place_of(found->members, dotted.substr(dot + 1));
}

/// What is kept of an account whatever the model measures: what money and contracts are looked at by, and
/// what the segment and the phase follow from.
bool is_kept(const OwnField& own, SnapshotKeep keep) {
    if (is_member(own.member, &Account::name)) return keep.names;
    return is_member(own.member, &Account::segment) || is_member(own.member, &Account::arr) ||
           is_member(own.member, &Account::owner) || is_member(own.member, &Account::lifecycle_stage) ||
           is_member(own.member, &Account::contract_start) || is_member(own.member, &Account::contract_end) ||
           is_member(own.member, &Account::notice_by) || is_member(own.member, &Account::plan_tier);
}

std::vector<Member> record_members(const Model& model, SnapshotKeep keep) {
    std::vector<Member> members;
    for (const auto& own : own_fields)
        if (own.block().empty() && is_kept(own, keep)) place_of(members, own.name).own = &own;
    for (std::size_t slot = 0; slot < model.fields.size(); ++slot) {
        const auto& field = model.fields[slot];
        const bool is_of_goals = field.derivation.kind == Derivation::Kind::share_met;
        if (!field.is_read && !is_of_goals) continue;
        auto& place = place_of(members, is_of_goals ? field.derivation.source : field.name);
        if (place.own == nullptr) place.slot = slot;
    }
    for (const auto& own : own_fields)
        if (!own.block().empty() && is_kept(own, keep)) place_of(members, own.name).own = &own;
    return members;
}

/// Appends the members of one account's record.
class RecordWriter {
  public:
    RecordWriter(const Model& model, const Account& account, const ValueDetails& details)
        : model_{model},
          account_{account},
          details_{details} {}

    void write(CompactObject& object, const std::vector<Member>& members, bool is_record) const {
        for (const auto& member : members) {
            if (!is_there(member)) continue;
            if (member.own != nullptr)
                write_own(object, *member.own, member.key);
            else if (member.slot)
                write_value(object, member.key, *member.slot);
            if (!member.is_block()) continue;
            auto block = object.object(member.key);
            write(block, member.members, false);
            block.end();
        }
        write_dates(object, members, is_record);
    }

  private:
    bool is_there(const Member& member) const {
        if (member.own != nullptr) return is_known(*member.own);
        if (member.slot) return !std::isnan(value_of(*member.slot)) || details_.lists.contains(*member.slot);
        return std::ranges::any_of(member.members, [this](const Member& inner) { return is_there(inner); });
    }

    bool is_known(const OwnField& own) const {
        if (is_member(own.member, &Account::segment)) return account_.segment_given;
        if (const auto* text = std::get_if<std::string Account::*>(&own.member))
            return !(account_.**text).empty();
        if (const auto* number = std::get_if<std::optional<double> Account::*>(&own.member))
            return (account_.**number).has_value();
        const auto* date = std::get_if<std::optional<Date> Account::*>(&own.member);
        return date != nullptr && (account_.**date).has_value();
    }

    void write_own(CompactObject& object, const OwnField& own, std::string_view key) const {
        if (is_member(own.member, &Account::segment))
            object.text(key, model_.segments[account_.segment].name);
        else if (const auto* text = std::get_if<std::string Account::*>(&own.member))
            object.text(key, account_.**text);
        else if (const auto* number = std::get_if<std::optional<double> Account::*>(&own.member))
            object.number(key, *(account_.**number));
        else if (const auto* date = std::get_if<std::optional<Date> Account::*>(&own.member))
            object.day(key, *(account_.**date));
    }

    /// A value that became too old is kept: with its day it becomes too old again.
    double value_of(std::size_t slot) const {
        if (!std::isnan(account_.values[slot])) return account_.values[slot];
        const auto aged = std::ranges::find(account_.aged, slot, &AgedValue::slot);
        return aged == account_.aged.end() ? missing_value : aged->value;
    }

    void write_value(CompactObject& object, std::string_view key, std::size_t slot) const {
        if (const auto list = details_.lists.find(slot); list != details_.lists.end()) {
            object.key(key).append(list->second);
            return;
        }
        const auto& field = model_.fields[slot];
        const auto value = value_of(slot);
        if (field.kind == ValueKind::flag)
            object.flag(key, value != 0);
        else if (field.kind == ValueKind::word)
            object.text(key, field.words[static_cast<std::size_t>(value)]);
        else
            object.number(key, value);
    }

    /// When the values of a block were measured: one day where all of them were on it, else a day each.
    void write_dates(CompactObject& object, const std::vector<Member>& members, bool is_record) const {
        std::vector<std::pair<std::string_view, Date>> dates;
        std::size_t values = 0;
        bool has_blocks = is_record;
        for (const auto& member : members) {
            has_blocks = has_blocks || member.is_block();
            const auto slot = slot_of(member);
            if (!slot || !is_there(member)) continue;
            ++values;
            if (const auto date = details_.dates.find(*slot); date != details_.dates.end())
                dates.emplace_back(member.key, date->second);
        }
        if (dates.empty()) return;
        const bool is_one_day = std::ranges::all_of(
            dates, [&](const auto& entry) { return entry.second == dates.front().second; });
        if (!has_blocks && is_one_day && dates.size() == values)
            return object.day("measured_on", dates.front().second);
        auto by_field = object.object("measured_on");
        for (const auto& [key, date] : dates) by_field.day(key, date);
        by_field.end();
    }

    /// The ARR may be a value of the model, too.
    std::optional<std::size_t> slot_of(const Member& member) const {
        if (member.own == nullptr) return member.slot;
        const auto field = std::ranges::find(model_.fields, member.own->name, &Field::name);
        if (field == model_.fields.end()) return std::nullopt;
        return static_cast<std::size_t>(field - model_.fields.begin());
    }

    const Model& model_;
    const Account& account_;
    const ValueDetails& details_;
};

void write_dimensions(CompactObject& object, std::string_view key, const Scorecard& card,
                      const CardResult& result) {
    auto dimensions = object.object(key);
    for (std::size_t i = 0; i < card.dimensions.size(); ++i)
        dimensions.number_or_null(card.dimensions[i].name, result.dimensions[i].score);
    dimensions.end();
}

void write_health(CompactObject& line, const HealthResult& health, const Model& model) {
    auto object = line.object("health");
    object.number_or_null("score", health.score);
    object.text("class", word(health.band));
    object.number("coverage", health.card.coverage);
    write_dimensions(object, "dimensions", model.health.card, health.card);
    object.end();
}

void write_churn(CompactObject& line, const ChurnResult& churn, const Model& model) {
    auto object = line.object("churn");
    object.number_or_null("score", churn.risk);
    object.number_or_null("raw", churn.raw_score);
    object.number_or_null("adjusted", churn.adjusted);
    object.text("tier", word(churn.tier));
    object.number("coverage", churn.card.coverage);
    write_dimensions(object, "categories", model.churn.card, churn.card);
    object.end();
}

}  // namespace

struct SnapshotLines::Plan {
    const Model& model;
    Date as_of;
    Missing missing;
    std::vector<Member> members;  // of a record
};

SnapshotLines::SnapshotLines(const Model& model, Date as_of, Missing missing, SnapshotKeep keep)
    : plan_{new Plan{model, as_of, missing, record_members(model, keep)}} {}

SnapshotLines::~SnapshotLines() = default;

void SnapshotLines::append(TextBuffer& out, const Account& account, const ValueDetails& details) const {
    const auto& [model, as_of, missing, members] = *plan_;
    CompactObject line{out};
    line.text("customer_id", account.customer_id);
    auto record = line.object("record");
    RecordWriter{model, account, details}.write(record, members, true);
    record.end();
    write_health(line, score_health(account, model, missing, Detail::scores_only), model);
    write_churn(line, score_churn(account, model, as_of, missing, Detail::scores_only), model);
    line.end();
}

}  // namespace csm
