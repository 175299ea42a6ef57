// SPDX-License-Identifier: MIT
// A whole command: one word a line up to an empty line, then standard input. The command runs in a folder of
// its own with the files portfolio.json, lines.ndjson, lines.ndjson.gz and model.json; words with a slash
// could name other files and are left out.
#include "places.hpp"
#include "shared/require.hpp"
#include "shared/target.hpp"

#include "support/gzip.hpp"
#include "support/memory_io.hpp"

#include <csm/model.hpp>

#include "run.hpp"

#include <boost/json/parse.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

namespace csm::fuzz {

namespace {

namespace fs = std::filesystem;

class Folder {
  public:
    Folder() {
        auto name = (fs::temp_directory_path() / "csm-fuzz-XXXXXX").string();
        require(::mkdtemp(name.data()) != nullptr, "no temporary folder");
        path_ = fs::path{name} / "inside";  // so that ".." names a folder of its own, too
        fs::create_directory(path_);
        fs::current_path(path_);
        fill();
    }

    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    ~Folder() {
        fs::current_path(path_.parent_path().parent_path());
        fs::remove_all(path_.parent_path());
    }

    /// Requires that no temporary file is left, and makes the folder what it was.
    void clean() {
        for (const auto& entry : fs::directory_iterator(path_)) {
            require(!entry.path().filename().string().starts_with(".csm-"), "a temporary file is left");
            fs::remove_all(entry.path());
        }
        fill();
    }

  private:
    static void fill() {
        fs::copy_file(CSM_SOURCE_DIR "/data/samples/worked-example.json", "portfolio.json");
        fs::copy_file(CSM_SOURCE_DIR "/data/models/standard.json", "model.json");
        constexpr std::string_view lines = "{\"customer_id\": \"W-1\", \"owner\": \"Ann\", \"arr\": 5}\n"
                                           "{\"customer_id\": \"C-2\", \"arr\": \"x\"}\n{\n";
        std::ofstream("lines.ndjson") << lines;
        std::ofstream("lines.ndjson.gz", std::ios::binary) << test::gzip(lines);
    }

    fs::path path_;
};

std::vector<std::string> words_of(std::string_view& input) {
    std::vector<std::string> words;
    while (!input.empty()) {
        std::string word{input.substr(0, input.find('\n'))};
        input.remove_prefix(std::min(word.size() + 1, input.size()));
        if (word.empty()) break;
        std::erase(word, '\0');
        if (word.find('/') == std::string::npos && words.size() < 24) words.push_back(std::move(word));
    }
    return words;
}

bool may_write(const std::vector<std::string>& words) {
    return std::ranges::any_of(words, [](const std::string& word) {
        return word.starts_with('-') && word.find('o') != std::string::npos;
    });
}

bool repeats(const std::vector<std::string>& words, std::string_view text) {
    return std::ranges::any_of(words,
                               [&](const std::string& word) { return word.find(text) != std::string::npos; });
}

void require_sound(int status, const test::MemoryIo& memory, const std::vector<std::string>& words) {
    constexpr std::string_view defect = "defect of csm";
    require(status >= 0 && status <= 3, "an exit status that is not documented");
    require(memory.err.find(defect) == std::string::npos || repeats(words, defect), memory.err);
    require(status == 0 || !memory.err.empty(), "a failure without a message");
    require(status != 2 || memory.out.empty(), "a command that is not understood has an output");
    require(memory.err.empty() || memory.err.ends_with('\n'), "a message does not end");
    if (status == 1 || !memory.out.starts_with("{\n  \"report\"")) return;
    boost::json::error_code failure;
    boost::json::parse(memory.out, failure);
    require(!failure, "the output of " + words.front() + " is not JSON: " + memory.out);
}

}  // namespace

}  // namespace csm::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace csm::fuzz;
    static Folder folder;
    std::string_view input{reinterpret_cast<const char*>(data), size};
    const auto words = words_of(input);
    csm::test::MemoryIo memory;
    memory.input = input;
    const int status = csm::cmd::run(words, memory.io);
    require_sound(status, memory, words);
    if (may_write(words)) folder.clean();
    return 0;
}
