// SPDX-License-Identifier: MIT
#include <csm/diff_output.hpp>

#include "history/diff_json.hpp"
#include "write/data/csv_cells.hpp"

#include <fmt/format.h>

#include <utility>

namespace csm {

namespace {

using render::CsvWriter;
using render::JsonWriter;
using render::Layout;

constexpr std::size_t account_depth = 2;

template <class Class>
void add_titles(CsvWriter& csv, std::string_view score) {
    for (const auto* title :
         {"before", "after", "from_class", "to_class", "coverage_before", "coverage_after", "change"})
        csv.text(fmt::format("{}_{}", score, title));
    for (std::size_t i = 0; i < change_parts; ++i)
        if (const auto part = static_cast<ChangePart>(i); has_part<Class>(part))
            csv.text(fmt::format("{}_{}", score, word(part)));
}

template <class Class>
void add_change(CsvWriter& csv, const ScoreChange<Class>& change) {
    csv.number(change.before);
    csv.number(change.after);
    csv.text(word(change.from));
    csv.text(word(change.to));
    csv.number(change.coverage_before);
    csv.number(change.coverage_after);
    const bool is_known = change.has_change();
    csv.number(is_known ? std::optional{static_cast<double>(change.change()) / 10} : std::nullopt);
    for (std::size_t i = 0; i < change_parts; ++i)
        if (const auto part = static_cast<ChangePart>(i); has_part<Class>(part))
            csv.number(is_known ? std::optional{change.part(part)} : std::nullopt);
}

}  // namespace

DiffOutput::DiffOutput(const DiffPlan& plan, DataFormat format, std::string before, std::string after,
                       TextTaker output, CsvStyle csv)
    : plan_{plan},
      format_{format},
      csv_{csv},
      output_{std::move(output)} {
    if (format_ == DataFormat::json) write_head(before, after);
    if (format_ == DataFormat::csv) write_titles();
}

void DiffOutput::write_head(const std::string& before, const std::string& after) {
    JsonWriter json{text_, Layout::lines};
    json.begin_object();
    json.key("report");
    json.plain_text("portfolio_difference");
    json.key("schema");
    json.plain_text("csm.diff/1");
    history::write_side(json, "before", plan_.earlier, before);
    history::write_side(json, "after", plan_.later, after);
    json.key("missing");
    json.plain_text(word(plan_.missing));
    text_.append(std::string_view{",\n  \"accounts\": ["});
}

void DiffOutput::write_titles() {
    columns::append_byte_order_mark(text_, csv_);
    CsvWriter csv{text_, csv_.delimiter};
    for (const auto* title : {"customer_id", "name", "segment", "owner", "arr_before", "arr_after"})
        csv.text(title);
    add_titles<Band>(csv, "health");
    add_titles<Tier>(csv, "churn");
    for (const auto* title : {"as_of_before", "as_of", "model_digest_before", "model_digest"})
        csv.text(title);
    csv.end();
}

void DiffOutput::write_row(const AccountDiff& account) {
    CsvWriter csv{text_, csv_.delimiter};
    csv.text(account.customer_id);
    csv.text(account.name);
    csv.text(account.segment);
    csv.text(account.owner);
    csv.number(account.arr_before);
    csv.number(account.arr_after);
    add_change(csv, account.health);
    add_change(csv, account.churn);
    csv.text(iso_text(plan_.earlier.as_of));
    csv.text(iso_text(plan_.later.as_of));
    csv.text(plan_.earlier.model.digest);
    csv.text(plan_.later.model.digest);
    csv.end();
}

void DiffOutput::add(const AccountDiff& account) {
    if (format_ == DataFormat::csv) {
        write_row(account);
    } else {
        const bool is_line = format_ == DataFormat::ndjson;
        if (!is_line) text_.append(std::string_view{is_empty_ ? "\n    " : ",\n    "});
        JsonWriter json{text_, is_line ? Layout::line : Layout::lines, account_depth};
        json.begin_object();
        history::write_account(json, account, plan_);
        if (is_line) {
            json.key("as_of_before");
            json.plain_text(iso_text(plan_.earlier.as_of));
            json.key("as_of");
            json.plain_text(iso_text(plan_.later.as_of));
            json.key("model_digest_before");
            json.text(plan_.earlier.model.digest);
            json.key("model_digest");
            json.text(plan_.later.model.digest);
        }
        json.end();
        if (is_line) text_.append('\n');
    }
    is_empty_ = false;
    constexpr std::size_t piece = std::size_t{64} << 10U;
    if (text_.size() > piece) flush();
}

Result<void> DiffOutput::finish(const PortfolioDiff& diff, const JsonTail& tail, JsonProblems* problems) {
    if (format_ == DataFormat::json) {
        text_.append(std::string_view{is_empty_ ? "],\n  \"summary\": " : "\n  ],\n  \"summary\": "});
        JsonWriter json{text_, Layout::lines, 1};
        json.begin_object();
        history::write_summary(json, diff, plan_);
        json.key("rejected_count");
        json.count(tail.rejected);
        json.end();
        text_.append(fmt::format(
            ",\n  \"problem_count\": {},\n  \"problems_left_out\": {},\n  \"problems\": ", tail.problems,
            tail.problems_left_out));
        flush();
        if (const auto taken = problems->take(output_); !taken) return taken;
        append_json_end(text_);
    }
    flush();
    return {};
}

void DiffOutput::flush() {
    if (!text_.empty()) output_(text_.view());
    text_.clear();
}

}  // namespace csm
