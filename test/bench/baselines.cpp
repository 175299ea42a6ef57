// SPDX-License-Identifier: MIT
// What reading the same file costs others: csm_bench_baselines NAME FILE does it once; without arguments it
// lists the names.
#include <csm/input_file.hpp>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#ifdef CSM_BENCH_SIMDJSON
#include <simdjson.h>
#endif

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace json = boost::json;

/// Takes every event of a parser and does nothing with it.
struct EmptyHandler {
    using Failure = json::error_code;
    static constexpr auto max_object_size = std::size_t(-1);
    static constexpr auto max_array_size = std::size_t(-1);
    static constexpr auto max_key_size = std::size_t(-1);
    static constexpr auto max_string_size = std::size_t(-1);

    static bool on_document_begin(Failure&) { return true; }

    static bool on_document_end(Failure&) { return true; }

    static bool on_object_begin(Failure&) { return true; }

    static bool on_object_end(std::size_t, Failure&) { return true; }

    static bool on_array_begin(Failure&) { return true; }

    static bool on_array_end(std::size_t, Failure&) { return true; }

    static bool on_key_part(json::string_view, std::size_t, Failure&) { return true; }

    static bool on_key(json::string_view, std::size_t, Failure&) { return true; }

    static bool on_string_part(json::string_view, std::size_t, Failure&) { return true; }

    static bool on_string(json::string_view, std::size_t, Failure&) { return true; }

    static bool on_number_part(json::string_view, Failure&) { return true; }

    static bool on_int64(std::int64_t, json::string_view, Failure&) { return true; }

    static bool on_uint64(std::uint64_t, json::string_view, Failure&) { return true; }

    static bool on_double(double, json::string_view, Failure&) { return true; }

    static bool on_bool(bool, Failure&) { return true; }

    static bool on_null(Failure&) { return true; }

    static bool on_comment_part(json::string_view, Failure&) { return true; }

    static bool on_comment(json::string_view, Failure&) { return true; }
};

bool read_pieces(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    std::vector<char> piece(1 << 20);
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size()))) continue;
    return file.eof();
}

csm::InputFile opened(const std::string& path) {
    auto file = csm::InputFile::open(path);
    if (!file) throw std::runtime_error{csm::describe(file.error())};
    return *std::move(file);
}

bool parse_events(const std::string& path) {
    const auto file = opened(path);
    json::basic_parser<EmptyHandler> parser{json::parse_options{}};
    json::error_code failure;
    parser.write_some(false, file.bytes().data(), file.bytes().size(), failure);
    return !failure;
}

bool parse_tree(const std::string& path) {
    const auto file = opened(path);
    json::monotonic_resource memory;
    return json::parse(json::string_view{file.bytes().data(), file.bytes().size()}, &memory).is_object();
}

#ifdef CSM_BENCH_SIMDJSON
bool parse_simdjson(const std::string& path) {
    simdjson::dom::parser parser;
    return parser.load(path).is_object();
}
#endif

struct Baseline {
    std::string_view name;
    bool (*run)(const std::string& path);
};

constexpr auto baselines = std::to_array<Baseline>({
    {"read", read_pieces},
    {"events", parse_events},
    {"tree", parse_tree},
#ifdef CSM_BENCH_SIMDJSON
    {"simdjson", parse_simdjson},
#endif
});

}  // namespace

int main(int count, char** words) {
    try {
        if (count == 1)
            for (const auto& baseline : baselines) std::cout << baseline.name << "\n";
        if (count != 3) return count == 1 ? 0 : 2;
        const auto* const baseline = std::find_if(baselines.begin(), baselines.end(),
                                                  [&](const Baseline& row) { return row.name == words[1]; });
        return baseline != baselines.end() && baseline->run(words[2]) ? 0 : 1;
    } catch (const std::exception& failure) {
        std::cerr << "csm_bench_baselines: " << failure.what() << "\n";
        return 1;
    }
}
