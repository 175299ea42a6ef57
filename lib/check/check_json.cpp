// SPDX-License-Identifier: MIT
#include <csm/check.hpp>

#include "write/data/json_identity.hpp"
#include "write/data/json_results.hpp"
#include "write/data/json_writer.hpp"

#include <csm/number.hpp>

namespace csm {

using render::JsonWriter;
using render::Layout;

namespace {

constexpr std::size_t bins_in_histogram = 12;

void write_count(JsonWriter& json, std::string_view key, std::uint64_t count) {
    json.key(key);
    json.count(count);
}

void write_number(JsonWriter& json, std::string_view key, double number) {
    json.key(key);
    json.number(number);
}

void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
    json.key(key);
    json.text(text);
}

void write_summary(JsonWriter& json, const CheckResult& check) {
    json.key("summary");
    json.begin_object();
    write_count(json, "total_customers", check.accounts);
    write_count(json, "rejected_count", check.rejected);
    write_count(json, "problem_count", check.problems);
    write_count(json, "suspicious_count", check.suspicious());
    write_count(json, "without_verdict_count", check.without_verdict());
    json.end();
}

void write_problems(JsonWriter& json, const CheckResult& check) {
    json.key("problems");
    json.begin_list();
    for (const auto& group : check.problem_groups) {
        json.begin_object(Layout::line);
        write_text(json, "kind", word(group.kind));
        json.key("field");
        json.text_or_null(group.field);
        write_count(json, "count", group.count);
        json.key("first");
        write_problem(json, group.first);
        json.end();
    }
    json.end();
}

void write_suspicions(JsonWriter& json, const CheckResult& check) {
    json.key("suspicious");
    json.begin_list();
    for (const auto& suspicion : check.suspicions) {
        json.begin_object(Layout::line);
        write_text(json, "code", suspicion.code);
        write_text(json, "field", suspicion.field);
        write_count(json, "values", suspicion.values);
        write_count(json, "of", suspicion.of);
        json.key("first_customer_id");
        json.text_or_null(suspicion.customer_id);
        write_text(json, "text", suspicion.text);
        write_text(json, "action", suspicion.action);
        json.end();
    }
    json.end();
}

void write_spellings(JsonWriter& json, const CheckResult& check) {
    json.key("spellings");
    json.begin_object();
    json.key("complete");
    json.flag(check.spellings_complete);
    json.key("names");
    json.begin_list();
    for (const auto& name : check.spellings) {
        json.begin_object(Layout::line);
        write_text(json, "kind", word(name.kind));
        json.key("spellings");
        json.begin_list();
        for (const auto& [text, accounts] : name.spellings) {
            json.begin_object();
            write_text(json, "text", text);
            write_count(json, "accounts", accounts);
            json.end();
        }
        json.end();
        json.end();
    }
    json.end();
    json.end();
}

void write_names(JsonWriter& json, const CheckResult& check) {
    json.key("names");
    json.begin_object();
    json.key("complete");
    json.flag(check.names_complete);
    json.key("matches");
    json.begin_list();
    for (const auto& match : check.name_matches) {
        json.begin_object(Layout::line);
        write_text(json, "kind", match.match.same ? "same" : "near");
        write_count(json, "accounts", match.match.accounts);
        json.key("customers");
        json.begin_list();
        for (std::size_t i = 0; i < match.names.size(); ++i) {
            json.begin_object();
            write_text(json, "customer_id", match.customer_ids[i]);
            write_text(json, "name", match.names[i]);
            json.end();
        }
        json.end();
        json.end();
    }
    json.end();
    json.end();
}

void write_command(JsonWriter& json, const CommandCheck& command) {
    json.begin_object();
    write_text(json, "command", command.command);
    write_count(json, "with_verdict_count", command.with_verdict);
    write_count(json, "below_floor_count", command.below_floor);
    write_count(json, "nothing_measured_count", command.nothing_measured);
    write_number(json, "coverage", command.coverage);
    json.key("would_help");
    json.begin_list();
    for (const auto& gain : command.gains) {
        json.begin_object(Layout::line);
        write_text(json, "field", gain.field);
        write_number(json, "weight", round_share(gain.weight));
        write_count(json, "missing_count", gain.missing);
        write_count(json, "verdict_count", gain.unlocks);
        json.end();
    }
    json.end();
    json.key("cannot_say");
    json.begin_list();
    for (const auto& silence : command.silences) {
        json.begin_object(Layout::line);
        write_text(json, "code", silence.code);
        json.key("field");
        json.text_or_null(silence.field);
        write_count(json, "accounts", silence.accounts);
        write_text(json, "text", silence.text);
        json.end();
    }
    json.end();
    json.end();
}

void write_commands(JsonWriter& json, const CheckResult& check) {
    json.key("commands");
    json.begin_list();
    for (const auto& command : check.commands) write_command(json, command);
    json.end();
}

void write_completeness(JsonWriter& json, const Completeness& part) {
    write_count(json, "known", part.known);
    write_count(json, "accounts", part.accounts);
    json.key("share");
    part.accounts == 0
        ? json.null()
        : json.number(round_share(static_cast<double>(part.known) / static_cast<double>(part.accounts)));
}

void write_histogram(JsonWriter& json, const Distribution& values) {
    json.key("histogram");
    json.begin_list(Layout::line);
    for (const auto& bin : values.histogram(bins_in_histogram)) {
        json.begin_object();
        write_number(json, "from", bin.from);
        write_number(json, "to", bin.to);
        write_count(json, "count", bin.count);
        json.end();
    }
    json.end();
}

/// Five values that divide the field's values into quarters.
template <class Write>
void write_quarters(JsonWriter& json, const Distribution& values, const Write& write) {
    constexpr std::pair<std::string_view, double> quarters[] = {
        {"least", 0}, {"lower_quartile", 0.25}, {"median", 0.5}, {"upper_quartile", 0.75}, {"most", 1}};
    for (const auto& [key, share] : quarters) {
        json.key(key);
        write(values.quantile(share));
    }
    write_count(json, "values", values.total());
    write_count(json, "distinct", values.distinct());
}

void write_values(JsonWriter& json, const FieldCheck& check) {
    const auto& [field, all, by_segment, values] = check;
    if (field.kind == FieldKind::number) {
        json.key("numbers");
        if (values.empty()) return json.null();
        json.begin_object();
        write_quarters(json, values, [&](double number) { json.number(number); });
        write_histogram(json, values);
        json.end();
    } else if (field.kind == FieldKind::date) {
        json.key("dates");
        if (values.empty()) return json.null();
        json.begin_object(Layout::line);
        write_quarters(json, values, [&](double day) { json.plain_text(iso_text(date_of_day(day))); });
        json.end();
    } else if (field.kind == FieldKind::word || field.kind == FieldKind::flag) {
        json.key("words");
        json.begin_object(Layout::line);
        for (const auto& [value, count] : values.values()) {
            if (field.kind == FieldKind::flag)
                json.key(value == 0 ? "false" : "true");
            else
                json.key_of(field.words[static_cast<std::size_t>(value)]);
            json.count(count);
        }
        json.end();
    }
}

void write_field(JsonWriter& json, const FieldCheck& check, const Model& model) {
    json.begin_object();
    write_text(json, "field", check.field.name);
    write_text(json, "kind", word(check.field.kind));
    write_completeness(json, check.all);
    json.key("by_segment");
    json.begin_object();
    for (std::size_t segment = 0; segment < model.segments.size(); ++segment) {
        json.key_of(model.segments[segment].name);
        json.begin_object(Layout::line);
        write_completeness(json, check.by_segment[segment]);
        json.end();
    }
    json.end();
    write_values(json, check);
    json.end();
}

}  // namespace

void append_check_json(TextBuffer& out, const CheckResult& check, const Model& model, bool all_problems) {
    JsonWriter json{out, Layout::lines};
    json.begin_object();
    render::write_document_identity(json, "portfolio_check", "csm.check/1", check.as_of, model);
    write_summary(json, check);
    write_commands(json, check);
    write_suspicions(json, check);
    write_names(json, check);
    write_spellings(json, check);
    json.key("fields");
    json.begin_list();
    for (const auto& field : check.fields) write_field(json, field, model);
    json.end();
    const auto shown = all_problems ? check.problems : check.problem_groups.size();
    write_count(json, "problem_count", check.problems);
    write_count(json, "problems_left_out", check.problems - shown);
    write_problems(json, check);
    if (all_problems) return out.append(std::string_view{",\n  \"all_problems\": "});
    json.end();
    out.append('\n');
}

}  // namespace csm
