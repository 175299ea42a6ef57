// SPDX-License-Identifier: MIT
#include "golden/golden_case.hpp"

#include "line/command.hpp"
#include "places.hpp"
#include "support/golden_difference.hpp"
#include "support/golden_folder.hpp"
#include "support/readable_output.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace csm::test {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 6> given{"cmd", "stdin", "env", "width", "terminal", "folder"};
constexpr std::string_view written = "written/";

const fs::path& root() {
    static const fs::path path = fs::path{CSM_SOURCE_DIR} / "test/golden";
    return path;
}

/// The files that hold what came of the line, and what is expected of one that is not there.
const GoldenTexts& usual() {
    static const GoldenTexts texts{{"stdout", ""}, {"stderr", ""}, {"exit", "0\n"}};
    return texts;
}

bool is_usual(const std::string& name, const std::string& text) {
    const auto found = usual().find(name);
    return found != usual().end() && found->second == text;
}

template <class Names>
bool is_among(std::string_view name, const Names& names) {
    return std::ranges::find(names, name) != std::end(names);
}

std::vector<fs::path> folders_in(const fs::path& folder) {
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator{folder})
        if (entry.is_directory()) folders.push_back(entry.path());
    std::ranges::sort(folders);
    return folders;
}

std::string trimmed(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

}  // namespace

std::string GoldenCase::name() const { return folder_.lexically_relative(root()).generic_string(); }

std::string GoldenCase::command() const {
    const auto words = words_of(text_of(folder_ / "cmd"));
    for (const auto& command : cmd::all_commands())
        if (words.size() > 1 && words[1] == command.name) return words[1];
    return "csm";
}

std::string GoldenCase::optional_text(std::string_view file) const {
    return fs::exists(folder_ / file) ? text_of(folder_ / file) : std::string{};
}

GoldenSetting GoldenCase::setting() const {
    GoldenSetting setting;
    setting.input = optional_text("stdin");
    for (const auto& line : lines_of(optional_text("env"))) {
        const auto equals = line.find('=');
        if (equals == std::string::npos) throw std::invalid_argument("env: not NAME=VALUE: " + line);
        setting.environment[line.substr(0, equals)] = line.substr(equals + 1);
    }
    if (const auto width = optional_text("width"); !width.empty()) setting.width = std::stoi(width);
    setting.out_is_terminal = fs::exists(folder_ / "terminal");
    return setting;
}

GoldenTexts GoldenCase::run() const {
    const TemporaryFolder sandbox;
    fs::copy(root() / "data", sandbox.path(), fs::copy_options::recursive);
    for (const char* const folder : {"samples", "models", "import"})
        fs::copy(fs::path{CSM_SOURCE_DIR} / "data" / folder, sandbox.path() / folder,
                 fs::copy_options::recursive);
    const auto before = files_below(sandbox.path());
    if (const auto folder = trimmed(optional_text("folder")); !folder.empty())
        fs::current_path(sandbox.path() / folder);
    const auto run = run_golden(text_of(folder_ / "cmd"), setting());
    GoldenTexts texts{{"stdout", run.out}, {"stderr", run.err}, {"exit", std::to_string(run.status) + "\n"}};
    for (const auto& file : files_below(sandbox.path()))
        if (!before.contains(file)) texts[std::string{written} + file] = text_of(sandbox.path() / file);
    for (auto& [name, text] : texts) text = readable_output(std::move(text));
    return texts;
}

GoldenTexts GoldenCase::expected() const {
    auto texts = usual();
    for (const auto& file : files_below(folder_))
        if (usual().contains(file) || file.starts_with(written)) texts[file] = text_of(folder_ / file);
    return texts;
}

void GoldenCase::bless(const GoldenTexts& texts) const {
    fs::remove_all(folder_ / "written");
    for (const auto& [name, text] : texts)
        if (is_usual(name, text))
            fs::remove(folder_ / name);
        else
            write_text(folder_ / name, text);
}

std::vector<std::string> GoldenCase::defects() const {
    std::vector<std::string> sentences;
    if (!fs::is_regular_file(folder_ / "cmd")) sentences.emplace_back("has no file cmd");
    for (const auto& file : files_below(folder_)) {
        const bool is_expected = usual().contains(file) || file.starts_with(written);
        if (!is_expected && !is_among(file, given))
            sentences.emplace_back("has a file without a meaning: " + file);
        if (is_usual(file, optional_text(file)))
            sentences.emplace_back("has a file that may be absent: " + file);
    }
    if (!sentences.empty()) return sentences;
    if (const auto home = folder_.parent_path().filename().string(); home != command())
        sentences.push_back("belongs into the folder " + command());
    if (lines_of(text_of(folder_ / "cmd")).size() != 1) sentences.push_back("cmd holds more than one line");
    return sentences;
}

std::vector<GoldenCase> golden_cases() {
    std::vector<GoldenCase> cases;
    for (const auto& command : folders_in(root())) {
        if (command.filename() == "data") continue;
        for (const auto& folder : folders_in(command)) cases.emplace_back(folder);
    }
    return cases;
}

}  // namespace csm::test
