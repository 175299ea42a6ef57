// SPDX-License-Identifier: MIT
#include "read/json/record_handler.hpp"

#include <algorithm>
#include <charconv>

namespace csm::read {

namespace {

std::string_view view(boost::json::string_view text) { return {text.data(), text.size()}; }

bool has_exponent(std::string_view number) {
    return std::ranges::any_of(number, [](char letter) { return letter == 'e' || letter == 'E'; });
}

/// The double nearest to the number as written.
double exact(double number, std::string_view text) {
    // Up to this many characters the parser's own conversion of a decimal without an exponent is exact.
    constexpr std::size_t exact_size = 15;
    if (text.size() <= exact_size && !has_exponent(text)) return number;
    double nearest = number;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), nearest);
    return read.ec == std::errc{} ? nearest : number;
}

}  // namespace

void RecordHandler::restart(std::size_t offset) {
    trail_.restart(offset);
    top_ = 0;
    ignored_depth_ = 0;
    next_ = nullptr;
    parts_.clear();
    not_an_object_.clear();
    builder_.begin();
}

bool RecordHandler::on_object_begin(error_code&) {
    trail_.pass();
    if (ignored_depth_ > 0) return ignore();
    switch (frames_[top_].kind) {
    case Frame::Kind::outside: push(Frame::Kind::record, &schema_.record()); return true;
    case Frame::Kind::texts: builder_.reject_item(*frames_[top_].node, "an object"); return ignore();
    case Frame::Kind::parts:
        builder_.open_part(*frames_[top_].node, key_);
        push(Frame::Kind::part, &schema_.part_of(*frames_[top_].node));
        return true;
    case Frame::Kind::items: {
        const auto& list = *frames_[top_].node;
        builder_.begin_item(list);
        push(Frame::Kind::item, &schema_.item_of(list));
        return true;
    }
    default: return open_child(true);
    }
}

bool RecordHandler::on_array_begin(error_code&) {
    trail_.pass();
    if (ignored_depth_ > 0) return ignore();
    switch (frames_[top_].kind) {
    case Frame::Kind::outside: not_an_object_ = "a list"; return ignore();
    case Frame::Kind::texts:
    case Frame::Kind::items: builder_.reject_item(*frames_[top_].node, "a list"); return ignore();
    case Frame::Kind::parts: builder_.reject_part(*frames_[top_].node, key_, "a list"); return ignore();
    default: return open_child(false);
    }
}

bool RecordHandler::open_child(bool is_object) {
    if (!next_ || !builder_.open(*next_, is_object)) return ignore();
    const bool has_items = next_->shape == Shape::series || has_objects(next_->shape);
    const auto kind = !is_object                ? (has_items ? Frame::Kind::items : Frame::Kind::texts)
                      : has_parts(next_->shape) ? Frame::Kind::parts
                                                : Frame::Kind::object;
    push(kind, next_);
    return true;
}

void RecordHandler::end_listed() {
    const auto& closed = frames_[top_ + 1];
    if (closed.kind == Frame::Kind::items)
        builder_.end_items(*closed.node);
    else
        builder_.end_item(*frames_[top_].node);
}

bool RecordHandler::keep(string_view part) {
    if (ignored_depth_ == 0) parts_.append(part.data(), part.size());
    return true;
}

bool RecordHandler::on_key(string_view rest, std::size_t, error_code&) {
    trail_.pass_string(view(rest));
    if (ignored_depth_ > 0) return true;
    auto key = view(rest);
    if (!parts_.empty()) key = parts_.append(key);
    auto& frame = frames_[top_];
    if (frame.kind == Frame::Kind::parts)
        key_.assign(key);
    else
        next_ = frame.node->child(key, frame.hint);
    parts_.clear();
    return true;
}

bool RecordHandler::on_string(string_view rest, std::size_t, error_code&) {
    trail_.pass_string(view(rest));
    if (ignored_depth_ > 0) return true;
    auto text = view(rest);
    if (!parts_.empty()) text = parts_.append(text);
    if (const auto* known = field())
        builder_.text(*known, text);
    else
        stray(text);
    parts_.clear();
    return true;
}

bool RecordHandler::number(double value, string_view text) {
    trail_.pass_number(view(text));
    if (ignored_depth_ > 0) return true;
    if (const auto* known = field())
        builder_.number(*known, value, view(text));
    else
        stray(value);
    return true;
}

bool RecordHandler::on_double(double value, string_view text, error_code&) {
    return number(exact(value, view(text)), text);
}

bool RecordHandler::on_bool(bool value, error_code&) {
    trail_.pass();
    if (ignored_depth_ > 0) return true;
    if (const auto* known = field())
        builder_.flag(*known, value);
    else
        stray(value);
    return true;
}

bool RecordHandler::on_null(error_code&) {
    trail_.pass();
    if (ignored_depth_ > 0) return true;
    if (const auto* known = field())
        builder_.null(*known);
    else
        stray(nullptr);
    return true;
}

/// A scalar that is no known field's value.
void RecordHandler::stray(const Scalar& value) {
    const auto& frame = frames_[top_];
    if (frame.kind == Frame::Kind::outside) not_an_object_ = quoted(value);
    if (frame.kind == Frame::Kind::texts || frame.kind == Frame::Kind::items)
        builder_.add_item(*frame.node, value);
    if (frame.kind == Frame::Kind::parts) builder_.reject_part(*frame.node, key_, quoted(value));
}

bool RecordHandler::ignore() {
    ++ignored_depth_;
    return true;
}

}  // namespace csm::read
