// SPDX-License-Identifier: MIT
#include "read/json/record_run.hpp"

#include "base/syntax_error.hpp"
#include "base/tokens.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>

namespace csm::read {

namespace {

constexpr std::string_view blanks = " \t\r\n";

boost::json::parse_options options_for(const RecordLayout& layout) {
    boost::json::parse_options options;
    options.max_depth -= layout.nesting;
    return options;
}

}  // namespace

RecordRunReader::RecordRunReader(std::string_view text, const Model& model, const RecordSchema& schema,
                                 const RecordLayout& layout, const ReadOptions& options)
    : text_{text},
      layout_{layout},
      as_of_{options.as_of},
      parser_{options_for(layout), text, model, schema, options.every_problem} {
    if (layout_.csv != nullptr) rows_.emplace(text_, layout_.csv->delimiter);
}

/// Parses the value at `begin`; whether it is an object.
bool RecordRunReader::parse(std::size_t begin, std::size_t end) {
    record_offset_ = begin;
    parser_.reset();
    parser_.handler().restart(begin);
    failure_ = {};
    position_ = begin + parser_.write_some(false, text_.data() + begin, end - begin, failure_);
    if (failure_ == boost::json::error::exponent_overflow) {
        const auto value = value_without_long_exponents(text_.substr(0, end), begin);
        parser_.reset();
        parser_.handler().restart(begin);
        failure_ = {};
        position_ = begin + parser_.write_some(false, value.data(), value.size(), failure_);
    }
    const bool is_object = !failure_ && parser_.handler().not_an_object().empty();
    if (is_object && as_of_) parser_.handler().age(*as_of_, begin);
    return is_object;
}

/// Parses the record at the position; whether there is one. In NDJSON no failure remains.
bool RecordRunReader::parse_record() {
    if (layout_.kind == RecordLayout::Kind::lines) return parse_line();
    if (layout_.kind == RecordLayout::Kind::rows) return parse_row();
    const bool is_object = parse(position_, text_.size());
    if (is_object || failure_) return is_object;
    ++rejected_;
    problem(ProblemKind::no_record, record_offset_, {},
            "expected an object, got " + parser_.handler().not_an_object() + "; left out");
    return false;
}

/// Parses the line that starts at the position and steps to its end; whether it holds a record.
bool RecordRunReader::parse_line() {
    const auto line_end = std::min(text_.find('\n', position_), text_.size());
    const auto indent = text_.substr(position_, line_end - position_).find_first_not_of(blanks);
    const bool is_blank = indent == std::string_view::npos;
    const auto first = position_ + indent;
    const bool is_object = !is_blank && parse(first, line_end);
    const auto stopped = position_;
    position_ = line_end;
    if (is_blank) return false;
    if (failure_) {
        const auto error = explain_syntax(text_.substr(0, line_end), first, stopped, failure_);
        failure_ = {};
        return reject_line(error.offset, error.message);
    }
    if (!is_object) return reject_line(first, "expected one customer as an object");
    const auto rest = text_.find_first_not_of(blanks, stopped);
    if (rest < line_end)
        problems_.push_back(
            {.offset = rest,
             .message = "expected the end of the line after the customer; the rest is left out",
             .kind = ProblemKind::broken_line});
    return true;
}

/// Steps over blank lines; whether a row begins within the run.
bool RecordRunReader::find_row() {
    const auto first = text_.substr(0, end_).find_first_not_of(blanks, position_);
    if (first == std::string_view::npos) {
        position_ = end_;
        return false;
    }
    const auto line_end = text_.find_last_of("\r\n", first);
    if (line_end != std::string_view::npos && line_end >= position_) position_ = line_end + 1;
    return true;
}

/// Reads the row at the position and steps to the next one; whether it holds a record.
bool RecordRunReader::parse_row() {
    failure_ = {};
    if (!find_row()) return false;
    position_ = rows_->read(position_, cells_);
    const auto& columns = layout_.csv->columns;
    if (is_blank_row(cells_)) return false;
    record_offset_ = cells_.front().offset;
    auto& handler = parser_.handler();
    handler.restart(record_offset_);
    if (std::ranges::any_of(cells_, [](const auto& cell) { return !defect_of(cell.quotes).empty(); })) {
        failure_ = boost::json::error::syntax;
        return false;
    }
    const auto given = cells_.size();
    while (cells_.size() > columns.size() && cells_.back().text.empty()) cells_.pop_back();
    if (cells_.size() > columns.size()) {
        ++rejected_;
        problem(ProblemKind::long_row, record_offset_, {}, too_many_cells(given, columns.size()));
        return false;
    }
    const auto* const odd = layout_.csv->odd_row(record_offset_);
    if (odd != nullptr && odd->is_left_out) {
        ++rejected_;
        problem(odd->kind, record_offset_, {}, odd->message);
        return false;
    }
    take_row(*layout_.csv, cells_, handler);
    if (odd != nullptr) problem(odd->kind, record_offset_, {}, odd->message);
    if (cells_.size() < columns.size())
        problem(ProblemKind::short_row, record_offset_, {}, too_few_cells(given, columns.size()));
    if (as_of_) handler.age(*as_of_, record_offset_);
    return true;
}

bool RecordRunReader::reject_line(std::size_t offset, std::string message) {
    ++rejected_;
    problems_.push_back({.offset = offset,
                         .message = message.append("; the line is left out"),
                         .kind = ProblemKind::broken_line});
    return false;
}

/// Moves to the next record; without one, says how the run ends here.
RunEnd RecordRunReader::step_over_separator(std::size_t end, bool& goes_on) {
    if (layout_.kind != RecordLayout::Kind::list) {
        if (layout_.kind == RecordLayout::Kind::single) position_ = text_.size();
        if (layout_.kind == RecordLayout::Kind::lines) ++position_;
        goes_on = position_ < end;
        return RunEnd::more;
    }
    const auto next = std::min(text_.find_first_not_of(blanks, position_), text_.size());
    position_ = next;
    if (next == text_.size()) return RunEnd::broken;
    if (text_[next] == ']') return RunEnd::list_closed;
    const auto value = text_.find_first_not_of(blanks, next + 1);
    if (text_[next] != ',' || value == std::string_view::npos || text_[value] == ']') return RunEnd::broken;
    position_ = value;
    goes_on = value < end;
    return RunEnd::more;
}

/// Passes the record's defects on; whether it has a customer_id.
bool RecordRunReader::accept() {
    auto& id = parser_.handler().account().customer_id;
    if (id.find_first_not_of(blanks) == std::string::npos) id.clear();
    for (const auto& defect : parser_.handler().defects())
        problems_.push_back({defect.offset, records_, id, defect.field, defect.message, defect.kind});
    const auto day = parser_.handler().day();
    if (day && day != layout_.day && (layout_.day || layout_.has_days))
        problem(ProblemKind::other_day, record_offset_, "as_of", "is " + iso_text(*day));
    if (const auto more = parser_.handler().unlisted_defects(); more > 0)
        problems_.push_back({.offset = record_offset_,
                             .record = records_,
                             .customer_id = id,
                             .message = std::to_string(more) +
                                        (more == 1 ? " more problem" : " more problems") +
                                        " in this record, not listed",
                             .count = more});
    if (!id.empty()) return true;
    ++rejected_;
    problem(ProblemKind::no_customer_id, record_offset_, "customer_id", "is missing; the record is left out");
    return false;
}

void RecordRunReader::problem(ProblemKind kind, std::size_t offset, std::string field, std::string message) {
    problems_.push_back({offset, records_, parser_.handler().account().customer_id, std::move(field),
                         std::move(message), kind});
}

Account& RecordRunReader::read_one(std::size_t offset) {
    if (layout_.kind == RecordLayout::Kind::rows) {
        position_ = offset;
        end_ = text_.size();
        parse_row();
        return parser_.handler().account();
    }
    const bool is_line = layout_.kind == RecordLayout::Kind::lines;
    parse(offset, is_line ? std::min(text_.find('\n', offset), text_.size()) : text_.size());
    return parser_.handler().account();
}

}  // namespace csm::read
