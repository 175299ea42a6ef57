// SPDX-License-Identifier: MIT
#include <csm/json.hpp>

#include "base/spool.hpp"
#include "write/data/json_onboarding.hpp"
#include "write/data/json_results.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace csm {

using render::JsonWriter;
using render::Layout;

namespace {

constexpr std::size_t customer_depth = 2;

/// The object of a customer, and what the frame around the objects calls itself.
template <class Scored>
struct ObjectOf;

template <>
struct ObjectOf<HealthResult> {
    using Type = render::HealthObject;
    static constexpr std::string_view report = "customer_health_scores", schema = "csm.health/1";
};

template <>
struct ObjectOf<ChurnResult> {
    using Type = render::ChurnObject;
    static constexpr std::string_view report = "churn_risk_analysis", schema = "csm.churn/1";
};

template <>
struct ObjectOf<ExpansionResult> {
    using Type = render::ExpansionObject;
    static constexpr std::string_view report = "expansion_opportunities", schema = "csm.expand/1";
};

template <>
struct ObjectOf<Assessment> {
    using Type = render::ReportObject;
    static constexpr std::string_view report = "portfolio_report", schema = "csm.report/1";
};

template <>
struct ObjectOf<OnboardingResult> {
    using Type = render::OnboardingObject;
    static constexpr std::string_view report = "onboarding_progress", schema = "csm.onboarding/1";
};

void write_count(JsonWriter& json, std::string_view key, std::uint64_t count) {
    json.key(key);
    json.count(count);
}

template <class WriteSummary>
void append_tail(TextBuffer& out, const JsonTail& tail, bool empty, const WriteSummary& write_summary) {
    out.append(std::string_view{empty ? "],\n  \"summary\": " : "\n  ],\n  \"summary\": "});
    JsonWriter json{out, Layout::lines, 1};
    json.begin_object();
    write_summary(json);
    if (tail.decisions) {
        write_count(json, "overridden_count", tail.decisions->overridden);
        write_count(json, "snoozed_count", tail.decisions->snoozed);
        write_count(json, "expired_count", tail.decisions->expired);
    }
    write_count(json, "rejected_count", tail.rejected);
    json.end();
    out.append(std::string_view{",\n  \"problem_count\": "});
    JsonWriter{out, Layout::line}.count(tail.problems);
    out.append(std::string_view{",\n  \"problems_left_out\": "});
    JsonWriter{out, Layout::line}.count(tail.problems_left_out);
    out.append(std::string_view{",\n  \"problems\": "});
}

}  // namespace

template <class Scored>
struct CustomerJson<Scored>::Object {
    typename ObjectOf<Scored>::Type writer;
};

template <class Scored>
CustomerJson<Scored>::CustomerJson(const Model& model, const JsonStyle& style, const Settings& settings)
    : object_{new Object{{model, {style, customer_depth, settings.decisions, settings.as_of}}}} {}

template <class Scored>
CustomerJson<Scored>::~CustomerJson() = default;
template <class Scored>
CustomerJson<Scored>::CustomerJson(CustomerJson&&) noexcept = default;
template <class Scored>
CustomerJson<Scored>& CustomerJson<Scored>::operator=(CustomerJson&&) noexcept = default;

template <class Scored>
void CustomerJson<Scored>::append(TextBuffer& out, const Account& account, const Scored& scored) const {
    object_->writer.append(out, account, scored);
}

template <class Scored>
void CustomerJson<Scored>::append_head(TextBuffer& out, const Settings& settings, const Model& model) {
    JsonWriter json{out, Layout::lines};
    json.begin_object();
    render::write_document_identity(json, ObjectOf<Scored>::report, ObjectOf<Scored>::schema, settings.as_of,
                                    model);
    json.key("missing");
    json.plain_text(word(settings.missing));
    out.append(std::string_view{",\n  \"customers\": ["});
}

template class CustomerJson<HealthResult>;
template class CustomerJson<ChurnResult>;
template class CustomerJson<ExpansionResult>;
template class CustomerJson<Assessment>;
template class CustomerJson<OnboardingResult>;

using render::JsonWriter;
using render::Layout;

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
        json.tenths_or_null(summary.average());
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

template <>
void append_json_tail(TextBuffer& out, const OnboardingSummary& summary, const Model&, const JsonTail& tail,
                      bool empty) {
    append_tail(out, tail, empty, [&](JsonWriter& json) { render::write_onboarding_summary(json, summary); });
}

void append_json_end(TextBuffer& out) { out.append(std::string_view{"\n}\n"}); }

namespace render {

void write_document_identity(JsonWriter& json, std::string_view report, std::string_view schema, Date as_of,
                             const Model& model) {
    json.key("report");
    json.plain_text(report);
    json.key("schema");
    json.plain_text(schema);
    json.key("as_of");
    json.plain_text(iso_text(as_of));
    json.key("model");
    json.begin_object(Layout::line);
    json.key("name");
    json.text(model.name);
    json.key("version");
    json.text(model.version);
    json.key("digest");
    json.plain_text(model.digest);
    json.end();
}

void write_problem(JsonWriter& json, const Problem& problem) {
    json.begin_object(Layout::line);
    json.key("file");
    json.text(problem.file);
    json.key("line");
    problem.line == 0 ? json.null() : json.count(problem.line);
    json.key("column");
    problem.line == 0 ? json.null() : json.count(problem.column);
    json.key("record");
    json.text_or_null(problem.record);
    json.key("customer_id");
    json.text_or_null(problem.customer_id);
    json.key("field");
    json.text_or_null(problem.field);
    json.key("message");
    json.text(problem.message);
    json.end();
}

}  // namespace render

struct JsonProblems::Spooled {
    explicit Spooled(std::string temporary_folder)
        : folder{temporary_folder},
          spool{std::move(temporary_folder)} {}

    std::string folder;
    read::Spool spool;
    TextBuffer pending;  // what is not in the spool yet
    bool is_empty = true;
    int failure = 0;  // errno of the spool

    /// What could not be kept is told when the list is taken.
    void keep() {
        if (failure == 0 && !spool.append(pending.view())) failure = errno;
        pending.clear();
    }

    Error lost(int reason) const {
        return {"the list of problems",
                "cannot be kept in a temporary file in \"" + folder +
                    "\": " + std::generic_category().message(reason),
                "make room there, let TMPDIR name another folder, or leave --all-problems out"};
    }
};

JsonProblems::JsonProblems(std::string temporary_folder)
    : spooled_{std::make_unique<Spooled>(std::move(temporary_folder))} {}

JsonProblems::~JsonProblems() = default;
JsonProblems::JsonProblems(JsonProblems&&) noexcept = default;
JsonProblems& JsonProblems::operator=(JsonProblems&&) noexcept = default;

void JsonProblems::add(const Problem& problem) {
    constexpr std::size_t enough = 1 << 16;
    auto& pending = spooled_->pending;
    append_json_separator(pending, {}, spooled_->is_empty);
    spooled_->is_empty = false;
    render::JsonWriter json{pending, render::Layout::lines};
    render::write_problem(json, problem);
    if (pending.size() >= enough) spooled_->keep();
}

Result<void> JsonProblems::take(const std::function<void(std::string_view)>& taker) {
    auto& spool = spooled_->spool;
    spooled_->keep();
    if (spooled_->failure != 0) return spooled_->lost(spooled_->failure);
    taker("[");
    if (spool.is_in_memory()) taker(spool.take_text());
    std::array<char, 1 << 16> piece{};
    for (off_t at = 0; !spool.is_in_memory();) {
        const auto got = ::pread(spool.descriptor(), piece.data(), piece.size(), at);
        if (got < 0 && errno != EINTR) return spooled_->lost(errno);
        if (got == 0) break;
        if (got > 0) taker({piece.data(), static_cast<std::size_t>(got)});
        at += std::max<ssize_t>(got, 0);
    }
    taker(spooled_->is_empty ? "]" : "\n  ]");
    return {};
}

}  // namespace csm
