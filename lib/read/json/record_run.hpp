// SPDX-License-Identifier: MIT
#pragma once

#include "read/csv/csv_record.hpp"
#include "read/json/record_handler.hpp"

#include <csm/portfolio.hpp>

#include <boost/json/basic_parser.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm::read {

struct CsvLayout;

/// What stands around records: commas in a list, line ends in NDJSON, nothing around a document's only one.
/// The rows of a CSV are records too. The nesting tells how deep a record may be, so that the document stays
/// within the parser's limit.
struct RecordLayout {
    /// How records follow each other.
    enum class Kind : std::uint8_t { list, lines, single, rows };
    Kind kind = Kind::list;          ///< how they follow each other
    std::size_t nesting = 0;         ///< brackets around the records: 1 in a list, 2 in {"customers": […]}
    const CsvLayout* csv = nullptr;  ///< of rows
    std::optional<Date> day{};       ///< that the source has: its records may have no other
    bool has_days = false;           ///< a record with a day where the source has none is of another, too
};

/// A problem of a run; its place is still an offset and its record a position within the run.
struct RunProblem {
    std::size_t offset = 0;                 ///< in the text
    std::size_t record = 0;                 ///< from 0, within the run
    std::string customer_id{};              ///< empty when not known
    std::string field{};                    ///< dotted name; empty for the whole record
    std::string message{};                  ///< of a duplicate_id still without the place
    ProblemKind kind = ProblemKind::other;  ///< what is wrong
    std::uint64_t count = 1;                ///< problems that it stands for
};

/// An accepted record: where it starts, and a hash of its customer_id.
struct RunRecord {
    std::size_t offset = 0;     ///< in the text
    std::uint64_t id_hash = 0;  ///< under the reading's key
};

/// How the reading of a run ended: more records may follow, the list was closed, or the text is no JSON
/// there.
enum class RunEnd : std::uint8_t { more, list_closed, broken };

/// Reads one record, or some that follow each other, of a text into accounts. Used by one thread at a time.
class RecordRunReader {
  public:
    /// Text, model and schema must live as long.
    RecordRunReader(std::string_view text, const Model& model, const RecordSchema& schema,
                    const RecordLayout& layout, const ReadOptions& options);

    /// Reads records from the one that starts at `begin` up to the first one that starts at `end` or later.
    /// `take(account, offset)` receives those with a customer_id, unless `is_left_out(offset)` holds.
    template <class Take, class LeftOut>
    RunEnd read(std::size_t begin, std::size_t end, Take take, LeftOut is_left_out);

    /// Reads the record that starts at `offset` and came without an error before.
    Account& read_one(std::size_t offset);

    /// A problem that the taker of an account finds.
    void add_problem(RunProblem problem) { problems_.push_back(std::move(problem)); }

    /// The account read last.
    Account& account() { return parser_.handler().account(); }

    /// When its values were measured.
    const MeasuredDates& dates() const { return parser_.handler().dates(); }

    /// Those of the run read last, in the order in which they were found.
    const std::vector<RunProblem>& problems() const { return problems_; }

    /// Objects in the run, and other values in their place.
    std::size_t records() const { return records_; }

    /// Records left out: no object, no customer_id, or told to be.
    std::size_t rejected() const { return rejected_; }

    /// Where the run ended: at the next record, at the list's closing bracket, or before the error.
    std::size_t position() const { return position_; }

  private:
    bool parse(std::size_t begin, std::size_t end);
    bool parse_line();
    bool parse_row();
    bool find_row();
    bool parse_record();
    bool accept();
    RunEnd step_over_separator(std::size_t end, bool& goes_on);
    void problem(ProblemKind kind, std::size_t offset, std::string field, std::string message);
    bool reject_line(std::size_t offset, std::string message);

    std::string_view text_;
    RecordLayout layout_;
    std::optional<Date> as_of_;  // for the age of values
    boost::json::basic_parser<RecordHandler> parser_;
    std::optional<CsvRows> rows_;  // of a CSV
    std::vector<SourceCell> cells_;
    boost::json::error_code failure_;
    std::vector<RunProblem> problems_;
    std::size_t records_ = 0;
    std::size_t rejected_ = 0;
    std::size_t record_offset_ = 0;
    std::size_t position_ = 0;
    std::size_t end_ = 0;  // of the run; a record may go on behind it
};

template <class Take, class LeftOut>
RunEnd RecordRunReader::read(std::size_t begin, std::size_t end, Take take, LeftOut is_left_out) {
    problems_.clear();
    records_ = rejected_ = 0;
    position_ = begin;
    end_ = end;
    for (;;) {
        const bool accepted = parse_record() && accept();
        if (failure_) return RunEnd::broken;
        if (accepted && is_left_out(record_offset_)) {
            ++rejected_;
            problem(ProblemKind::duplicate_id, record_offset_, "customer_id", {});
        } else if (accepted) {
            take(parser_.handler().account(), record_offset_);
        }
        ++records_;
        bool goes_on = false;
        const auto ended = step_over_separator(end, goes_on);
        if (!goes_on) return ended;
    }
}

}  // namespace csm::read
