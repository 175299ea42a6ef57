// SPDX-License-Identifier: MIT
#pragma once

#include <csm/csv.hpp>
#include <csm/json.hpp>
#include <csm/written_accounts.hpp>

#include <cstdint>
#include <string_view>
#include <utility>

namespace csm {

/// The formats for programs, which are written account by account.
enum class DataFormat : std::uint8_t { json, ndjson, csv };

/// Customers in a format for programs, and what stands around them.
template <Analysis A>
class CustomerOutput {
  public:
    using Scored = typename A::Scored;

    /// The analysis must live as long; `output` gets the text piece by piece. JSON may explain every metric.
    CustomerOutput(const A& analysis, DataFormat format, bool explain, TextTaker output)
        : analysis_{analysis},
          format_{format},
          style_{format == DataFormat::ndjson, explain},
          json_{analysis.model, style_},
          csv_{analysis.model},
          output_{std::move(output)} {
        if (format_ == DataFormat::json) json_.append_head(around_, analysis.settings, analysis.model);
        if (format_ == DataFormat::csv) csv_.append_header(around_);
    }

    /// Appends a customer after what separates two of them; in any thread.
    void append(TextBuffer& out, const Account& account, const Scored& scored) const {
        if (format_ == DataFormat::csv) return csv_.append(out, account, scored);
        append_json_separator(out, style_, false);
        json_.append(out, account, scored);
    }

    /// Writes customers that were appended one after the other.
    void write(std::string_view customers) {
        if (customers.empty()) return;
        if (is_empty_ && format_ != DataFormat::csv) customers.remove_prefix(1);  // nothing to separate from
        is_empty_ = false;
        flush();
        output_(customers);
    }

    /// Writes what follows the customers: in JSON the summary and `problems`, of which `tail` tells how many.
    Result<void> finish(const Answer<A>& answer, const JsonTail& tail, JsonProblems* problems) {
        if (format_ == DataFormat::ndjson && !is_empty_) around_.append('\n');
        if (format_ == DataFormat::json) {
            append_json_tail(around_, answer.summary, analysis_.model, tail, is_empty_);
            flush();
            if (const auto taken = problems->take(output_); !taken) return taken;
            append_json_end(around_);
        }
        flush();
        return {};
    }

  private:
    void flush() {
        if (!around_.empty()) output_(around_.view());
        around_.clear();
    }

    const A& analysis_;
    DataFormat format_;
    JsonStyle style_;
    CustomerJson<Scored> json_;
    CustomerCsv<Scored> csv_;
    TextTaker output_;
    TextBuffer around_;
    bool is_empty_ = true;
};

}  // namespace csm
