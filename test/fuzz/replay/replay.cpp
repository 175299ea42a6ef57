// SPDX-License-Identifier: MIT
// Gives every file of the folders named to a fuzz target, without a fuzzer: a finding ends the process.
#include "fuzz/shared/target.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

int main(int argc, char** argv) {
    namespace fs = std::filesystem;
    std::map<fs::path, std::string> inputs;
    for (const std::string& folder : std::vector<std::string>(argv + 1, argv + argc))
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (!entry.is_regular_file()) continue;
            std::ostringstream text;
            text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
            inputs[entry.path()] = text.str();
        }
    for (const auto& [path, text] : inputs) {
        std::cout << path.string() << std::endl;  // before the run: a crash shows which one it was
        const std::vector<std::uint8_t> bytes(text.begin(), text.end());
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    }
    std::cout << inputs.size() << " inputs\n";
    return inputs.empty() ? 1 : 0;
}
