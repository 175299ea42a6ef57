// SPDX-License-Identifier: MIT
#include "input_names.hpp"

#include <glob.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <string_view>

namespace csm::cmd {

namespace {

namespace fs = std::filesystem;

using Names = std::vector<std::string>;

bool is_portfolio_name(std::string_view name) {
    constexpr std::array<std::string_view, 4> endings{".json", ".ndjson", ".jsonl", ".csv"};
    if (name.ends_with(".gz")) name.remove_suffix(3);
    return !name.starts_with('.') &&
           std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

/// Folders, pipes and devices are left out; a link to nothing is not, so that it is told.
bool may_be_portfolio(const fs::directory_entry& entry) {
    std::error_code unknown;
    const auto status = entry.status(unknown);
    const bool is_other = fs::exists(status) && !fs::is_regular_file(status);
    return !is_other && is_portfolio_name(entry.path().filename().string());
}

Result<Names> files_in(const std::string& folder) {
    Names names;
    std::error_code failure;
    for (fs::directory_iterator entry{folder, failure}, end; !failure && entry != end;
         entry.increment(failure))
        if (may_be_portfolio(*entry)) names.push_back(entry->path().string());
    if (failure) return Error{folder, "cannot be read: " + failure.message(), {}};
    if (names.empty())
        return Error{
            folder, "is a folder without a portfolio in it",
            "name a file, or a folder of .json, .ndjson, .jsonl or .csv files, packed with gzip or not"};
    std::ranges::sort(names);
    return Result<Names>{boost::system::in_place_value, std::move(names)};
}

Result<Names> matches_of(const std::string& pattern) {
    glob_t found{};
    const int status = ::glob(pattern.c_str(), 0, nullptr, &found);
    const std::unique_ptr<glob_t, decltype(&::globfree)> release{&found, &::globfree};
    if (status != 0) return Error{pattern, "matches no file", "check the pattern and the folder"};
    return Result<Names>{boost::system::in_place_value, found.gl_pathv, found.gl_pathv + found.gl_pathc};
}

Result<Names> names_for(const std::string& word) {
    std::error_code unknown;
    if (fs::is_directory(word, unknown)) return files_in(word);
    const bool is_pattern = word.find_first_of("*?[") != std::string::npos && !fs::exists(word, unknown);
    if (is_pattern) return matches_of(word);
    return Result<Names>{boost::system::in_place_value, 1, word};
}

}  // namespace

Result<Names> input_names(const Names& words) {
    Names names;
    for (const auto& word : words) {
        const auto meant = names_for(word);
        if (!meant) return meant.error();
        names.insert(names.end(), (*meant).begin(), (*meant).end());
    }
    return Result<Names>{boost::system::in_place_value, std::move(names)};
}

}  // namespace csm::cmd
