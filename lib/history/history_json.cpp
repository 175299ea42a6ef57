// SPDX-License-Identifier: MIT
#include "write/data/json_writer.hpp"

#include <csm/history.hpp>
#include <csm/number.hpp>

#include <algorithm>

namespace csm {

namespace {

using render::JsonWriter;
using render::Layout;

double units(std::uint64_t cents) { return static_cast<double>(cents) / 100; }

/// The text within the quotes of a word in JSON.
std::string_view unquoted(std::string_view text) {
    return text.size() < 2 ? std::string_view{} : text.substr(1, text.size() - 2);
}

template <class Word, std::size_t N>
void count_word(std::array<std::uint64_t, N>& counts, std::string_view text) {
    for (std::size_t i = 0; i < N; ++i)
        if (word(static_cast<Word>(i)) == text) ++counts[i];
}

template <class Word, std::size_t N>
void write_counts(JsonWriter& json, std::string_view key, const std::array<std::uint64_t, N>& counts) {
    json.key(key);
    json.begin_object(Layout::line);
    for (std::size_t i = 0; i < N; ++i) {
        json.key(word(static_cast<Word>(i)));
        json.count(counts[i]);
    }
    json.end();
}

/// The members of a snapshot's head and tail.
void write_snapshot(JsonWriter& json, const Snapshot& snapshot) {
    const auto& [head, tail] = snapshot;
    json.key("recorded_at");
    json.plain_text(iso_text(head.recorded_at));
    json.key("provenance");
    json.plain_text(word(head.provenance));
    json.key("model");
    json.begin_object(Layout::line);
    json.key("name");
    json.text(head.model_name);
    json.key("version");
    json.text(head.model_version);
    json.key("digest");
    json.text(head.model_digest);
    json.end();
    json.key("missing");
    json.plain_text(word(head.missing));
    json.key("accounts");
    json.count(tail.accounts);
    json.key("arr");
    json.number(units(tail.arr_cents));
    json.key("content_digest");
    json.text(tail.content_digest);
    json.key("digest");
    json.text(tail.digest);
}

void write_day(JsonWriter& json, const HistoryDay& day) {
    json.begin_object();
    json.key("as_of");
    json.plain_text(iso_text(day.day));
    json.key("bytes");
    json.count(day.bytes);
    json.key("superseded");
    json.count(day.superseded);
    json.key("problem");
    json.text_or_null(day.problem);
    if (day.snapshot) write_snapshot(json, *day.snapshot);
    json.end();
}

void begin(JsonWriter& json, std::string_view schema, std::string_view path) {
    json.begin_object();
    json.key("schema");
    json.plain_text(schema);
    json.key("history");
    json.text(path);
}

}  // namespace

std::string_view word(HistoryFileKind kind) {
    constexpr std::array<std::string_view, 5> words{"snapshot", "superseded", "model", "unfinished", "other"};
    return words[static_cast<std::size_t>(kind)];
}

void SnapshotVerdicts::add(std::string_view line) {
    count_word<Band>(health, unquoted(member_text(member_text(line, "health"), "class")));
    count_word<Tier>(churn, unquoted(member_text(member_text(line, "churn"), "tier")));
}

std::uint64_t HistoryCheck::damaged() const {
    return static_cast<std::uint64_t>(
        std::ranges::count_if(files, [](const File& file) { return !file.problem.empty(); }));
}

std::uint64_t HistoryCheck::count(HistoryFileKind kind) const {
    return static_cast<std::uint64_t>(std::ranges::count(files, kind, &File::kind));
}

void append_history_json(TextBuffer& out, const HistoryList& list) {
    JsonWriter json{out, Layout::lines};
    begin(json, "csm.history_list/1", list.history);
    json.key("days");
    json.begin_list();
    for (const auto& day : list.days) write_day(json, day);
    json.end();
    json.end();
    out.append('\n');
}

void append_history_json(TextBuffer& out, const SnapshotView& view) {
    JsonWriter json{out, Layout::lines};
    json.begin_object();
    json.key("schema");
    json.plain_text("csm.history_show/1");
    json.key("file");
    json.text(view.file);
    json.key("as_of");
    json.plain_text(iso_text(view.snapshot.head.as_of));
    write_snapshot(json, view.snapshot);
    json.key("inputs");
    json.begin_list();
    for (const auto& [file, digest] : view.snapshot.head.inputs) {
        json.begin_object(Layout::line);
        json.key("file");
        json.text(file);
        json.key("digest");
        json.text_or_null(digest);
        json.end();
    }
    json.end();
    write_counts<Band>(json, "health", view.verdicts.health);
    write_counts<Tier>(json, "churn", view.verdicts.churn);
    json.key("customers");
    json.begin_list();
    for (const auto& line : view.lines) {
        json.begin_value();
        out.append(line);
    }
    json.end();
    json.end();
    out.append('\n');
}

void append_history_json(TextBuffer& out, const HistoryCheck& check) {
    JsonWriter json{out, Layout::lines};
    begin(json, "csm.history_check/1", check.history);
    json.key("files");
    json.begin_list();
    for (const auto& file : check.files) {
        json.begin_object(Layout::line);
        json.key("file");
        json.text(file.name);
        json.key("kind");
        json.plain_text(word(file.kind));
        json.key("problem");
        json.text_or_null(file.problem);
        json.end();
    }
    json.end();
    json.key("damaged");
    json.count(check.damaged());
    json.end();
    out.append('\n');
}

}  // namespace csm
