// SPDX-License-Identifier: MIT
#pragma once

#include "base/keyed_hash.hpp"
#include "base/line_index.hpp"
#include "read/id_places.hpp"
#include "read/json/json_frame.hpp"
#include "read/json/record_run.hpp"
#include "read/settled.hpp"
#include "read/source_day.hpp"

#include <csm/account.hpp>
#include <csm/model.hpp>
#include <csm/portfolio.hpp>
#include <csm/problem.hpp>
#include <csm/text_buffer.hpp>

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm::read {

/// The reading of one source, shared out among threads. How the records are found without reading them all
/// in one go is told in docs/performance.md.
class SourceReading {
  public:
    /// All but the options must live as long.
    SourceReading(const Source& source, const Model& model, const RecordSchema& schema,
                  const ReadOptions& options);

    /// Reads every record; the place of an account is the offset of its record. With `settles`, accounts
    /// without a segment get the one that follows from their ARR. Fails as Portfolio::read does.
    Result<ReadCounts> read(const BatchSink& sink, bool settles);

    /// Gets the account of a place again, after `read`; `reader` is one of this source.
    Account& account_at(std::uint64_t place, RecordRunReader& reader) const;

    /// Whether the account at the place was kept as it was when everything was worked out.
    static bool is_settled(std::uint64_t place);

    /// A reader for single records, after `read`.
    std::unique_ptr<RecordRunReader> record_reader() const {
        return std::make_unique<RecordRunReader>(text_, model_, schema_, layout_, options_);
    }

    /// The text from the record on that stands at `offset`, after `read`; empty when it is no JSON.
    std::string_view record_text(std::size_t offset) const { return csv_ ? "" : text_.substr(offset); }

    /// Line and column of an offset of the source.
    TextPlace place_of(std::size_t offset) { return lines_.place(offset); }

    /// What is read.
    const Source& source() const { return source_; }

    /// The columns of a CSV, after `read`; null for another layout.
    const CsvLayout* csv() const { return csv_.get(); }

    /// Gives back the memory of the whole input where it is large.
    void forget_all() const;

  private:
    /// A run of records and what became of it.
    struct Run {
        std::unique_ptr<RecordRunReader> reader;
        AnyBatch batch;
        std::size_t begin = 0, end = 0;
        std::vector<RunRecord> records;
        TextBuffer packed;       // accounts
        std::size_t number = 0;  // among the runs
        bool packs = false;
        RunEnd ended = RunEnd::more;
        std::size_t packed_before = 0;  // bytes of the accounts of its parts that were delivered
    };

    Result<void> read_document();
    Result<void> read_table();
    Result<void> read_runs(std::size_t begin);
    std::size_t cut(std::size_t from) const;
    void work(Run& run, const std::vector<std::size_t>& left_out);
    bool deliver(Run& run);
    void keep_packed(Run& run);
    void deliver_part(Run& run);
    std::vector<std::size_t> repeated(const Run& run);
    std::string id_at(std::size_t offset);
    void tell(const RunProblem& problem);
    Error key_twice(const FramePart& part);
    Error late_day(const FramePart& part);
    Error other_day(const RunProblem& problem);
    Error error_at(std::size_t offset, std::string message);
    Error syntax_error();

    const Source& source_;
    std::string_view text_;
    const Model& model_;
    const RecordSchema& schema_;
    ReadOptions options_;
    std::unique_ptr<CsvLayout> csv_;  // of a CSV
    RecordLayout layout_;
    bool is_named_ = false;  // the list is "customers"
    LineIndex lines_;
    KeyedHash hash_;
    IdPlaces ids_;
    std::unique_ptr<RecordRunReader> spare_;
    std::vector<std::string> packed_;  // accounts, by the number of the run
    std::atomic<std::size_t> packed_size_ = 0;
    std::size_t run_count_ = 0;
    const BatchSink* sink_ = nullptr;
    ToldOnce told_once_;
    bool settles_ = false;
    ReadCounts counts_;
    std::string_view record_start_;  // how the first record of the list begins
    std::size_t cut_at_ = 0;         // where the next run begins, as far as can be told before
    std::size_t position_ = 0;       // where the delivered runs end
    std::size_t forgotten_ = 0;      // the memory of the input before was given back
    RunEnd ended_ = RunEnd::more;
    std::optional<Error> failure_;  // that ended the reading
    std::size_t first_record_ = 0;  // records before the run that is delivered
};

/// Not more threads than there are pieces of work.
inline unsigned threads_for(const ReadOptions& options, std::size_t pieces) {
    return static_cast<unsigned>(std::clamp<std::size_t>(options.threads, 1, pieces));
}

}  // namespace csm::read
