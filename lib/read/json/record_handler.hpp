// SPDX-License-Identifier: MIT
#pragma once

#include "read/json/record_builder.hpp"

#include <boost/json/error.hpp>
#include <boost/json/string_view.hpp>

#include <array>
#include <cstdint>
#include <string>

namespace csm::read {

/// Receives the events of boost::json::basic_parser for one record, follows the tree of known keys and fills
/// an account. One handler reads any number of records, one after the other. The members from `error_code` to
/// the limits and those named on_… are what the parser asks of a handler; all of them go on.
class RecordHandler {
  public:
    using error_code = boost::json::error_code;
    using string_view = boost::json::string_view;

    static constexpr auto max_object_size = std::size_t(-1), max_array_size = std::size_t(-1);
    static constexpr auto max_key_size = std::size_t(-1), max_string_size = std::size_t(-1);

    /// All must live as long. `every_defect`: as of a RecordBuilder.
    RecordHandler(std::string_view text, const Model& model, const RecordSchema& schema, bool every_defect)
        : trail_{text},
          schema_{schema},
          builder_{model, schema, trail_, every_defect} {}

    /// Makes ready for a record that starts at `offset` of the text.
    void restart(std::size_t offset);

    /// What takes the value that stands at `offset` of a text that is not JSON.
    RecordBuilder& value_at(std::size_t offset) {
        trail_.stand_at(offset);
        return builder_;
    }

    /// The record has ended, as RecordBuilder::age has it.
    void age(Date as_of, std::size_t offset) { builder_.age(as_of, offset); }

    /// When the values of the record were measured.
    const MeasuredDates& dates() const { return builder_.dates(); }

    /// The day that the record itself says it is of.
    std::optional<Date> day() const { return builder_.day(); }

    /// The account, its defects, and what stands in a record's place when it is no object, such as "a list";
    /// empty when it is one. All of the record read last.
    Account& account() { return builder_.account(); }

    const std::vector<Defect>& defects() const { return builder_.defects(); }

    std::size_t unlisted_defects() const { return builder_.unlisted_defects(); }

    const std::string& not_an_object() const { return not_an_object_; }

    bool on_document_begin(error_code&) { return true; }

    bool on_document_end(error_code&) { return true; }

    bool on_object_begin(error_code&);
    bool on_array_begin(error_code&);

    bool on_object_end(std::size_t, error_code&) { return close(); }

    bool on_array_end(std::size_t, error_code&) { return close(); }

    bool on_key_part(string_view part, std::size_t, error_code&) { return keep(part); }

    bool on_key(string_view rest, std::size_t, error_code&);

    bool on_string_part(string_view part, std::size_t, error_code&) { return keep(part); }

    bool on_string(string_view rest, std::size_t, error_code&);

    bool on_number_part(string_view, error_code&) { return true; }

    bool on_int64(std::int64_t value, string_view text, error_code&) {
        return number(static_cast<double>(value), text);
    }

    bool on_uint64(std::uint64_t value, string_view text, error_code&) {
        return number(static_cast<double>(value), text);
    }

    bool on_double(double value, string_view text, error_code&);
    bool on_bool(bool value, error_code&);
    bool on_null(error_code&);

    bool on_comment_part(string_view, error_code&) { return true; }

    bool on_comment(string_view, error_code&) { return true; }

  private:
    /// An open object or list that csm reads. From `record` on keys name fields.
    struct Frame {
        enum class Kind : std::uint8_t { outside, parts, texts, items, record, object, part, item };
        Kind kind = Kind::outside;
        const SchemaNode* node = nullptr;
        std::size_t hint = 0;  ///< where the next key of the object is expected among the node's children
    };

    /// The field that a scalar is the value of; nothing when nobody reads it or it stands elsewhere.
    const SchemaNode* field() const { return frames_[top_].kind >= Frame::Kind::record ? next_ : nullptr; }

    bool number(double value, string_view text);
    void stray(const Scalar& value);
    bool open_child(bool is_object);

    bool close() {
        trail_.pass();
        if (ignored_depth_ > 0) {
            --ignored_depth_;
            return true;
        }
        const auto kind = frames_[top_--].kind;
        if (kind == Frame::Kind::items || kind == Frame::Kind::item) [[unlikely]]
            end_listed();
        return true;
    }

    /// The list or item that was just left has all its content.
    void end_listed();
    bool keep(string_view part);
    bool ignore();

    void push(Frame::Kind kind, const SchemaNode* node) { frames_[++top_] = {kind, node, 0}; }

    TokenTrail trail_;
    const RecordSchema& schema_;
    RecordBuilder builder_;
    std::array<Frame, 40> frames_{};  // deeper than the parser lets a document be
    std::size_t top_ = 0;
    std::size_t ignored_depth_ = 0;     // open objects and lists that nobody reads
    const SchemaNode* next_ = nullptr;  // what the value after the last key is; none: ignored
    std::string key_;                   // of the module or plan limit being read
    std::string parts_;                 // of a key or a string with escapes
    std::string not_an_object_;
};

}  // namespace csm::read
