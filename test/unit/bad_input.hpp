// SPDX-License-Identifier: MIT
#pragma once

#include "support/golden_folder.hpp"
#include "support/gzip.hpp"
#include "support/memory_io.hpp"
#include "support/reading.hpp"

#include "run.hpp"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <unistd.h>

namespace csm::test {

/// A layout of the input: what stands before, between and behind records, and how messages name the second
/// one.
struct Layout {
    const char* name;
    const char* before;
    const char* between;
    const char* behind;
    const char* second;
    bool is_lines = false;
};

inline constexpr Layout layouts[] = {{"object", "{\"customers\": [\n", ",\n", "\n]}\n", "customers[1]"},
                                     {"list", "[\n", ",\n", "\n]\n", "[1]"},
                                     {"lines", "", "\n", "\n", "", true}};

/// Where csm gets the bytes from.
enum class From { file, packed_file, standard_input, packed_standard_input };

inline constexpr From every_way[] = {From::file, From::packed_file, From::standard_input,
                                     From::packed_standard_input};

inline bool is_file(From from) { return from == From::file || from == From::packed_file; }

inline bool is_packed(From from) { return from == From::packed_file || from == From::packed_standard_input; }

inline std::string name_of(From from) {
    return !is_file(from) ? "standard input" : is_packed(from) ? "p.json.gz" : "p.json";
}

struct Ran {
    int status = 0;
    std::string err;
    boost::json::object document;  // empty when there is none

    std::vector<std::string> ids() const {
        std::vector<std::string> ids;
        if (!document.contains("customers")) return ids;
        for (const auto& customer : document.at("customers").as_array())
            ids.emplace_back(customer.at("customer_id").as_string());
        return ids;
    }

    std::int64_t rejected() const {
        return document.at("summary").at("rejected_count").to_number<std::int64_t>();
    }
};

class BadInput : public testing::Test {
  protected:
    /// Scores health as JSON in the order of the input.
    Ran run(const std::string& text, From from, const std::vector<std::string>& options = {}) {
        MemoryIo memory;
        write_text(is_file(from) ? name_of(from) : "input", is_packed(from) ? gzip(text) : text);
        memory.io.read_stdin = [] {
            const int descriptor = ::open("input", O_RDONLY);
            auto input = InputFile::read(descriptor, "standard input");
            ::close(descriptor);
            return input;
        };
        std::vector<std::string> words{"health", is_file(from) ? name_of(from) : "-", "-f", "json", "--sort",
                                       "input"};
        words.insert(words.end(), options.begin(), options.end());
        Ran ran{.status = cmd::run(words, memory.io), .err = memory.err, .document = {}};
        if (ran.status != 1) ran.document = boost::json::parse(memory.out).as_object();
        return ran;
    }

    /// The second of three records, A to Z, is bad where the mark stands: the problem says so, the others are
    /// scored, and --strict takes it for a failure. `key` is a member of the bad record's result and `value`
    /// what it must be, or null.
    void expect_others_scored(const Ran& ran, const Marked& text, From from, bool is_used, const char* key,
                              const char* value) {
        EXPECT_EQ(ran.status, 0);
        ASSERT_FALSE(ran.document.empty());
        EXPECT_EQ(ran.ids().size(), is_used ? 3U : 2U);
        EXPECT_EQ(ran.ids().front(), "A");
        EXPECT_EQ(ran.ids().back(), "Z");
        EXPECT_EQ(ran.rejected(), is_used ? 0 : 1);
        const auto& problem = ran.document.at("problems").as_array().front();
        EXPECT_EQ(problem.at("line").to_number<std::uint64_t>(), text.line);
        EXPECT_EQ(problem.at("column").to_number<std::uint64_t>(), text.column);
        if (key != nullptr) {
            EXPECT_EQ(ran.document.at("customers").at(1).at(key), boost::json::parse(value));
        }
        EXPECT_EQ(run(text.text, from, {"--strict"}).status, 3);
    }

    TemporaryFolder folder_;
};

inline constexpr const char* good = R"({"customer_id": "A", "segment": "smb", "arr": 5})";
inline constexpr const char* last = R"({"customer_id": "Z", "segment": "smb", "arr": 5})";

}  // namespace csm::test
