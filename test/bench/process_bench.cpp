// SPDX-License-Identifier: MIT
#include "bench/portfolio_generator.hpp"
#include "bench/process_run.hpp"

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;
using namespace csm::bench;

volatile std::sig_atomic_t interrupted = 0;

/// Ends the program by way of the destructors, so that no gigabytes stay behind.
void stop_when_interrupted() {
    if (interrupted != 0) throw std::runtime_error{"interrupted"};
}

constexpr std::uint64_t reference_accounts = 100'000;

/// A command to measure. `words` go before the name of the portfolio.
struct Subject {
    std::string name;
    std::vector<std::string> words;
    Layout layout = Layout::document;
    std::optional<double> reference_seconds{};  ///< the reference's, for 100,000 accounts
};

struct Plan {
    std::string program = CSM_BINARY;
    std::vector<std::uint64_t> accounts{1'000, 100'000};
    std::size_t runs = 5;
};

/// A folder of its own for the inputs, which goes away with what is in it.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        auto pattern = (fs::temp_directory_path() / "csm_bench_XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder can be made"};
        path_ = pattern;
    }

    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

/// Written piece by piece: the kernel counts the memory of the process that starts another one as the other's
/// peak, too.
fs::path write_portfolio(const fs::path& folder, std::uint64_t accounts, Layout layout) {
    auto path = folder / (layout == Layout::document ? "portfolio.json" : "portfolio.ndjson");
    std::ofstream file{path, std::ios::binary};
    generate_portfolio({.accounts = accounts, .layout = layout}, [&](std::string_view piece) {
        stop_when_interrupted();
        file.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    });
    if (!file.flush()) throw std::runtime_error{path.string() + " cannot be written"};
    return path;
}

Subject analysis(const Plan& plan, const std::string& options, Layout layout = Layout::document,
                 std::optional<double> reference_seconds = {}) {
    Subject subject{(layout == Layout::lines ? "NDJSON input, " : "") + options,
                    {plan.program},
                    layout,
                    reference_seconds};
    auto words = po::split_unix(options + " --as-of " + std::string{as_of});
    subject.words.insert(subject.words.end(), words.begin(), words.end());
    return subject;
}

std::vector<Subject> subjects(const Plan& plan) {
    std::vector<Subject> rows{
        analysis(plan, "health --format json", Layout::document, 15.9),
        analysis(plan, "health --format json --explain"),
        analysis(plan, "health --format ndjson"),
        analysis(plan, "health --format ndjson", Layout::lines),
        analysis(plan, "health --format csv"),
        analysis(plan, "churn --format json", Layout::document, 19.2),
        analysis(plan, "expand --format json", Layout::document, 20.6),
        analysis(plan, "report --format text --top 50"),
        analysis(plan, "report --format json --all"),
    };
    rows.push_back({"plain read of the file", {CSM_BASELINES, "read"}});
    rows.push_back({"Boost.JSON basic_parser, empty handler", {CSM_BASELINES, "events"}});
    rows.push_back({"Boost.JSON parse into a tree", {CSM_BASELINES, "tree"}});
#ifdef CSM_BENCH_SIMDJSON
    rows.push_back({"simdjson parse into its DOM", {CSM_BASELINES, "simdjson"}});
#endif
    return rows;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::vector<double> all(const std::vector<Usage>& runs, double Usage::*quantity) {
    std::vector<double> values;
    values.reserve(runs.size());
    for (const auto& run : runs) values.push_back(run.*quantity);
    return values;
}

void print_row(const Subject& subject, std::uint64_t accounts, std::uint64_t bytes,
               const std::vector<Usage>& runs) {
    const auto walls = all(runs, &Usage::seconds);
    const double middle = median(walls);
    const auto [least, most] = std::minmax_element(walls.begin(), walls.end());
    const auto peak = std::max_element(runs.begin(), runs.end(), [](const Usage& a, const Usage& b) {
                          return a.peak_bytes < b.peak_bytes;
                      })->peak_bytes;
    const auto ratio = subject.reference_seconds && accounts == reference_accounts
                           ? fmt::format("{:.0f}×", *subject.reference_seconds / middle)
                           : std::string{};
    fmt::print(
        "| {:<38} | {:>8} | {:>13} | {:>7.3f} | {:>7.3f} | {:>7.3f} | {:>7.3f} | {:>10.0f} | {:>6.0f} | "
        "{:>8.1f} | {:>9} |\n",
        subject.name, accounts, bytes, *least, middle, *most, median(all(runs, &Usage::cpu_seconds)),
        static_cast<double>(accounts) / middle, static_cast<double>(bytes) / 1e6 / middle,
        static_cast<double>(peak) / (1 << 20), ratio);
    std::fflush(stdout);
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

void measure(const Plan& plan, std::uint64_t accounts) {
    const TemporaryFolder folder;
    const auto document = write_portfolio(folder.path(), accounts, Layout::document);
    const auto lines = write_portfolio(folder.path(), accounts, Layout::lines);
    for (const auto& subject : subjects(plan)) {
        const auto& input = subject.layout == Layout::document ? document : lines;
        auto words = subject.words;
        words.push_back(input.string());
        stop_when_interrupted();
        run_process(words);  // brings program and input into memory
        std::vector<Usage> runs;
        while (runs.size() < plan.runs) {
            stop_when_interrupted();
            runs.push_back(run_process(words));
        }
        print_row(subject, accounts, fs::file_size(input), runs);
    }
}

std::optional<Plan> parse(int count, char** words) {
    Plan plan;
    po::options_description options{"csm_bench_process measures whole runs of csm, output to /dev/null"};
    options.add_options()("help", "these lines")("large", "also with 1,000,000 accounts (4 GB of inputs)")(
        "accounts", po::value(&plan.accounts)->multitoken(), "sizes, instead of 1,000 and 100,000")(
        "runs", po::value(&plan.runs), "measured runs of each command (5)")(
        "program", po::value(&plan.program), "another csm than the one of this build");
    po::variables_map values;
    po::store(po::parse_command_line(count, words, options), values);
    po::notify(values);
    if (plan.runs == 0) throw po::error{"--runs is at least 1"};
    if (values.count("large") > 0) plan.accounts.push_back(1'000'000);
    if (values.count("help") == 0) return plan;
    std::cout << options;
    return {};
}

}  // namespace

int main(int count, char** words) {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, [](int) { interrupted = 1; });
    try {
        if (!generator_is_unchanged())
            throw std::runtime_error{"the generator makes other bytes than it did"};
        const auto plan = parse(count, words);
        if (!plan) return 0;
        print_head();
        for (const auto accounts : plan->accounts) measure(*plan, accounts);
        fmt::print(
            "\nreference: how many times as long the reference program takes for the same number of "
            "accounts,\nas measured on a 2-core machine: health 15.9 s, churn 19.2 s, expand 20.6 s for "
            "100,000.\n");
    } catch (const std::exception& failure) {
        std::cerr << "csm_bench_process: " << failure.what() << "\n";
        return 1;
    }
}
