// SPDX-License-Identifier: MIT
#include "history/diff_json.hpp"

#include <csm/words.hpp>

#include <span>
#include <vector>

namespace csm::history {

namespace {

using render::JsonWriter;
using render::Layout;

template <class Class>
void for_each_part(const auto& use) {
    for (std::size_t i = 0; i < change_parts; ++i)
        if (const auto part = static_cast<ChangePart>(i); has_part<Class>(part)) use(part);
}

void write_fields(JsonWriter& json, std::string_view key, std::span<const std::size_t> fields,
                  const Model& model) {
    json.key(key);
    json.begin_list(Layout::line);
    for (const auto field : fields) json.text(model.fields[field].name);
    json.end();
}

template <class Class>
void write_parts(JsonWriter& json, const ScoreChange<Class>& change, const Model& model) {
    json.key("parts");
    json.begin_object(Layout::line);
    for_each_part<Class>([&](ChangePart part) {
        json.key(word(part));
        json.tenths(change.part(part));
    });
    json.end();
    if (!change.is_comparable) return;
    json.key("behaviour_by_metric");
    json.begin_object(Layout::line);
    for (const auto& [field, tenths] : change.by_metric) {
        json.key_of(model.fields[field].name);
        json.tenths(static_cast<double>(tenths) / 10);
    }
    json.end();
}

template <class Class>
void write_change(JsonWriter& json, std::string_view key, const ScoreChange<Class>& change,
                  const Model& model) {
    json.key(key);
    json.begin_object();
    json.key("before");
    json.tenths_or_null(change.before);
    json.key("after");
    json.tenths_or_null(change.after);
    json.key("from_class");
    json.plain_text(word(change.from));
    json.key("to_class");
    json.plain_text(word(change.to));
    json.key("coverage_before");
    json.number(change.coverage_before);
    json.key("coverage_after");
    json.number(change.coverage_after);
    write_fields(json, "lost_fields", change.lost_fields, model);
    write_fields(json, "gained_fields", change.gained_fields, model);
    json.key("change");
    if (change.has_change())
        json.tenths(static_cast<double>(change.change()) / 10);
    else
        json.null();
    json.key("comparable");
    json.flag(change.is_comparable);
    if (change.has_change()) write_parts(json, change, model);
    json.end();
}

template <class Class>
void write_migration(JsonWriter& json, const CardDiff<Class>& card) {
    json.key("migration");
    json.begin_object();
    for (std::size_t from = 0; from < verdicts<Class>; ++from) {
        bool is_empty = true;
        for (std::size_t to = 0; to < verdicts<Class>; ++to) {
            const auto count = card.migration[from][to];
            if (count == 0) continue;
            if (is_empty) {
                json.key(word(static_cast<Class>(from)));
                json.begin_object(Layout::line);
            }
            is_empty = false;
            json.key(word(static_cast<Class>(to)));
            json.count(count);
        }
        if (!is_empty) json.end();
    }
    json.end();
}

template <class Class>
void write_card(JsonWriter& json, std::string_view key, const CardDiff<Class>& card) {
    json.key(key);
    json.begin_object();
    write_migration(json, card);
    json.key("compared");
    json.count(card.mean.compared);
    json.key("mean_change");
    json.number_or_null(card.mean.mean_change());
    json.key("mean_parts");
    json.begin_object(Layout::line);
    for_each_part<Class>([&](ChangePart part) {
        json.key(word(part));
        json.number_or_null(card.mean.mean_part(part));
    });
    json.end();
    json.key("worse_class_count");
    json.count(card.worse);
    json.key("better_class_count");
    json.count(card.better);
    json.key("moved_count");
    json.count(card.moved);
    json.end();
}

void write_lone(JsonWriter& json, std::string_view key, const std::vector<LoneAccount>& accounts) {
    json.key(key);
    json.begin_list(Layout::line);
    for (const auto& account : accounts) json.text(account.customer_id);
    json.end();
}

void write_group(JsonWriter& json, const GroupDiff& group) {
    json.key("matched");
    json.count(group.accounts);
    write_card(json, "health", group.health);
    write_card(json, "churn", group.churn);
}

}  // namespace

void write_account(JsonWriter& json, const AccountDiff& account, const DiffPlan& plan) {
    json.key("customer_id");
    json.text(account.customer_id);
    json.key("name");
    json.text(account.name);
    json.key("segment");
    json.text(account.segment);
    json.key("owner");
    json.text_or_null(account.owner);
    json.key("arr_before");
    json.number_or_null(account.arr_before);
    json.key("arr_after");
    json.number_or_null(account.arr_after);
    write_change(json, "health", account.health, plan.earlier.model);
    write_change(json, "churn", account.churn, plan.earlier.model);
}

void write_side(JsonWriter& json, std::string_view key, const DiffSide& side, std::string_view source) {
    json.key(key);
    json.begin_object();
    json.key("source");
    json.text(source);
    json.key("as_of");
    json.plain_text(iso_text(side.as_of));
    json.key("model");
    json.begin_object(Layout::line);
    json.key("name");
    json.text(side.model.name);
    json.key("version");
    json.text(side.model.version);
    json.key("digest");
    json.text(side.model.digest);
    json.end();
    json.end();
}

void write_summary(JsonWriter& json, const PortfolioDiff& diff, const DiffPlan& plan) {
    write_lone(json, "only_before", diff.only_before);
    write_lone(json, "only_after", diff.only_after);
    write_group(json, diff.all);
    json.key("mass_move");
    json.flag(diff.is_mass_move());
    if (plan.by == DiffBy::nothing) return;
    json.key("by");
    json.plain_text(word(plan.by));
    json.key("groups");
    json.begin_list();
    for (const auto& [name, group] : diff.groups) {
        json.begin_object();
        json.key("name");
        json.text_or_null(name);
        write_group(json, group);
        json.end();
    }
    json.end();
}

}  // namespace csm::history
