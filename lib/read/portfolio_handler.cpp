// SPDX-License-Identifier: MIT
#include "read/portfolio_handler.hpp"

#include <charconv>

namespace csm::read {

namespace {

/// Characters up to which the parser's own conversion of a decimal without an exponent is exact.
constexpr std::size_t exact_size = 15;

double exact(double number, std::string_view text) {
    if (text.size() <= exact_size && text.find_first_of("eE") == std::string_view::npos) return number;
    double nearest = number;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), nearest);
    return read.ec == std::errc{} ? nearest : number;
}

}  // namespace

PortfolioHandler::PortfolioHandler(std::string_view text, const Model& model, const RecordSchema& schema,
                                   HandlerSinks sinks)
    : trail_{text},
      schema_{schema},
      builder_{model, schema, trail_},
      sinks_{std::move(sinks)} {}

void PortfolioHandler::restart(std::size_t offset) {
    trail_.restart(offset);
    top_ = 0;
    ignored_depth_ = 0;
    next_ = nullptr;
    text_.clear();
    has_customers_ = false;
    refusal_ = Refusal::none;
}

bool PortfolioHandler::on_object_begin(error_code& failure) {
    trail_.pass();
    if (ignored_depth_ > 0) return ignore();
    switch (frames_[top_].kind) {
    case Frame::Kind::document:
    case Frame::Kind::records: return open_record();
    case Frame::Kind::texts: builder_.reject_item(*frames_[top_].node, "an object"); return ignore();
    case Frame::Kind::modules:
        builder_.open_module(key_);
        push(Frame::Kind::module, &schema_.module());
        return true;
    default: return open_child(true, failure);
    }
}

bool PortfolioHandler::on_array_begin(error_code& failure) {
    trail_.pass();
    if (ignored_depth_ > 0) return ignore();
    switch (frames_[top_].kind) {
    case Frame::Kind::document: push(Frame::Kind::records, nullptr); return true;
    case Frame::Kind::records: reject_record("a list"); return ignore();
    case Frame::Kind::texts: builder_.reject_item(*frames_[top_].node, "a list"); return ignore();
    case Frame::Kind::modules: builder_.reject_module(key_, "a list"); return ignore();
    default: return open_child(false, failure);
    }
}

bool PortfolioHandler::open_record() {
    record_offset_ = trail_.offset();
    builder_.begin();
    push(Frame::Kind::record, &schema_.record());
    return true;
}

bool PortfolioHandler::open_child(bool is_object, error_code& failure) {
    const auto* node = next_;
    if (!node) return ignore();
    if (node->shape == Shape::customers) {
        if (top_ != 1) return ignore();
        if (is_object) return refuse(Refusal::customers_not_a_list, failure);
        has_customers_ = true;
        list_name_ = "customers";
        push(Frame::Kind::records, node);
        return true;
    }
    if (!builder_.open(*node, is_object)) return ignore();
    const auto kind = !is_object                      ? Frame::Kind::texts
                      : node->shape == Shape::modules ? Frame::Kind::modules
                                                      : Frame::Kind::object;
    push(kind, node);
    return true;
}

bool PortfolioHandler::on_object_end(std::size_t, error_code&) {
    trail_.pass();
    close();
    return true;
}

bool PortfolioHandler::on_array_end(std::size_t, error_code&) {
    trail_.pass();
    close();
    return true;
}

void PortfolioHandler::close() {
    if (ignored_depth_ > 0) {
        --ignored_depth_;
        return;
    }
    const auto kind = frames_[top_--].kind;
    if (kind != Frame::Kind::record || (top_ == 0 && has_customers_)) return;
    sinks_.record({builder_.account(), builder_.defects(), record_offset_, record_path()});
    ++record_index_;
}

std::string PortfolioHandler::record_path() const {
    return top_ == 0 ? std::string{} : list_name_ + "[" + std::to_string(record_index_) + "]";
}

bool PortfolioHandler::reject_record(std::string_view got) {
    sinks_.not_a_record(trail_.offset(), record_path(), got);
    ++record_index_;
    return true;
}

bool PortfolioHandler::on_key_part(string_view part, std::size_t, error_code&) {
    if (ignored_depth_ == 0) text_.append(part.data(), part.size());
    return true;
}

bool PortfolioHandler::on_key(string_view rest, std::size_t, error_code&) {
    trail_.pass_string({rest.data(), rest.size()});
    if (ignored_depth_ > 0) return true;
    std::string_view key{rest.data(), rest.size()};
    if (!text_.empty()) key = text_.append(key);
    auto& frame = frames_[top_];
    if (frame.kind == Frame::Kind::modules)
        key_.assign(key);
    else
        next_ = frame.node->child(key, frame.hint);
    text_.clear();
    return true;
}

bool PortfolioHandler::on_string_part(string_view part, std::size_t, error_code&) {
    if (ignored_depth_ == 0) text_.append(part.data(), part.size());
    return true;
}

bool PortfolioHandler::on_string(string_view rest, std::size_t, error_code& failure) {
    trail_.pass_string({rest.data(), rest.size()});
    if (ignored_depth_ > 0) return true;
    std::string_view text{rest.data(), rest.size()};
    if (!text_.empty()) text = text_.append(text);
    const bool goes_on = scalar(text, failure);
    text_.clear();
    return goes_on;
}

bool PortfolioHandler::on_int64(std::int64_t number, string_view text, error_code& failure) {
    trail_.pass_number({text.data(), text.size()});
    return ignored_depth_ > 0 || scalar(static_cast<double>(number), failure, {text.data(), text.size()});
}

bool PortfolioHandler::on_uint64(std::uint64_t number, string_view text, error_code& failure) {
    trail_.pass_number({text.data(), text.size()});
    return ignored_depth_ > 0 || scalar(static_cast<double>(number), failure, {text.data(), text.size()});
}

bool PortfolioHandler::on_double(double number, string_view text, error_code& failure) {
    trail_.pass_number({text.data(), text.size()});
    return ignored_depth_ > 0 ||
           scalar(exact(number, {text.data(), text.size()}), failure, {text.data(), text.size()});
}

bool PortfolioHandler::on_bool(bool flag, error_code& failure) {
    trail_.pass();
    return ignored_depth_ > 0 || scalar(flag, failure);
}

bool PortfolioHandler::on_null(error_code& failure) {
    trail_.pass();
    return ignored_depth_ > 0 || scalar(nullptr, failure);
}

bool PortfolioHandler::scalar(const Scalar& value, error_code& failure, std::string_view as_written) {
    const auto& frame = frames_[top_];
    switch (frame.kind) {
    case Frame::Kind::document: return refuse(Refusal::not_a_portfolio, failure);
    case Frame::Kind::records: return reject_record(quoted(value));
    case Frame::Kind::texts: builder_.add_item(*frame.node, value); return true;
    case Frame::Kind::modules: builder_.reject_module(key_, quoted(value)); return true;
    default: break;
    }
    if (!next_) return true;
    if (next_->shape == Shape::customers) return top_ != 1 || refuse(Refusal::customers_not_a_list, failure);
    builder_.set(*next_, value, as_written);
    return true;
}

bool PortfolioHandler::ignore() {
    ++ignored_depth_;
    return true;
}

bool PortfolioHandler::refuse(Refusal refusal, error_code& failure) {
    refusal_ = refusal;
    failure = boost::json::error::exception;
    return false;
}

}  // namespace csm::read
