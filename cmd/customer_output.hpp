// SPDX-License-Identifier: MIT
#pragma once

#include "line/scoring_arguments.hpp"
#include "problem_log.hpp"
#include "terminal/output.hpp"

#include <csm/csv.hpp>
#include <csm/json.hpp>
#include <csm/written_accounts.hpp>

#include <string_view>

namespace csm::cmd {

/// Customers in a format for programs, and what stands around them.
template <class Analysis>
class CustomerOutput {
  public:
    using Scored = typename Analysis::Scored;

    CustomerOutput(const Analysis& analysis, const ScoringArguments& arguments, Output& output)
        : analysis_{analysis},
          format_{arguments.format},
          style_{format_ == Format::ndjson, arguments.explain},
          json_{analysis.model, style_},
          csv_{analysis.model},
          output_{output} {
        if (format_ == Format::json) json_.append_head(around_, analysis.settings, analysis.model);
        if (format_ == Format::csv) csv_.append_header(around_);
    }

    /// Appends a customer after what separates two of them; in any thread.
    void append(TextBuffer& out, const Account& account, const Scored& scored) const {
        if (format_ == Format::csv) return csv_.append(out, account, scored);
        append_json_separator(out, style_, false);
        json_.append(out, account, scored);
    }

    /// Writes customers that were appended one after the other.
    void write(std::string_view customers) {
        if (customers.empty()) return;
        if (is_empty_ && format_ != Format::csv) customers.remove_prefix(1);  // nothing to separate from
        is_empty_ = false;
        flush();
        output_.write(customers);
    }

    Result<void> finish(const Answer<Analysis>& answer, ProblemLog& problems) {
        if (format_ == Format::ndjson && !is_empty_) around_.append('\n');
        if (format_ == Format::json) {
            append_json_tail(around_, answer.summary, analysis_.model, problems.json_tail(answer.rejected),
                             is_empty_);
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
    JsonStyle style_;
    CustomerJson<Scored> json_;
    CustomerCsv<Scored> csv_;
    Output& output_;
    TextBuffer around_;
    bool is_empty_ = true;
};

}  // namespace csm::cmd
