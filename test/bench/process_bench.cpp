// SPDX-License-Identifier: MIT
#include "bench/measurement.hpp"
#include "bench/portfolio_generator.hpp"
#include "places.hpp"

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include <csignal>
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

constexpr std::uint64_t start_accounts = 4;
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
    std::vector<std::uint64_t> accounts{start_accounts, 1'000, 100'000};
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

/// What shows the cost of starting.
std::vector<Subject> start_subjects(const Plan& plan) {
    return {analysis(plan, "health"), {"an empty C++ program", {CSM_EMPTY}}};
}

std::string reference_ratio(const Subject& subject, const Measurement& measurement) {
    if (!subject.reference_seconds || measurement.accounts != reference_accounts) return {};
    return fmt::format("{:.0f}×", *subject.reference_seconds / measurement.median);
}

void measure(const Plan& plan, std::uint64_t accounts, std::vector<Measurement>& measurements) {
    const TemporaryFolder folder;
    const auto document = write_portfolio(folder.path(), accounts, Layout::document);
    const auto lines = write_portfolio(folder.path(), accounts, Layout::lines);
    const bool is_start = accounts == start_accounts;
    for (const auto& subject : is_start ? start_subjects(plan) : subjects(plan)) {
        const auto& input = subject.layout == Layout::document ? document : lines;
        auto words = subject.words;
        words.push_back(input.string());
        stop_when_interrupted();
        run_process(words);  // brings program and input into memory
        std::vector<Usage> runs;
        while (runs.size() < plan.runs * (is_start ? 20 : 1)) {
            stop_when_interrupted();
            runs.push_back(run_process(words));
        }
        measurements.push_back(sum_up(subject.name, accounts, fs::file_size(input), runs));
        print_row(measurements.back(), reference_ratio(subject, measurements.back()));
    }
}

std::optional<Plan> parse(int count, char** words) {
    Plan plan;
    po::options_description options{"csm_bench_process measures whole runs of csm, output to /dev/null"};
    options.add_options()("help", "these lines")("large", "also with 1,000,000 accounts (4 GB of inputs)")(
        "accounts", po::value(&plan.accounts)->multitoken(), "sizes, instead of 4, 1,000 and 100,000")(
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
        std::vector<Measurement> measurements;
        for (const auto accounts : plan->accounts) measure(*plan, accounts, measurements);
        print_goals(measurements);
        fmt::print(
            "\nreference: how many times as long the reference program takes for the same number of "
            "accounts,\nas measured on a 2-core machine: health 15.9 s, churn 19.2 s, expand 20.6 s for "
            "100,000.\n");
    } catch (const std::exception& failure) {
        std::cerr << "csm_bench_process: " << failure.what() << "\n";
        return 1;
    }
}
