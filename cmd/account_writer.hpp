// SPDX-License-Identifier: MIT
#pragma once

#include "line/scoring_arguments.hpp"
#include "problem_log.hpp"
#include "terminal/output.hpp"

#include <csm/json.hpp>

#include <string_view>

namespace csm::cmd {

/// Writes one customer in a format for programs. It serves all threads at once.
template <class Analysis>
class CustomerWriter {
  public:
    CustomerWriter(const Analysis& analysis, Format format, bool explain)
        : analysis_{analysis},
          format_{format},
          style_{format == Format::ndjson, explain},
          json_{analysis.model, style_} {}

    /// Appends the customer after what separates two of them.
    void append(TextBuffer& out, const Account& account, const typename Analysis::Scored& scored) const {
        if (format_ == Format::csv) return analysis_.append_csv(out, account, scored);
        append_json_separator(out, style_, false);
        json_.append(out, account, scored);
    }

  private:
    const Analysis& analysis_;
    Format format_;
    JsonStyle style_;
    CustomerJson<typename Analysis::Scored> json_;
};

/// The whole output of a scoring command in a format for programs: the customers and what stands around them.
template <class Analysis>
class AccountOutput {
  public:
    AccountOutput(const Analysis& analysis, Format format, Output& output)
        : analysis_{analysis},
          format_{format},
          output_{output} {
        if (format == Format::json)
            append_json_head(around_, {Analysis::report, Analysis::schema, analysis.settings},
                             analysis.model);
        if (format == Format::csv) analysis_.append_csv_header(around_);
    }

    /// Writes customers that a `CustomerWriter` appended one after the other.
    void write(std::string_view customers) {
        if (customers.empty()) return;
        if (is_empty_ && format_ != Format::csv) customers.remove_prefix(1);  // nothing to separate from
        is_empty_ = false;
        flush();
        output_.write(customers);
    }

    Result<void> finish(std::uint64_t rejected, ProblemLog& problems) {
        if (format_ == Format::ndjson && !is_empty_) around_.append('\n');
        if (format_ == Format::json) {
            analysis_.append_tail(around_, problems.json_tail(rejected), is_empty_);
            flush();
            const auto taken = problems.take_json([this](std::string_view text) { output_.write(text); });
            if (!taken) return taken;
            append_json_end(around_);
        }
        flush();
        return {};
    }

  private:
    void flush() {
        if (!around_.empty()) output_.write(around_.view());
        around_.clear();
    }

    const Analysis& analysis_;
    Format format_;
    Output& output_;
    TextBuffer around_;
    bool is_empty_ = true;
};

}  // namespace csm::cmd
