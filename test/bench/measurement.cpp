// SPDX-License-Identifier: MIT
#include "bench/measurement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace csm::bench {

namespace {

double middle(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const auto half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

std::vector<double> all(const std::vector<Usage>& runs, double Usage::*quantity) {
    std::vector<double> values;
    values.reserve(runs.size());
    for (const auto& run : runs) values.push_back(run.*quantity);
    return values;
}

double mebibytes(std::uint64_t bytes) { return static_cast<double>(bytes) / (1 << 20); }

}  // namespace

Measurement sum_up(std::string name, std::uint64_t accounts, std::uint64_t bytes,
                   const std::vector<Usage>& runs) {
    const auto walls = all(runs, &Usage::seconds);
    const auto [least, most] = std::minmax_element(walls.begin(), walls.end());
    const auto peak = std::max_element(
        runs.begin(), runs.end(), [](const Usage& a, const Usage& b) { return a.peak_bytes < b.peak_bytes; });
    return {std::move(name),
            accounts,
            bytes,
            *least,
            middle(walls),
            *most,
            middle(all(runs, &Usage::cpu_seconds)),
            peak->peak_bytes};
}

void print_head() {
    fmt::print(
        "| {:<38} | {:>8} | {:>13} | {:>7} | {:>7} | {:>7} | {:>7} | {:>10} | {:>6} | {:>8} | {:>9} |\n",
        "command", "accounts", "bytes", "min s", "med. s", "max s", "CPU s", "accounts/s", "MB/s", "peak MiB",
        "reference");
    fmt::print(
        "|{:-<40}|{:->9}:|{:->14}:|{:->8}:|{:->8}:|{:->8}:|{:->8}:|{:->11}:|{:->7}:|{:->9}:|{:->10}:|\n", "",
        "", "", "", "", "", "", "", "", "", "");
}

void print_row(const Measurement& row, const std::string& reference) {
    fmt::print(
        "| {:<38} | {:>8} | {:>13} | {:>7.4f} | {:>7.4f} | {:>7.4f} | {:>7.4f} | {:>10.0f} | {:>6.0f} | "
        "{:>8.1f} | {:>9} |\n",
        row.name, row.accounts, row.bytes, row.least, row.median, row.most, row.cpu,
        static_cast<double>(row.accounts) / row.median, static_cast<double>(row.bytes) / 1e6 / row.median,
        mebibytes(row.peak_bytes), reference);
    std::fflush(stdout);
}

namespace {

const Measurement* find(const std::vector<Measurement>& rows, const std::string& name,
                        std::uint64_t accounts) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Measurement& row) {
        return row.name == name && row.accounts == accounts;
    });
    return found == rows.end() ? nullptr : &*found;
}

void print_goal(const std::string& goal, double reached, const std::string& limit, double wanted) {
    const bool at_most = limit == "at most";
    const bool met = at_most ? reached <= wanted : reached >= wanted;
    fmt::print("| {:<66} | {:>8.2f} | {} {:g} | {} |\n", goal, reached, limit, wanted, met ? "yes" : "no");
}

constexpr std::uint64_t many = 100'000, very_many = 1'000'000;
constexpr double reference_health = 15.9, reference_of_all = 15.9 + 19.2 + 20.6;

void print_speed_goals(const std::vector<Measurement>& rows) {
    const auto* health = find(rows, "health --format json", many);
    const auto* report = find(rows, "report --format json --all", many);
    const auto* tree = find(rows, "simdjson parse into its DOM", many);
    if (health && tree)
        print_goal("health, JSON: time over simdjson's tree parse", health->median / tree->median, "at most",
                   0.8);
    if (health)
        print_goal("health, JSON: times the reference's speed", reference_health / health->median, "at least",
                   70);
    if (report && tree)
        print_goal("report --all, JSON: time over simdjson's tree parse", report->median / tree->median,
                   "at most", 2);
    if (report)
        print_goal("report --all, JSON: times the speed of the three references",
                   reference_of_all / report->median, "at least", 100);
}

void print_size_goals(const std::vector<Measurement>& rows) {
    const auto* small = find(rows, "health --format ndjson", many);
    const auto* large = find(rows, "health --format ndjson", very_many);
    const auto* report = find(rows, "report --format text --top 50", very_many);
    if (small && large)
        print_goal("health, NDJSON: time of an account among a million over among 100,000",
                   large->median / small->median / (very_many / many), "at most", 1.1);
    if (large) print_goal("health, NDJSON, a million: peak MiB", mebibytes(large->peak_bytes), "at most", 64);
    if (report)
        print_goal("report, text, top 50, a million: peak MiB", mebibytes(report->peak_bytes), "at most",
                   500);
}

void print_start_goals(const std::vector<Measurement>& rows) {
    const auto* health = find(rows, "health", 4);
    const auto* empty = find(rows, "an empty C++ program", 4);
    if (!health || !empty) return;
    print_goal("health of four accounts: milliseconds", health->median * 1e3, "at most", 5);
    print_goal("health of four accounts: milliseconds over an empty program",
               (health->median - empty->median) * 1e3, "at most", 3);
}

}  // namespace

void print_goals(const std::vector<Measurement>& measurements) {
    fmt::print("\n| {:<66} | {:>8} | wanted | met |\n|{:-<68}|{:->9}:|---|---|\n", "goal", "reached", "", "");
    print_speed_goals(measurements);
    print_size_goals(measurements);
    print_start_goals(measurements);
}

}  // namespace csm::bench
