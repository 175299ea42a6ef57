// SPDX-License-Identifier: MIT
#include <csm/input_names.hpp>

#include <fmt/format.h>
#include <glob.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

namespace csm {

namespace {

namespace fs = std::filesystem;

bool is_portfolio_name(std::string_view name) {
    constexpr std::array<std::string_view, 4> endings{".json", ".ndjson", ".jsonl", ".csv"};
    if (name.ends_with(".gz")) name.remove_suffix(3);
    return !name.starts_with('.') &&
           std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

/// What cannot be opened without risk: reading it may wait forever, or act on a device.
std::string_view kind_of_special(const fs::file_status& status) {
    switch (status.type()) {
    case fs::file_type::fifo: return "a pipe";
    case fs::file_type::socket: return "a socket";
    case fs::file_type::block:
    case fs::file_type::character: return "a device";
    default: return {};
    }
}

/// Takes a name that nobody wrote.
void add_found(InputNames& found, std::string name) {
    std::error_code unknown;
    const auto kind = kind_of_special(fs::status(name, unknown));
    if (kind.empty())
        found.names.push_back(std::move(name));
    else
        found.left_out.push_back({std::move(name), kind});
}

/// What to do when nothing was found, or only what is left out.
std::string next_step(const InputNames& found, std::size_t left_out_before, std::string_view usual) {
    if (found.left_out.size() == left_out_before) return std::string{usual};
    const auto& [name, kind] = found.left_out.back();
    return fmt::format("{} is {} and left out; name it to have it read", name, kind);
}

/// A link to nothing is not left out, so that it is told.
Result<void> add_folder(InputNames& found, const std::string& folder) {
    std::vector<std::string> names;
    std::error_code failure;
    for (fs::directory_iterator entry{folder, failure}, end; !failure && entry != end;
         entry.increment(failure)) {
        std::error_code unknown;
        if (is_portfolio_name(entry->path().filename().string()) && !entry->is_directory(unknown))
            names.push_back(entry->path().string());
    }
    if (failure) return Error{folder, "cannot be read: " + failure.message(), {}};
    std::ranges::sort(names);
    const auto before = found.names.size(), left_out_before = found.left_out.size();
    for (auto& name : names) add_found(found, std::move(name));
    if (found.names.size() > before) return {};
    return Error{folder, "is a folder without a portfolio in it",
                 next_step(found, left_out_before,
                           "name a file, or a folder of .json, .ndjson, .jsonl or .csv files, packed with "
                           "gzip or not")};
}

Result<void> add_matches(InputNames& found, const std::string& pattern) {
    glob_t matches{};
    const int status = ::glob(pattern.c_str(), 0, nullptr, &matches);
    const std::unique_ptr<glob_t, decltype(&::globfree)> release{&matches, &::globfree};
    const auto before = found.names.size(), left_out_before = found.left_out.size();
    for (std::size_t i = 0; status == 0 && i < matches.gl_pathc; ++i)
        add_found(found, matches.gl_pathv[i]);  // NOLINT(cppcoreguidelines-pro-bounds-pointer-arithmetic)
    if (found.names.size() > before) return {};
    return Error{pattern, "matches no file",
                 next_step(found, left_out_before, "check the pattern and the folder")};
}

Result<void> add_word(InputNames& found, const std::string& word) {
    std::error_code unknown;
    if (fs::is_directory(word, unknown)) return add_folder(found, word);
    const bool is_pattern = word.find_first_of("*?[") != std::string::npos && !fs::exists(word, unknown);
    if (is_pattern) return add_matches(found, word);
    found.names.push_back(word);
    return {};
}

}  // namespace

Result<InputNames> input_names(const std::vector<std::string>& words) {
    InputNames found;
    for (const auto& word : words)
        if (const auto added = add_word(found, word); !added) return added.error();
    return Result<InputNames>{boost::system::in_place_value, std::move(found)};
}

}  // namespace csm
