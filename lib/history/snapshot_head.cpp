// SPDX-License-Identifier: MIT
#include "history/snapshot_head.hpp"

#include "history/compact_json.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <string>
#include <utility>

namespace csm::history {

namespace {

namespace json = boost::json;

constexpr std::string_view schema = "csm.snapshot/1";

void append_inputs(TextBuffer& out, const std::vector<SnapshotInput>& inputs) {
    out.append('[');
    bool is_first = true;
    for (const auto& [file, digest] : inputs) {
        if (!std::exchange(is_first, false)) out.append(',');
        CompactObject object{out};
        object.text("file", file);
        object.text("digest", digest);
        object.end();
    }
    out.append(']');
}

std::optional<json::object> parse(std::string_view line) {
    boost::system::error_code failure;
    auto value = json::parse(line, failure);
    if (failure || !value.is_object()) return std::nullopt;
    return std::move(value.get_object());
}

/// Takes members out of an object and notes when one is not what it should be.
class Members {
  public:
    explicit Members(const json::object& object) : object_{object} {}

    std::string text(std::string_view key) {
        const auto* value = object_.if_contains(key);
        if (value != nullptr && value->is_string()) return std::string{value->get_string()};
        is_sound_ = false;
        return {};
    }

    Date day(std::string_view key) {
        const auto day = day_named(text(key));
        is_sound_ = is_sound_ && day;
        return day.value_or(Date{});
    }

    std::uint64_t count(std::string_view key) {
        const auto* value = object_.if_contains(key);
        if (value != nullptr && value->is_uint64()) return value->get_uint64();
        if (value != nullptr && value->is_int64() && value->get_int64() >= 0)
            return static_cast<std::uint64_t>(value->get_int64());
        is_sound_ = false;
        return 0;
    }

    /// Whether the text is the first of the two; it has to be one of them.
    bool is_first(std::string_view key, std::string_view first, std::string_view second) {
        const auto word = text(key);
        is_sound_ = is_sound_ && (word == first || word == second);
        return word == first;
    }

    void expect(bool holds) { is_sound_ = is_sound_ && holds; }

    bool is_sound() const { return is_sound_; }

  private:
    const json::object& object_;
    bool is_sound_ = true;
};

bool read_model(const json::object& object, SnapshotHead& head) {
    const auto* value = object.if_contains("model");
    if (value == nullptr || !value->is_object()) return false;
    Members members{value->get_object()};
    head.model_name = members.text("name");
    head.model_version = members.text("version");
    head.model_digest = members.text("digest");
    return members.is_sound() && model_file_name(head.model_digest);
}

bool read_inputs(const json::object& object, SnapshotHead& head) {
    const auto* value = object.if_contains("inputs");
    if (value == nullptr || !value->is_array()) return false;
    for (const auto& item : value->get_array()) {
        if (!item.is_object()) return false;
        Members members{item.get_object()};
        head.inputs.push_back({members.text("file"), members.text("digest")});
        if (!members.is_sound()) return false;
    }
    return true;
}

}  // namespace

void append_head(TextBuffer& out, const SnapshotHead& head) {
    CompactObject object{out};
    object.text("schema", schema);
    object.day("as_of", head.as_of);
    object.day("recorded_at", head.recorded_at);
    object.text("provenance", word(head.provenance));
    auto model = object.object("model");
    model.text("name", head.model_name);
    model.text("version", head.model_version);
    model.text("digest", head.model_digest);
    model.end();
    object.text("missing", word(head.missing));
    append_inputs(object.key("inputs"), head.inputs);
    object.end();
}

std::optional<SnapshotHead> read_head(std::string_view line) {
    const auto object = parse(line);
    if (!object) return std::nullopt;
    Members members{*object};
    SnapshotHead head;
    members.expect(members.text("schema") == schema);
    head.as_of = members.day("as_of");
    head.recorded_at = members.day("recorded_at");
    head.provenance = members.is_first("provenance", word(Provenance::live), word(Provenance::backfilled))
                          ? Provenance::live
                          : Provenance::backfilled;
    head.missing = members.is_first("missing", word(Missing::exclude), word(Missing::use_default))
                       ? Missing::exclude
                       : Missing::use_default;
    members.expect(read_model(*object, head) && read_inputs(*object, head));
    return members.is_sound() ? std::optional{head} : std::nullopt;
}

void append_tail(TextBuffer& out, const SnapshotTail& tail) {
    CompactObject object{out};
    object.flag("end", true);
    object.count("accounts", tail.accounts);
    object.count("arr_cents", tail.arr_cents);
    object.text("content_digest", tail.content_digest);
    out.append(digest_key);
}

std::optional<SnapshotTail> read_tail(std::string_view line) {
    const auto object = parse(line);
    const auto* end = object ? object->if_contains("end") : nullptr;
    if (end == nullptr || !end->is_bool() || !end->get_bool()) return std::nullopt;
    Members members{*object};
    SnapshotTail tail;
    tail.accounts = members.count("accounts");
    tail.arr_cents = members.count("arr_cents");
    tail.content_digest = members.text("content_digest");
    tail.digest = members.text("digest");
    return members.is_sound() ? std::optional{tail} : std::nullopt;
}

}  // namespace csm::history
