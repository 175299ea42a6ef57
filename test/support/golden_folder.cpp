// SPDX-License-Identifier: MIT
#include "support/golden_folder.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace csm::test {

namespace fs = std::filesystem;

namespace {

fs::path make_folder() {
    std::string name = (fs::temp_directory_path() / "csm-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
    return name;
}

}  // namespace

std::string text_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error(path.string() + " cannot be read");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void write_text(const fs::path& path, std::string_view text) {
    if (path.has_parent_path()) fs::create_directories(path.parent_path());
    std::ofstream file{path, std::ios::binary};
    file << text;
    if (!file.flush()) throw std::runtime_error(path.string() + " cannot be written");
}

std::set<std::string> files_below(const fs::path& folder) {
    std::set<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator{folder})
        if (!entry.is_directory()) files.insert(entry.path().lexically_relative(folder).generic_string());
    return files;
}

TemporaryFolder::TemporaryFolder() : before_{fs::current_path()}, path_{make_folder()} {
    fs::current_path(path_);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::current_path(before_, ignored);
    fs::remove_all(path_, ignored);
}

bool blessing() {
    const char* const value = std::getenv("CSM_BLESS");
    return value != nullptr && std::string_view{value} == "1";
}

}  // namespace csm::test
