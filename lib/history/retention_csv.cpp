// SPDX-License-Identifier: MIT
#include <csm/retention_output.hpp>

#include "history/retention_flows.hpp"
#include "write/data/csv_cells.hpp"
#include "write/data/csv_writer.hpp"

namespace csm {

using history::named_flows;
using render::CsvWriter;

namespace {

void write_titles(TextBuffer& out, CsvStyle style) {
    CsvWriter csv{out, style.delimiter};
    for (const auto* title : {"start", "end", "group"}) csv.text(title);
    for (const auto& [key, flow] : named_flows) csv.text(key);
    for (const auto& [key, flow] : named_flows) csv.text("customers_" + std::string{key});
    for (const auto* title :
         {"customers_retained", "nrr", "grr", "logo_retention", "compounded_monthly_nrr",
          "summed_monthly_flows_nrr", "summed_monthly_flows_with_returns_nrr", "arr_unknown_count", "untied"})
        csv.text(title);
    csv.end();
}

void write_bridge(CsvWriter& csv, const RetentionPeriod& period, std::string_view group,
                  const ArrBridge& bridge) {
    csv.date(period.start);
    csv.date(period.end);
    csv.text(group);
    for (const auto& [key, flow] : named_flows) csv.text(cents_text((bridge.*flow).amount));
    for (const auto& [key, flow] : named_flows) csv.number(static_cast<double>((bridge.*flow).customers));
    csv.number(static_cast<double>(bridge.retained));
    csv.number(bridge.net_retention());
    csv.number(bridge.gross_retention());
    csv.number(bridge.logo_retention());
}

void write_period(TextBuffer& out, const RetentionPeriod& period, const RetentionResult& result,
                  CsvStyle style) {
    CsvWriter whole{out, style.delimiter};
    write_bridge(whole, period, {}, period.retention.all);
    const auto others = period.alternatives.value_or(OtherRetentions{});
    whole.number(others.compounded);
    whole.number(others.summed_flows);
    whole.number(others.flows_with_returns);
    whole.number(static_cast<double>(period.retention.arr_unknown.size()));
    whole.text(cents_text(period.untied()));
    whole.end();
    constexpr int of_the_whole_only = 5;
    for (std::size_t i = 0; i < result.groups.size(); ++i) {
        CsvWriter part{out, style.delimiter};
        write_bridge(part, period, result.groups[i], period.retention.by_group[i]);
        for (int cell = 0; cell < of_the_whole_only; ++cell) part.text({});
        part.end();
    }
}

}  // namespace

void append_retention_csv(TextBuffer& out, const RetentionResult& result, CsvStyle style) {
    columns::append_byte_order_mark(out, style);
    write_titles(out, style);
    for (const auto& period : result.periods) write_period(out, period, result, style);
}

}  // namespace csm
