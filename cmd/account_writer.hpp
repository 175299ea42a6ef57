// SPDX-License-Identifier: MIT
#pragma once

#include "output.hpp"
#include "scoring_arguments.hpp"

#include <csm/json.hpp>

#include <cstdint>

namespace csm::cmd {

/// Writes scored accounts one after the other in a format for programs, through a buffer.
template <class Analysis>
class AccountWriter {
  public:
    AccountWriter(const Analysis& analysis, Format format, bool explain, Output& output)
        : analysis_{analysis},
          format_{format},
          style_{format == Format::ndjson, explain},
          output_{output} {
        if (format == Format::json)
            append_json_head(buffer_, {Analysis::report, Analysis::schema, analysis.settings},
                             analysis.model);
        if (format == Format::csv) analysis_.append_csv_header(buffer_);
    }

    std::uint64_t written() const { return written_; }

    void write(const Account& account, const typename Analysis::Scored& scored) {
        if (format_ == Format::csv) {
            analysis_.append_csv(buffer_, account, scored);
        } else {
            append_json_separator(buffer_, style_, written_ == 0);
            analysis_.append_json(buffer_, style_, account, scored);
        }
        ++written_;
        if (buffer_.size() >= flush_size) flush();
    }

    void finish(const JsonTail& tail) {
        if (format_ == Format::ndjson && written_ > 0) buffer_.append('\n');
        if (format_ == Format::json) analysis_.append_tail(buffer_, tail, written_ == 0);
        flush();
    }

  private:
    void flush() {
        if (!buffer_.empty()) output_.write(buffer_.view());
        buffer_.clear();
    }

    static constexpr std::size_t flush_size = 1 << 16;

    const Analysis& analysis_;
    Format format_;
    JsonStyle style_;
    Output& output_;
    TextBuffer buffer_;
    std::uint64_t written_ = 0;
};

}  // namespace csm::cmd
