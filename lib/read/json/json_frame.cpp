// SPDX-License-Identifier: MIT
#include "read/json/json_frame.hpp"

#include "base/keyed_hash.hpp"
#include "base/tokens.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include <optional>
#include <string>
#include <utility>

namespace csm::read {

namespace json = boost::json;

namespace {

constexpr auto no_list_is_looked_for = std::size_t(-1);

/// A key of the document's object that comes twice, and where.
struct TwiceKey {
    std::string key;
    std::size_t first = 0, again = 0;
};

/// Ignores everything but the list that is the document or the value of its "customers", at which it stops
/// the parser, and the keys beside it.
class FrameHandler {
  public:
    using error_code = json::error_code;
    using string_view = json::string_view;

    static constexpr auto max_object_size = std::size_t(-1);
    static constexpr auto max_array_size = std::size_t(-1);
    static constexpr auto max_key_size = std::size_t(-1);
    static constexpr auto max_string_size = std::size_t(-1);

    FrameHandler(std::string_view text, std::size_t known_lists) : trail_{text}, known_lists_{known_lists} {}

    /// What comes next stands at `offset` of the text.
    void go_on_at(std::size_t offset) { trail_.restart(offset); }

    FramePart::Kind found() const { return found_; }

    bool is_named() const { return is_customers_; }

    std::size_t offset() const { return trail_.offset(); }

    const TwiceKey& twice() const { return *twice_; }

    const std::optional<std::string>& day() const { return day_; }

    std::size_t day_offset() const { return day_offset_; }

    bool on_document_begin(error_code&) { return true; }

    bool on_document_end(error_code&) { return true; }

    bool on_object_begin(error_code& failure) {
        if (!value(FramePart::Kind::customers_not_a_list, failure)) return false;
        ++depth_;
        return true;
    }

    bool on_array_begin(error_code& failure) {
        const bool is_list = depth_ == 0 || (depth_ == 1 && is_customers_);
        trail_.pass();
        if (depth_ == 1 && is_day_) take_day();
        ++depth_;
        if (!is_list) return true;
        if (lists_++ == known_lists_)
            return stop(twice_ ? FramePart::Kind::key_twice : FramePart::Kind::list, failure);
        is_customers_ = false;
        return true;
    }

    bool on_object_end(std::size_t, error_code&) { return close(); }

    bool on_array_end(std::size_t, error_code&) { return close(); }

    bool on_key_part(string_view part, std::size_t, error_code&) {
        if (depth_ == 1) key_.append(part.data(), part.size());
        return true;
    }

    bool on_key(string_view rest, std::size_t, error_code& failure) {
        trail_.pass_string({rest.data(), rest.size()});
        if (depth_ != 1) return true;
        is_customers_ = key_.append(rest.data(), rest.size()) == "customers";
        is_day_ = key_ == "as_of";
        const bool comes_again = known_lists_ != no_list_is_looked_for && !keep_key();
        key_.clear();
        const bool is_late = is_day_ && lists_ > 0 && known_lists_ != no_list_is_looked_for;
        if (is_late && !comes_again) return stop(FramePart::Kind::late_day, failure);
        // Before the list it is not known yet whether the object is one around a list.
        return !comes_again || known_lists_ == 0 || stop(FramePart::Kind::key_twice, failure);
    }

    bool on_string_part(string_view part, std::size_t, error_code&) {
        text_.append(part.data(), part.size());
        return true;
    }

    bool on_string(string_view rest, std::size_t, error_code& failure) {
        text_.append(rest.data(), rest.size());
        const auto text = std::exchange(text_, {});
        if (!scalar(failure)) return false;
        if (day_ && day_->empty() && depth_ == 1 && is_day_) day_ = text;
        return true;
    }

    bool on_number_part(string_view, error_code&) { return true; }

    bool on_int64(std::int64_t, string_view, error_code& failure) { return scalar(failure); }

    bool on_uint64(std::uint64_t, string_view, error_code& failure) { return scalar(failure); }

    bool on_double(double, string_view, error_code& failure) { return scalar(failure); }

    bool on_bool(bool, error_code& failure) { return scalar(failure); }

    bool on_null(error_code& failure) {
        if (!scalar(failure)) return false;
        if (depth_ == 1 && is_day_) day_.reset();
        return true;
    }

    bool on_comment_part(string_view, error_code&) { return true; }

    bool on_comment(string_view, error_code&) { return true; }

  private:
    /// Whether the object had no such key before.
    bool keep_key() {
        const auto [known, is_new] = keys_.try_emplace(key_, trail_.offset());
        if (!is_new && !twice_) twice_ = {key_, known->second, trail_.offset()};
        return is_new;
    }

    bool scalar(error_code& failure) {
        if (depth_ > 0) return value(FramePart::Kind::customers_not_a_list, failure);
        trail_.pass();
        return stop(FramePart::Kind::not_a_portfolio, failure);
    }

    bool value(FramePart::Kind wrong, error_code& failure) {
        trail_.pass();
        if (depth_ == 1 && is_day_) take_day();
        return depth_ != 1 || !is_customers_ || stop(wrong, failure);
    }

    /// Whatever the value is, until it turns out to be a text.
    void take_day() {
        day_.emplace();
        day_offset_ = trail_.offset();
    }

    bool close() {
        trail_.pass();
        --depth_;
        return true;
    }

    bool stop(FramePart::Kind found, error_code& failure) {
        found_ = found;
        failure = json::error::exception;
        return false;
    }

    TokenTrail trail_;
    std::size_t known_lists_;
    std::size_t lists_ = 0;
    std::size_t depth_ = 0;
    bool is_customers_ = false;  // the last key of the document's object
    bool is_day_ = false;        // the last key of the document's object
    std::string key_, text_;
    std::optional<std::string> day_;
    std::size_t day_offset_ = 0;
    boost::unordered_flat_map<std::string, std::size_t, KeyedHash> keys_;  // where each stands
    std::optional<TwiceKey> twice_;
    FramePart::Kind found_ = FramePart::Kind::end;
};

/// A parser of pieces of a text, which gives up at no exponent.
class FrameParser {
  public:
    FrameParser(std::string_view text, std::size_t known_lists, bool skips_exponents)
        : text_{text},
          skips_exponents_{skips_exponents},
          parser_{json::parse_options{}, text, known_lists} {}

    /// Parses one more piece, the last one when there are no `more`; where it stopped.
    std::size_t write(bool more, std::size_t start, std::size_t end) {
        auto written = start;
        for (auto at = start; skips_exponents_ && !failure_ && at < end;) {
            const auto token = next_token(text_.substr(0, end), at);
            at = token.offset + token.size;
            const auto word = text_.substr(token.offset, token.size);
            if (!has_long_exponent(word)) continue;
            const auto short_word = without_long_exponent(word);
            written += write_some(true, text_.substr(written, token.offset - written));
            if (!failure_) written += write_some(true, short_word);
        }
        return failure_ ? written : written + write_some(more, text_.substr(written, end - written));
    }

    FrameHandler& handler() { return parser_.handler(); }

    json::error_code failure() const { return failure_; }

  private:
    std::size_t write_some(bool more, std::string_view piece) {
        return parser_.write_some(more, piece.data(), piece.size(), failure_);
    }

    std::string_view text_;
    bool skips_exponents_;
    json::basic_parser<FrameHandler> parser_;
    json::error_code failure_;
};

}  // namespace

FramePart JsonFrame::next(std::size_t offset) { return parse(offset); }

FramePart JsonFrame::parse(std::size_t last_piece) {
    FrameParser parser{text_, pieces_.size(), has_long_exponents_};
    for (const auto& [start, end] : pieces_) {
        parser.handler().go_on_at(start);
        parser.write(true, start, end);
    }
    parser.handler().go_on_at(last_piece);
    const auto stopped = parser.write(false, last_piece, text_.size());
    const auto failure = parser.failure();
    if (failure == json::error::exponent_overflow && !std::exchange(has_long_exponents_, true))
        return parse(last_piece);
    const auto& handler = parser.handler();
    const auto with_day = [&handler](FramePart part) {
        part.day = handler.day();
        part.day_offset = handler.day_offset();
        return part;
    };
    if (!failure && pieces_.empty()) return with_day({FramePart::Kind::record, stopped});
    if (!failure) return {FramePart::Kind::end, stopped};
    if (handler.found() == FramePart::Kind::end) return {FramePart::Kind::broken, stopped};
    if (handler.found() == FramePart::Kind::key_twice)
        return {FramePart::Kind::key_twice, handler.twice().again, false, handler.twice().key,
                handler.twice().first};
    if (handler.found() != FramePart::Kind::list) return {handler.found(), handler.offset()};
    const auto inside = text_.find('[', handler.offset()) + 1;
    pieces_.emplace_back(last_piece, inside);
    return with_day({FramePart::Kind::list, inside, handler.is_named()});
}

std::pair<std::size_t, json::error_code> parse_whole(std::string_view text) {
    for (const bool skips_exponents : {false, true}) {
        FrameParser parser{text, no_list_is_looked_for, skips_exponents};
        const auto stopped = parser.write(false, 0, text.size());
        if (skips_exponents || parser.failure() != json::error::exponent_overflow)
            return {stopped, parser.failure()};
    }
    return {};
}

}  // namespace csm::read
