// SPDX-License-Identifier: MIT
#include <csm/json.hpp>

#include "write/data/json_results.hpp"

#include <csm/number.hpp>

namespace csm {

using render::JsonWriter;
using render::Layout;

namespace {

template <class WriteSummary>
void append_tail(TextBuffer& out, const JsonTail& tail, bool empty, const WriteSummary& write_summary) {
    out.append(std::string_view{empty ? "],\n  \"summary\": " : "\n  ],\n  \"summary\": "});
    JsonWriter json{out, Layout::lines, 1};
    json.begin_object();
    write_summary(json);
    json.key("rejected_count");
    json.count(tail.rejected);
    json.end();
    out.append(std::string_view{",\n  \"problem_count\": "});
    JsonWriter{out, Layout::line}.count(tail.problems);
    out.append(std::string_view{",\n  \"problems_left_out\": "});
    JsonWriter{out, Layout::line}.count(tail.problems_left_out);
    out.append(std::string_view{",\n  \"problems\": "});
}

void write_count(JsonWriter& json, std::string_view key, std::uint64_t count) {
    json.key(key);
    json.count(count);
}

}  // namespace

void append_json_separator(TextBuffer& out, const JsonStyle& style, bool first) {
    if (style.one_line)
        out.append(std::string_view{first ? "" : "\n"});
    else
        out.append(std::string_view{first ? "\n    " : ",\n    "});
}

template <>
void append_json_tail(TextBuffer& out, const HealthSummary& summary, const Model&, const JsonTail& tail,
                      bool empty) {
    append_tail(out, tail, empty, [&](JsonWriter& json) {
        write_count(json, "total_customers", summary.accounts);
        json.key("average_score");
        summary.scored == 0 ? json.null() : json.tenths(summary.average());
        write_count(json, "green_count", summary.by_band[0]);
        write_count(json, "yellow_count", summary.by_band[1]);
        write_count(json, "red_count", summary.by_band[2]);
        write_count(json, "insufficient_data_count", summary.by_band[3]);
    });
}

template <>
void append_json_tail(TextBuffer& out, const ChurnSummary& summary, const Model&, const JsonTail& tail,
                      bool empty) {
    append_tail(out, tail, empty, [&](JsonWriter& json) {
        write_count(json, "total_customers", summary.accounts);
        write_count(json, "critical_count", summary.by_tier[0]);
        write_count(json, "high_count", summary.by_tier[1]);
        write_count(json, "medium_count", summary.by_tier[2]);
        write_count(json, "low_count", summary.by_tier[3]);
        write_count(json, "insufficient_data_count", summary.by_tier[4]);
        json.key("total_arr_at_risk");
        json.number(summary.arr_at_risk);
    });
}

template <>
void append_json_tail(TextBuffer& out, const ExpansionSummary& summary, const Model&, const JsonTail& tail,
                      bool empty) {
    append_tail(out, tail, empty, [&](JsonWriter& json) {
        write_count(json, "total_customers", summary.accounts);
        json.key("total_estimated_revenue");
        json.number(summary.total_revenue);
        json.key("net_estimated_revenue");
        json.number(summary.net_revenue);
        json.key("ready_estimated_revenue");
        json.number(summary.ready_revenue);
        write_count(json, "total_opportunities", summary.opportunities);
        write_count(json, "ready_count", summary.ready_accounts);
        write_count(json, "insufficient_data_count", summary.insufficient);
    });
}

template <>
void append_json_tail(TextBuffer& out, const PortfolioSummary& summary, const Model& model,
                      const JsonTail& tail, bool empty) {
    append_tail(out, tail, empty, [&](JsonWriter& json) { render::write_portfolio(json, summary, model); });
}

void append_json_end(TextBuffer& out) { out.append(std::string_view{"\n}\n"}); }

}  // namespace csm
