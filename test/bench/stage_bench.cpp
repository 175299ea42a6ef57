// SPDX-License-Identifier: MIT
#include "bench/memory_peak.hpp"
#include "bench/portfolio_generator.hpp"

#include <csm/csv.hpp>
#include <csm/json.hpp>
#include <csm/pages.hpp>
#include <csm/portfolio.hpp>
#include <csm/render.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace csm;
using benchmark::State;

constexpr std::int64_t few = 1'000, many = 100'000, very_many = 1'000'000;

/// As in the program a result is written right after it was made, so only as many are kept as stay in the
/// caches.
constexpr std::int64_t results_kept = 100;

/// The content of a result that is expected to be there.
template <class Result>
auto checked(Result result) {
    if (!result) throw std::logic_error{"the generated portfolio or the standard model cannot be read"};
    return *std::move(result);
}

const Model& model() {
    static const Model standard = checked(read_model(standard_model_text(), "standard"));
    return standard;
}

Settings settings() { return {.as_of = *parse_iso_date(bench::as_of)}; }

std::string portfolio(const State& state, bench::Layout layout = bench::Layout::document,
                      bench::Blocks blocks = bench::Blocks::all) {
    return bench::portfolio_text(
        {.accounts = static_cast<std::uint64_t>(state.range(0)), .layout = layout, .blocks = blocks});
}

[[noreturn]] void complain(const Problem& problem) {
    throw std::runtime_error{"line " + std::to_string(problem.line) + ": " + problem.field + " " +
                             problem.message};
}

struct EmptyBatch {
    void clear() {}

    void take(Account& account, std::uint64_t) { benchmark::DoNotOptimize(account); }
};

BatchSink empty_batches() {
    return {[] { return EmptyBatch{}; }, [](EmptyBatch&) {},
            [](const Problem& problem) { complain(problem); }};
}

std::vector<Account> accounts(std::int64_t count) {
    const auto text = bench::portfolio_text({.accounts = static_cast<std::uint64_t>(count)});
    std::vector<Account> read;
    const AccountSink sink{[&](Account& account) { read.push_back(account); },
                           [](const Problem& problem) { complain(problem); }};
    const Source source{"portfolio.json", text};
    checked(read_portfolios({&source, 1}, model(), sink));
    return read;
}

void count(State& state, std::size_t bytes) {
    state.SetItemsProcessed(state.iterations() * state.range(0));
    if (bytes > 0) state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void count_memory(State& state, const bench::MemoryPeak& peak) {
    state.counters["peak"] = benchmark::Counter(static_cast<double>(peak.rise()),
                                                benchmark::Counter::kDefaults, benchmark::Counter::kIs1024);
}

void sizes(benchmark::internal::Benchmark* stage) {
    stage->Unit(benchmark::kMillisecond)->ArgName("accounts")->Arg(few)->Arg(many);
    if (std::getenv("CSM_BENCH_LARGE") != nullptr) stage->Arg(very_many);
}

void read(State& state, bench::Layout layout) {
    const auto text = portfolio(state, layout);
    const Source source{"portfolio", text};
    const bench::MemoryPeak peak;
    while (state.KeepRunning())
        benchmark::DoNotOptimize(
            checked(Portfolio{{&source, 1}, model(), ReadOptions{}}.read(empty_batches())));
    count_memory(state, peak);
    count(state, text.size());
}

void join(State& state) {
    using bench::Blocks;
    const std::array texts{portfolio(state, bench::Layout::document, Blocks::health),
                           portfolio(state, bench::Layout::document, Blocks::churn),
                           portfolio(state, bench::Layout::document, Blocks::expansion)};
    const std::array<Source, 3> sources{
        {{"health.json", texts[0]}, {"churn.json", texts[1]}, {"expansion.json", texts[2]}}};
    const bench::MemoryPeak peak;
    while (state.KeepRunning())
        benchmark::DoNotOptimize(checked(Portfolio{sources, model(), ReadOptions{}}.read(empty_batches())));
    count_memory(state, peak);
    count(state, texts[0].size() + texts[1].size() + texts[2].size());
}

/// Scores accounts that were read before.
template <class Score>
void score(State& state, Score score_one) {
    const auto read = accounts(state.range(0));
    while (state.KeepRunning())
        for (const auto& account : read) benchmark::DoNotOptimize(score_one(account));
    count(state, 0);
}

/// Writes results that were made before into a buffer that is emptied when it is full.
template <class Score, class Append>
void render(State& state, Score score_one, Append append) {
    const auto read = accounts(results_kept);
    std::vector<decltype(score_one(read.front()))> results;
    results.reserve(read.size());
    for (const auto& account : read) results.push_back(score_one(account));
    TextBuffer buffer;
    std::size_t bytes = 0;
    while (state.KeepRunning()) {
        bytes = 0;
        for (std::int64_t i = 0; i < state.range(0); ++i) {
            const auto index = static_cast<std::size_t>(i % results_kept);
            append(buffer, read[index], results[index]);
            if (buffer.size() < 65536) continue;
            bytes += buffer.size();
            buffer.clear();
        }
        bytes += buffer.size();
        buffer.clear();
    }
    count(state, bytes);
}

void document(State& state) {
    PortfolioSummary summary{model()};
    Listing<Assessment> listing;
    for (auto& account : accounts(state.range(0))) {
        auto assessment = assess(account, model(), settings());
        summary.add(figures_of(account, assessment, model(), settings()));
        listing.rows.push_back({std::move(account), std::move(assessment)});
    }
    listing.selected = listing.rows.size();
    std::size_t bytes = 0;
    while (state.KeepRunning())
        bytes = render_text(report_document(listing, summary, model(), settings()), {}).size();
    count(state, bytes);
}

HealthResult health_of(const Account& account) { return score_health(account, model(), Missing::exclude); }

ChurnResult churn_of(const Account& account) {
    return score_churn(account, model(), settings().as_of, Missing::exclude);
}

ExpansionResult expansion_of(const Account& account) {
    return find_expansion(account, model(), Missing::exclude, Band::green, Tier::low);
}

Assessment assessment_of(const Account& account) { return assess(account, model(), settings()); }

void health_json(TextBuffer& out, const Account& account, const HealthResult& health) {
    static const CustomerJson<HealthResult> json{model(), {}, settings()};
    json.append(out, account, health);
}

void health_csv(TextBuffer& out, const Account& account, const HealthResult& health) {
    CustomerCsv<HealthResult>{model(), settings()}.append(out, account, health);
}

void explained_health_json(TextBuffer& out, const Account& account, const HealthResult& health) {
    static const CustomerJson<HealthResult> json{model(), {.explain = true}, settings()};
    json.append(out, account, health);
}

void report_json(TextBuffer& out, const Account& account, const Assessment& assessment) {
    static const CustomerJson<Assessment> json{model(), {}, settings()};
    json.append(out, account, assessment);
}

void report_csv(TextBuffer& out, const Account& account, const Assessment& assessment) {
    CustomerCsv<Assessment>{model(), settings()}.append(out, account, assessment);
}

BENCHMARK_CAPTURE(read, json, bench::Layout::document)->Apply(sizes);
BENCHMARK_CAPTURE(read, ndjson, bench::Layout::lines)->Apply(sizes);
BENCHMARK(join)->Name("read/join of three files")->Apply(sizes);
BENCHMARK_CAPTURE(score, health, health_of)->Apply(sizes);
BENCHMARK_CAPTURE(score, churn, churn_of)->Apply(sizes);
BENCHMARK_CAPTURE(score, expansion, expansion_of)->Apply(sizes);
BENCHMARK_CAPTURE(score, assess, assessment_of)->Apply(sizes);
BENCHMARK_CAPTURE(render, health JSON, health_of, health_json)->Apply(sizes);
BENCHMARK_CAPTURE(render, health JSON explained, health_of, explained_health_json)->Apply(sizes);
BENCHMARK_CAPTURE(render, health CSV, health_of, health_csv)->Apply(sizes);
BENCHMARK_CAPTURE(render, report JSON, assessment_of, report_json)->Apply(sizes);
BENCHMARK_CAPTURE(render, report CSV, assessment_of, report_csv)->Apply(sizes);
BENCHMARK(document)->Name("render/report text, every account")->Apply(sizes);

}  // namespace

int main(int argc, char** argv) {
    if (!bench::generator_is_unchanged()) {
        std::cerr
            << "csm_bench_stages: the generator makes other bytes than those of the published figures\n";
        return 1;
    }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
