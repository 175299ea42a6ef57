// SPDX-License-Identifier: MIT
#pragma once

#include <csm/csv.hpp>
#include <csm/json.hpp>
#include <csm/written_accounts.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>
#include <utility>

namespace csm {

/// The formats for programs, which are written account by account: one document, one object a line, or rows.
enum class DataFormat : std::uint8_t { json, ndjson, csv };

/// What customers are written as: what is said of one, and the model and the day of it.
template <class V>
concept CustomerView = requires(const V& view) {
    typename V::Scored;
    { view.model } -> std::convertible_to<const Model&>;
    { view.settings } -> std::convertible_to<Settings>;
};

/// Customers in a format for programs, and what stands around them. First the constructor, then `write` any
/// number of times, then `finish` once.
template <CustomerView V>
class CustomerOutput {
  public:
    /// What is said of one account.
    using Scored = typename V::Scored;

    /// The view, such as an analysis, must live as long; `output` gets the text piece by piece. JSON may
    /// explain every metric, and CSV has a style.
    CustomerOutput(const V& view, DataFormat format, bool explain, TextTaker output, CsvStyle csv = {})
        : view_{view},
          format_{format},
          style_{format == DataFormat::ndjson, explain},
          json_{view.model, style_, view.settings},
          csv_{view.model, view.settings, csv},
          output_{std::move(output)} {
        if (format_ == DataFormat::json) json_.append_head(around_, view.settings, view.model);
        if (format_ == DataFormat::csv) csv_.append_header(around_);
    }

    /// Appends a customer after what separates two of them; any thread may ask it.
    void append(TextBuffer& out, const Account& account, const Scored& scored) const {
        if (format_ == DataFormat::csv) return csv_.append(out, account, scored);
        append_json_separator(out, style_, false);
        json_.append(out, account, scored);
    }

    /// Writes customers that were appended one after the other, in one thread at a time and in order; the
    /// first separator of all is left out.
    void write(std::string_view customers) {
        if (customers.empty()) return;
        if (is_empty_ && format_ != DataFormat::csv) customers.remove_prefix(1);  // nothing to separate from
        is_empty_ = false;
        flush();
        output_(customers);
    }

    /// Writes what follows the customers: in JSON the summary and `problems`, of which `tail` tells how many;
    /// only JSON needs them. Fails when the list of problems could not be kept.
    template <class Summary>
    Result<void> finish(const Summary& summary, const JsonTail& tail, JsonProblems* problems) {
        if (format_ == DataFormat::ndjson && !is_empty_) around_.append('\n');
        if (format_ == DataFormat::json) {
            append_json_tail(around_, summary, view_.model, tail, is_empty_);
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

    const V& view_;
    DataFormat format_;
    JsonStyle style_;
    CustomerJson<Scored> json_;
    CustomerCsv<Scored> csv_;
    TextTaker output_;
    TextBuffer around_;
    bool is_empty_ = true;
};

}  // namespace csm
