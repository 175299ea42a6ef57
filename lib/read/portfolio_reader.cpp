// SPDX-License-Identifier: MIT
#include <csm/portfolio.hpp>

#include "read/line_index.hpp"
#include "read/portfolio_handler.hpp"
#include "read/syntax_error.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include <cstring>

namespace csm {

namespace json = boost::json;

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view blanks = " \t\r\n";

std::string_view first_line(std::string_view text) {
    const auto start = text.find_first_not_of(blanks);
    if (start == std::string_view::npos) return {};
    auto line = text.substr(start, text.find('\n', start) - start);
    return line.substr(0, line.find_last_not_of(blanks) + 1);
}

/// One object a line. In other JSON a line that begins with "{" follows one that ends with "[", "," or ":",
/// and what follows a line that ends with "}" is a comma or a bracket.
bool is_one_record_a_line(std::string_view text) {
    const auto line = first_line(text);
    if (!line.starts_with('{')) return false;
    const auto next =
        first_line(text.substr(static_cast<std::size_t>(line.data() - text.data()) + line.size()));
    if (next.empty()) return false;
    constexpr std::string_view continuations = "[,:", closings = ",]}";
    const bool goes_on = continuations.find(line.back()) != std::string_view::npos;
    if (next.front() == '{' && !goes_on) return true;
    return line.ends_with('}') && closings.find(next.front()) == std::string_view::npos;
}

Error place_error(const Source& source, read::LineIndex& lines, const read::SyntaxError& error) {
    const auto place = lines.place(error.offset);
    return {.where = source.name + ":" + std::to_string(place.line) + ":" + std::to_string(place.column),
            .message = error.message,
            .hint = {}};
}

/// One reading of one source.
class PortfolioReading {
  public:
    PortfolioReading(const Source& source, const Model& model, const AccountSink& sink)
        : source_{source},
          text_{without_mark(source.bytes)},
          sink_{sink},
          schema_{model},
          lines_{text_},
          parser_{json::parse_options{}, text_, model, schema_, sinks()} {}

    Result<ReadCounts> run() {
        if (text_.find_first_not_of(blanks) == std::string_view::npos)
            return Error{source_.name, "is empty",
                         "a portfolio is JSON: an object with \"customers\", a list, or one customer a line"};
        if (is_one_record_a_line(text_))
            read_lines();
        else if (const auto failed = read_document(); !failed.has_value())
            return failed.error();
        if (counts_.accounts == 0 && counts_.rejected == 0)
            return Error{source_.name, "holds no customers",
                         "a portfolio needs at least one object with a customer_id"};
        if (counts_.accounts == 0)
            return Error{source_.name, "holds no usable customer record",
                         "every record needs a customer_id of its own"};
        return counts_;
    }

  private:
    static std::string_view without_mark(std::string_view bytes) {
        if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
        return bytes;
    }

    read::HandlerSinks sinks() {
        return {.record = [this](const read::RecordEnd& record) { take(record); },
                .not_a_record =
                    [this](std::size_t offset, std::string path, std::string_view got) {
                        ++counts_.rejected;
                        report(offset, std::move(path), {}, {},
                               "expected an object, got " + std::string{got} + "; left out");
                    }};
    }

    Result<void> read_document() {
        json::error_code failure;
        const auto stopped = parser_.write_some(false, text_.data(), text_.size(), failure);
        if (failure) return error_at(0, stopped, failure);
        const auto rest = text_.find_first_not_of(blanks, stopped);
        if (rest == std::string_view::npos) return {};
        return place_error(
            source_, lines_,
            {rest, "expected the end of the document; one customer a line needs each line to be an object"});
    }

    Error error_at(std::size_t start, std::size_t stopped, json::error_code failure) {
        switch (parser_.handler().refusal()) {
        case read::Refusal::not_a_portfolio:
            return place_error(source_, lines_,
                               {parser_.handler().trail().offset(),
                                "expected an object with \"customers\", or a list of customers"});
        case read::Refusal::customers_not_a_list:
            return place_error(
                source_, lines_,
                {parser_.handler().trail().offset(), "\"customers\" must be a list of customers"});
        case read::Refusal::none: break;
        }
        return place_error(source_, lines_, read::explain_syntax(text_, start, stopped, failure));
    }

    void read_lines() {
        for (std::size_t start = 0; start < text_.size();) {
            const auto* newline =
                static_cast<const char*>(std::memchr(text_.data() + start, '\n', text_.size() - start));
            const auto end = newline ? static_cast<std::size_t>(newline - text_.data()) : text_.size();
            read_line(start, end);
            start = end + 1;
        }
    }

    void read_line(std::size_t start, std::size_t end) {
        const auto line = text_.substr(start, end - start);
        if (line.find_first_not_of(blanks) == std::string_view::npos) return;
        parser_.reset();
        parser_.handler().restart(start);
        json::error_code failure;
        const auto stopped = parser_.write_some(false, line.data(), line.size(), failure);
        const auto rest = failure ? std::string_view::npos : line.find_first_not_of(blanks, stopped);
        if (!failure && rest == std::string_view::npos) return;
        if (!failure)
            return report(start + rest, {}, {}, {},
                          "expected the end of the line after the customer; the rest is left out");
        ++counts_.rejected;
        const bool refused = parser_.handler().refusal() != read::Refusal::none;
        const auto error =
            refused
                ? read::SyntaxError{parser_.handler().trail().offset(), "expected one customer as an object"}
                : read::explain_syntax(text_.substr(0, end), start, start + stopped, failure);
        report(error.offset, {}, {}, {}, error.message + "; the line is left out");
    }

    void take(const read::RecordEnd& record) {
        auto& account = record.account;
        for (const auto& defect : record.defects)
            report(defect.offset, record.path, account.customer_id, defect.field, defect.message);
        if (account.customer_id.empty()) {
            ++counts_.rejected;
            return report(record.offset, record.path, {}, "customer_id",
                          "is missing; the record is left out");
        }
        const auto [first, is_new] = first_seen_.try_emplace(account.customer_id, record.offset);
        if (!is_new) {
            ++counts_.rejected;
            const auto line = lines_.place(first->second).line;
            return report(record.offset, record.path, account.customer_id, "customer_id",
                          "came before, in line " + std::to_string(line) +
                              "; the first record is used and this one left out");
        }
        account.input_order = counts_.accounts++;
        sink_.account(account);
    }

    void report(std::size_t offset, std::string path, std::string customer_id, std::string field,
                std::string message) {
        const auto place = lines_.place(offset);
        sink_.problem({.file = source_.name,
                       .line = place.line,
                       .column = place.column,
                       .record = std::move(path),
                       .customer_id = std::move(customer_id),
                       .field = std::move(field),
                       .message = std::move(message)});
    }

    const Source& source_;
    std::string_view text_;
    const AccountSink& sink_;
    read::RecordSchema schema_;
    read::LineIndex lines_;
    boost::unordered_flat_map<std::string, std::size_t> first_seen_;  // where each customer_id stood first
    ReadCounts counts_;
    json::basic_parser<read::PortfolioHandler> parser_;
};

}  // namespace

Result<ReadCounts> read_portfolio(const Source& source, const Model& model, const AccountSink& sink) {
    return PortfolioReading{source, model, sink}.run();
}

}  // namespace csm
