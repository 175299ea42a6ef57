// SPDX-License-Identifier: MIT
#include "read/json/record_notes.hpp"

#include "base/normalised.hpp"
#include "base/quoted.hpp"
#include "base/tokens.hpp"
#include "read/csv/date_cell.hpp"

#include <boost/json/parser.hpp>
#include <boost/json/value.hpp>

#include <array>
#include <cmath>
#include <span>
#include <utility>

namespace csm::read {

namespace {

namespace json = boost::json;

/// What a key of an item holds.
enum class Holds : std::uint8_t { text, text_or_number, number, date };

struct ItemKey {
    std::string_view name;
    Holds holds = Holds::text;
};

struct ItemList {
    std::string_view name;
    std::array<ItemKey, 9> keys;  // the rest are without a name
};

constexpr std::array<ItemList, 9> item_lists{{
    {"goals",
     {{{"objective"},
       {"metric"},
       {"baseline", Holds::text_or_number},
       {"target", Holds::text_or_number},
       {"actual", Holds::text_or_number},
       {"status"},
       {"better"},
       {"owner"},
       {"due", Holds::date}}}},
    {"milestones", {{{"name"}, {"due", Holds::date}, {"status"}}}},
    {"roi",
     {{{"metric"},
       {"unit"},
       {"before", Holds::number},
       {"after", Holds::number},
       {"value", Holds::number},
       {"cost", Holds::number}}}},
    {"stakeholders", {{{"name"}, {"role"}, {"influence"}, {"sentiment"}}}},
    {"open_issues", {{{"title"}, {"severity"}, {"opened", Holds::date}, {"owner"}}}},
    {"feature_requests", {{{"title"}, {"status"}, {"planned"}}}},
    {"actions", {{{"action"}, {"owner"}, {"due", Holds::date}, {"importance"}}}},
    {"obstacles", {{{"obstacle"}, {"effect"}, {"response"}, {"owner"}}}},
    {"notes", {{{"date", Holds::date}, {"text"}}}},
}};

std::string excerpt(const json::value& value) {
    switch (value.kind()) {
    case json::kind::null: return "null";
    case json::kind::bool_: return quoted(Scalar{value.get_bool()});
    case json::kind::string: return quoted(std::string_view{value.get_string()});
    case json::kind::array: return "a list";
    case json::kind::object: return "an object";
    default: return quoted(Scalar{value.to_number<double>()});
    }
}

/// Takes the values out of one record.
class NotesReader {
  public:
    explicit NotesReader(const FieldDefect& defect) : defect_{defect} {}

    RecordNotes read(const json::object& record) {
        RecordNotes notes;
        if (const auto* value = record.if_contains("prepared_by"))
            notes.prepared_by = text("prepared_by", *value).value_or("");
        if (const auto* value = record.if_contains("next_review_date"))
            notes.next_review_date = date("next_review_date", *value);
        notes.attendees = text_list(record, "attendees");
        notes.highlights = text_list(record, "highlights");
        notes.focus_areas = text_list(record, "focus_areas");
        notes.texts = named_texts(record, "texts");
        notes.internal = named_texts(record, "internal");
        notes.renewal = flags(record);
        for (const auto& list : item_lists)
            if (auto entries = items(record, list)) notes.lists.emplace(list.name, std::move(*entries));
        notes.history = past_periods(record);
        notes.adoption_plan = aims(record);
        return notes;
    }

  private:
    void wrong(std::string field, std::string_view wanted, const json::value& got) {
        const auto kind = wanted.starts_with("a date") ? ProblemKind::not_a_date
                          : got.is_null()              ? ProblemKind::null
                                                       : ProblemKind::wrong_type;
        defect_(kind, std::move(field),
                "expected " + std::string{wanted} + ", got " + excerpt(got) + "; treated as missing");
    }

    std::optional<std::string> text(std::string field, const json::value& value) {
        if (const auto* known = value.if_string()) return std::string{std::string_view{*known}};
        wrong(std::move(field), "a text", value);
        return std::nullopt;
    }

    std::optional<double> number(std::string field, const json::value& value) {
        if (value.is_number() && std::isfinite(value.to_number<double>())) return value.to_number<double>();
        wrong(std::move(field), "a number", value);
        return std::nullopt;
    }

    std::optional<Date> date(std::string field, const json::value& value) {
        const auto* known = value.if_string();
        if (known != nullptr && is_zero_date(*known)) {
            defect_(ProblemKind::null, std::move(field),
                    excerpt(value) + std::string{no_date} + "; treated as missing");
            return std::nullopt;
        }
        const auto day = known != nullptr ? parse_iso_date(std::string_view{*known}) : std::nullopt;
        if (!day) wrong(std::move(field), "a date as YYYY-MM-DD", value);
        return day;
    }

    std::optional<FieldValue> held(const ItemKey& key, std::string field, const json::value& value) {
        const bool is_number =
            key.holds == Holds::number || (key.holds == Holds::text_or_number && value.is_number());
        if (is_number) {
            if (const auto known = number(std::move(field), value)) return FieldValue{*known};
        } else if (key.holds == Holds::date) {
            if (const auto known = date(std::move(field), value)) return FieldValue{iso_text(*known)};
        } else if (key.holds == Holds::text_or_number && !value.is_string()) {
            wrong(std::move(field), "a text or a number", value);
        } else if (auto known = text(std::move(field), value)) {
            return FieldValue{std::move(*known)};
        }
        return std::nullopt;
    }

    const json::array* array(const json::object& record, std::string_view name) {
        const auto* value = record.if_contains(name);
        if (value == nullptr) return nullptr;
        if (value->is_array()) return &value->get_array();
        wrong(std::string{name}, "a list", *value);
        return nullptr;
    }

    const json::object* object(std::string field, const json::value* value) {
        if (value == nullptr) return nullptr;
        if (value->is_object()) return &value->get_object();
        wrong(std::move(field), "an object", *value);
        return nullptr;
    }

    std::optional<std::vector<std::string>> text_list(const json::object& record, std::string_view name) {
        const auto* values = array(record, name);
        if (values == nullptr) return std::nullopt;
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < values->size(); ++i)
            if (auto known = text(place(name, i), (*values)[i])) texts.push_back(std::move(*known));
        return texts;
    }

    static std::string place(std::string_view list, std::size_t index) {
        return std::string{list} + "[" + std::to_string(index) + "]";
    }

    std::map<std::string, std::string, std::less<>> named_texts(const json::object& record,
                                                                std::string_view name) {
        std::map<std::string, std::string, std::less<>> texts;
        const auto* values = object(std::string{name}, record.if_contains(name));
        if (values == nullptr) return texts;
        for (const auto& [key, value] : *values)
            if (auto known = text(std::string{name} + "." + std::string{key}, value))
                texts.emplace(std::string{key}, std::move(*known));
        return texts;
    }

    std::map<std::string, bool, std::less<>> flags(const json::object& record) {
        std::map<std::string, bool, std::less<>> flags;
        const auto* values = object("renewal", record.if_contains("renewal"));
        if (values == nullptr) return flags;
        for (const auto name : renewal_steps) {
            const auto* value = values->if_contains(name);
            if (value == nullptr) continue;
            if (value->is_bool())
                flags.emplace(name, value->get_bool());
            else
                wrong("renewal." + std::string{name}, "true or false", *value);
        }
        return flags;
    }

    std::optional<std::vector<FieldEntry>> items(const json::object& record, const ItemList& list) {
        const auto* values = array(record, list.name);
        if (values == nullptr) return std::nullopt;
        std::vector<FieldEntry> entries;
        for (std::size_t i = 0; i < values->size(); ++i) {
            const auto where = place(list.name, i);
            const auto* item = object(where, &(*values)[i]);
            if (item == nullptr) continue;
            auto& entry = entries.emplace_back();
            for (const auto& key : list.keys) {
                const auto* value = key.name.empty() ? nullptr : item->if_contains(key.name);
                if (value == nullptr) continue;
                if (auto known = held(key, where + "." + std::string{key.name}, *value))
                    entry.emplace(key.name, std::move(*known));
            }
        }
        return entries;
    }

    std::optional<std::vector<PastPeriod>> past_periods(const json::object& record) {
        const auto* values = array(record, "history");
        if (values == nullptr) return std::nullopt;
        std::vector<PastPeriod> periods;
        for (std::size_t i = 0; i < values->size(); ++i) {
            const auto where = place("history", i);
            if (const auto* item = object(where, &(*values)[i])) periods.push_back(past_period(where, *item));
        }
        return periods;
    }

    PastPeriod past_period(const std::string& where, const json::object& item) {
        PastPeriod past;
        if (const auto* value = item.if_contains("period"))
            past.period = text(where + ".period", *value).value_or("");
        if (const auto* value = item.if_contains("overall_score"))
            past.overall_score = number(where + ".overall_score", *value);
        if (const auto* values = object(where + ".values", item.if_contains("values")))
            for (const auto& [key, value] : *values)
                if (const auto known = number(where + ".values." + std::string{key}, value))
                    past.values.emplace(std::string{key}, *known);
        return past;
    }

    std::optional<std::map<std::string, AdoptionAim, std::less<>>> aims(const json::object& record) {
        const auto* values = object("adoption_plan", record.if_contains("adoption_plan"));
        if (values == nullptr) return std::nullopt;
        std::map<std::string, AdoptionAim, std::less<>> aims;
        for (const auto& [module, value] : *values) {
            const auto where = "adoption_plan." + std::string{module};
            const auto* item = object(where, &value);
            if (item == nullptr) continue;
            auto& aim = aims[std::string{module}];
            if (const auto* target = item->if_contains("target_pct"))
                aim.target_percent = number(where + ".target_pct", *target);
            if (const auto* enablement = item->if_contains("enablement"))
                aim.enablement = text(where + ".enablement", *enablement).value_or("");
        }
        return aims;
    }

    const FieldDefect& defect_;
};

/// Takes a field from the second record when only that one has it.
template <class Field>
void take(std::string_view name, Field& first, Field& second, const Field& none,
          const std::function<void(std::string_view)>& conflict) {
    if (second == none) return;
    if (first == none)
        first = std::move(second);
    else if (!(first == second))
        conflict(name);
}

}  // namespace

RecordNotes read_record_notes(std::string_view text, const FieldDefect& defect) {
    json::parser parser;
    boost::system::error_code failure;
    parser.write_some(text.data(), text.size(), failure);
    if (failure == json::error::exponent_overflow) {
        const auto value = value_without_long_exponents(text, 0);
        parser.reset();
        failure = {};
        parser.write_some(value.data(), value.size(), failure);
    }
    if (failure) return {};
    const auto record = parser.release();
    if (!record.is_object()) return {};
    return NotesReader{defect}.read(record.get_object());
}

void merge_record_notes(RecordNotes& first, RecordNotes second,
                        const std::function<void(std::string_view field)>& conflict) {
    const RecordNotes none;
    const auto merge = [&](std::string_view name, auto member) {
        take(name, first.*member, second.*member, none.*member, conflict);
    };
    merge("prepared_by", &RecordNotes::prepared_by);
    merge("next_review_date", &RecordNotes::next_review_date);
    merge("attendees", &RecordNotes::attendees);
    merge("highlights", &RecordNotes::highlights);
    merge("focus_areas", &RecordNotes::focus_areas);
    merge("texts", &RecordNotes::texts);
    merge("internal", &RecordNotes::internal);
    merge("renewal", &RecordNotes::renewal);
    merge("history", &RecordNotes::history);
    merge("adoption_plan", &RecordNotes::adoption_plan);
    for (auto& [name, entries] : second.lists) {
        const auto [known, is_new] = first.lists.try_emplace(name, entries);
        if (!is_new && known->second != entries) conflict(name);
    }
}

}  // namespace csm::read

namespace csm {

Goal goal_of(const FieldEntry& entry) {
    const auto text = [&](std::string_view key) {
        const auto found = entry.find(key);
        const auto* known = found == entry.end() ? nullptr : std::get_if<std::string>(&found->second);
        return known ? *known : std::string{};
    };
    const auto number = [&](std::string_view key) -> std::optional<double> {
        const auto found = entry.find(key);
        if (found == entry.end()) return std::nullopt;
        if (const auto* known = std::get_if<double>(&found->second)) return *known;
        return goal_number(std::get<std::string>(found->second));
    };
    return {text("status"), number("target"), number("actual"), are_alike(text("better"), "lower")};
}

}  // namespace csm
