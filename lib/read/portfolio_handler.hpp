// SPDX-License-Identifier: MIT
#pragma once

#include "read/record_builder.hpp"

#include <boost/json/error.hpp>
#include <boost/json/string_view.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <string>

namespace csm::read {

/// Why the handler stops the parser although the JSON is well-formed.
enum class Refusal : std::uint8_t { none, not_a_portfolio, customers_not_a_list };

/// What the handler hands over: an account with its defects and its place, or the defects of a record that is
/// none.
struct RecordEnd {
    Account& account;
    const std::vector<Defect>& defects;
    std::size_t offset = 0;  ///< where the record starts
    std::string path;        ///< customers[3]; empty for a record that is a document of its own
};

struct HandlerSinks {
    std::function<void(const RecordEnd&)> record;
    std::function<void(std::size_t offset, std::string path, std::string_view got)> not_a_record;
};

/// Receives the events of boost::json::basic_parser, follows the tree of known keys and fills one account at
/// a time.
/// Three layouts: a list of records; an object with a list "customers"; an object that is a record itself.
/// The last two begin alike, so a top-level object is read as a record until "customers" turns up.
class PortfolioHandler {
  public:
    using error_code = boost::json::error_code;
    using string_view = boost::json::string_view;

    static constexpr auto max_object_size = std::size_t(-1);
    static constexpr auto max_array_size = std::size_t(-1);
    static constexpr auto max_key_size = std::size_t(-1);
    static constexpr auto max_string_size = std::size_t(-1);

    PortfolioHandler(std::string_view text, const Model& model, const RecordSchema& schema,
                     HandlerSinks sinks);

    /// Makes ready for another document that starts at `offset` of the text.
    void restart(std::size_t offset);

    Refusal refusal() const { return refusal_; }

    const TokenTrail& trail() const { return trail_; }

    bool on_document_begin(error_code&) { return true; }

    bool on_document_end(error_code&) { return true; }

    bool on_object_begin(error_code& failure);
    bool on_object_end(std::size_t, error_code&);
    bool on_array_begin(error_code& failure);
    bool on_array_end(std::size_t, error_code&);
    bool on_key_part(string_view part, std::size_t, error_code&);
    bool on_key(string_view rest, std::size_t, error_code&);
    bool on_string_part(string_view part, std::size_t, error_code&);
    bool on_string(string_view rest, std::size_t, error_code& failure);

    bool on_number_part(string_view, error_code&) { return true; }

    bool on_int64(std::int64_t number, string_view text, error_code& failure);
    bool on_uint64(std::uint64_t number, string_view text, error_code& failure);
    bool on_double(double number, string_view text, error_code& failure);
    bool on_bool(bool flag, error_code& failure);
    bool on_null(error_code& failure);

    bool on_comment_part(string_view, error_code&) { return true; }

    bool on_comment(string_view, error_code&) { return true; }

  private:
    /// An open object or list that csm reads.
    struct Frame {
        enum class Kind : std::uint8_t { document, records, record, object, modules, module, texts };
        Kind kind = Kind::document;
        const SchemaNode* node = nullptr;
        std::size_t hint = 0;  ///< where the next key of the object is expected among the node's children
    };

    bool scalar(const Scalar& value, error_code& failure, std::string_view as_written = {});
    bool open_record();
    bool open_child(bool is_object, error_code& failure);
    void close();

    void push(Frame::Kind kind, const SchemaNode* node) { frames_[++top_] = {kind, node, 0}; }

    bool ignore();
    bool refuse(Refusal refusal, error_code& failure);
    bool reject_record(std::string_view got);
    std::string record_path() const;

    TokenTrail trail_;
    const RecordSchema& schema_;
    RecordBuilder builder_;
    HandlerSinks sinks_;
    std::array<Frame, 40> frames_{};  // deeper than the parser lets a document be
    std::size_t top_ = 0;
    std::size_t ignored_depth_ = 0;     // open objects and lists that nobody reads
    const SchemaNode* next_ = nullptr;  // what the value after the last key is; none: ignored
    std::string key_;                   // of the module being read, and parts of keys with escapes
    std::string text_;                  // parts of a string with escapes
    std::size_t record_offset_ = 0;
    std::size_t record_index_ = 0;
    bool has_customers_ = false;  // the top-level object turned out to hold "customers"
    std::string list_name_;
    Refusal refusal_ = Refusal::none;
};

}  // namespace csm::read
